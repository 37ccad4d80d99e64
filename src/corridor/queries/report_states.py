"""Who has reported for a period, who late, who had nothing to report, and who has not?"""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.model.records import Area
from corridor.model.returns import Return


class ReportState(StrEnum):
    """What a region has done for a period."""

    REPORTED = "reported"
    LATE = "late"
    NIL = "nil"
    """It reported that there is nothing to report, and why."""
    NOTHING = "nothing"


class RegionReport(Struct, frozen=True):
    """One region's report.

    Attributes:
        reason: why it had nothing to report; empty otherwise.
        last: the last period before this one that it has reported for.
    """

    region: Area
    state: ReportState
    reason: str
    last: Period | None


class ReportStates(Struct, frozen=True):
    """Every region's report for `period`, in corridor order."""

    period: Period
    rows: tuple[RegionReport, ...]

    @property
    def missing(self) -> tuple[Area, ...]:
        """The regions that have not reported."""
        return tuple(row.region for row in self.rows if row.state is ReportState.NOTHING)


def report_states(dataset: Dataset) -> ReportStates | None:
    """The reports for the chosen period, else for the newest that any region has reported for.

    None where no region has reported for it: figures of before the reports, and a package in its folder.
    """
    known = {period for region in dataset.regions for period in dataset.returns_of(region.id)}
    period = dataset.chosen or max(known, default=None)
    if period is None:
        return None
    rows = tuple(_report(dataset, region, period) for region in dataset.regions)
    if all(row.state is ReportState.NOTHING for row in rows):
        return None
    return ReportStates(period, rows)


def nil_returns(dataset: Dataset, area: str) -> tuple[Return, ...]:
    """The periods for which `area` had nothing to report, each with why, the newest first."""
    held = dataset.returns_of(area)
    return tuple(held[period] for period in sorted(held, reverse=True) if held[period].nil)


def state_of_return(dataset: Dataset, region: Area, period: Period) -> tuple[ReportState, str]:
    """What `region` has done for `period`, and why there was nothing to report, where it said so."""
    found = _return_for(dataset.returns_of(region.id), period)
    if found is None:
        return ReportState.NOTHING, ""
    state = ReportState.NIL if found.nil else ReportState.LATE if found.late else ReportState.REPORTED
    return state, found.nil


def _return_for(held: Mapping[Period, Return], period: Period) -> Return | None:
    """The report that speaks of `period`: the one for it, else for one that is over with it, else for one it lies in.

    What is asked for each quarter brings the figures of months, half-years and years as well.
    """
    if period in held:
        return held[period]
    ending = [of for of in held if of.closing == period.closing]
    around = [of for of in held if of.opening and period.opening and of.opening <= period.opening < of.closing]
    found = max(ending, default=None) or max((of for of in around if period.closing <= of.closing), default=None)
    return held[found] if found is not None else None


def _report(dataset: Dataset, region: Area, period: Period) -> RegionReport:
    state, reason = state_of_return(dataset, region, period)
    earlier = (of for of in dataset.returns_of(region.id) if of < period)
    return RegionReport(region, state, reason, max(earlier, default=None))
