"""Who reports in the synthetic years, for which periods, and when the package under the releases changes."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from corridor.model.period import Period
from tests.synthetic.plan import Plan

YEARS = (2022, 2023, 2024)
QUARTERS = tuple(f"{year}-Q{quarter}" for year in YEARS for quarter in range(1, 5))
CITY, WHOLE = "990700", "corridor"
REGIONS = ("990721", "990722", "990723", "990781", "990782")
"""Codes that GB/T 2260 gives to nobody: no province begins with 99."""
EAST, NORTH, MIDDLE, TOWN, SOUTH = REGIONS
FORMER_TOWN = "990724"
"""The code of `TOWN` until the end of 2023."""


class Stage(StrEnum):
    """What the package under the releases had become by a certain time."""

    FIRST = "2022-Q1"
    REDEFINED = "2023-Q1"
    """One indicator is defined otherwise from January 2023 on."""
    ADDED = "2023-Q3"
    """One indicator is new."""
    RECODED = "2024-Q1"
    """One region has another code, and one indicator another name."""


def stage_of(quarter: str) -> Stage:
    """The package that the reports of a quarter are written for."""
    return max(stage for stage in Stage if stage.value <= quarter)


@dataclass(frozen=True, slots=True)
class YearPlan(Plan):
    """The five regions under their codes at one stage."""

    regions: int = len(REGIONS)
    indicators: int = 0
    periods: int = 0
    stage: Stage = Stage.RECODED

    @property
    def codes(self) -> list[str]:
        """The codes of the regions, in corridor order."""
        recoded = self.stage is Stage.RECODED
        return [FORMER_TOWN if code == TOWN and not recoded else code for code in REGIONS]


NIL = {
    (SOUTH, "2022-Q2"): "合成：办公室尚在筹建，本季度没有统计。",
    (MIDDLE, "2024-Q3"): "合成：统计系统更换，本季度暂停统计。",
}
"""Who reported that there was nothing to report, and why."""
SILENT = {
    (SOUTH, "2022-Q1"),
    (MIDDLE, "2023-Q3"),
    (TOWN, "2024-Q2"),
    (SOUTH, "2024-Q4"),
}
"""Who never reported for which quarter."""
LATE = {(NORTH, "2022-Q3"), (TOWN, "2022-Q4"), (TOWN, "2023-Q2"), (EAST, "2024-Q1"), (NORTH, "2024-Q4")}
"""Who reported after the deadline: too late for the quarter's own release, and in time for the next one."""


def over(quarter: str) -> datetime:
    """The end of the last day of a quarter, by the clock of Greenwich."""
    return datetime(*Period(quarter).closing, hour=23, tzinfo=UTC)


def due(quarter: str) -> datetime:
    """The deadline of a quarter."""
    return over(quarter) + timedelta(days=15)


def published(quarter: str) -> datetime:
    """When the release of a quarter is published."""
    return over(quarter) + timedelta(days=25)
