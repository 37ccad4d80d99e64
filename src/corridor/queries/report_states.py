"""Who has reported for a period, who late, who had nothing to report, and who has not?"""

from dataclasses import dataclass
from enum import StrEnum

from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.model.records import Area


class ReportState(StrEnum):
    """What a region has done for a period."""

    REPORTED = "reported"
    LATE = "late"
    NIL = "nil"
    """It reported that there is nothing to report, and why."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class RegionReport:
    """One region's report.

    Attributes:
        reason: why it had nothing to report; empty otherwise.
        newest: the newest period that it has reported for at all.
    """

    region: Area
    state: ReportState
    reason: str
    newest: Period | None


@dataclass(frozen=True, slots=True)
class ReportStates:
    """Every region's report for `period`, in corridor order."""

    period: Period
    rows: tuple[RegionReport, ...]

    @property
    def missing(self) -> tuple[Area, ...]:
        """The regions that have not reported."""
        return tuple(row.region for row in self.rows if row.state is ReportState.NOTHING)


def report_states(dataset: Dataset) -> ReportStates | None:
    """The reports for the chosen period, else for the newest that any region has reported for; None without any."""
    regions = {region.id: dataset.returns_of(region.id) for region in dataset.regions}
    known = {period for held in regions.values() for period in held}
    period = dataset.chosen or max(known, default=None)
    if period is None or not known:
        return None
    return ReportStates(period, tuple(_report(dataset, region, period) for region in dataset.regions))


def _report(dataset: Dataset, region: Area, period: Period) -> RegionReport:
    held = dataset.returns_of(region.id)
    found, newest = held.get(period), max(held, default=None)
    if found is None:
        return RegionReport(region, ReportState.NOTHING, "", newest)
    state = ReportState.NIL if found.nil else ReportState.LATE if found.late else ReportState.REPORTED
    return RegionReport(region, state, found.nil, newest)
