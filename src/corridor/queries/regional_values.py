"""What does each region report on one indicator, and which of these values may be held against each other?"""

from collections.abc import Collection, Mapping

from msgspec import Struct

from corridor.model.comparison import Comparable, NotComparable, compare
from corridor.model.dataset import Dataset
from corridor.model.kinds_of_time import is_of
from corridor.model.period import Period
from corridor.model.records import Area, Indicator, Observation
from corridor.model.vocabulary import Measure, Qualifier
from corridor.queries.reported_periods import is_reported, periods_by_report

LEAST_PAIRS = 5
"""How many regions must have both values before two indicators are shown against each other."""


class RegionValue(Struct, frozen=True):
    """One region's value.

    Attributes:
        observation: what it reports for the period; None where it reports nothing.
        compared: whether it may be held against the others.
    """

    region: Area
    observation: Observation | None
    compared: bool


class RegionalValues(Struct, frozen=True):
    """The values of one indicator.

    Attributes:
        period: the one they are of; None where each is its region's newest.
        verdict: what the rules of comparison say of the indicator in that period.
        rows: in corridor order, the silent regions too.
    """

    indicator: Indicator
    period: Period | None
    verdict: Comparable | NotComparable
    rows: tuple[RegionValue, ...]

    @property
    def compared(self) -> tuple[RegionValue, ...]:
        """Those that may be held against each other."""
        return tuple(row for row in self.rows if row.compared)


class Pairs(Struct, frozen=True):
    """Two indicators of the same regions, for the same period; each row holds the value of both."""

    across: Indicator
    upwards: Indicator
    period: Period
    rows: tuple[tuple[Area, Observation, Observation], ...]


def regional_values(
    dataset: Dataset, indicator: Indicator, period: Period | None = None, regions: Collection[str] = ()
) -> RegionalValues:
    """The values of `regions` (of all, for none) for `period`.

    Without a period they are of the latest that can be compared; where none can, each region's newest.
    """
    verdict = compare(dataset, indicator, period)
    marks = {mark.region: mark.observation for mark in verdict.marks} if isinstance(verdict, Comparable) else {}
    shown = verdict.period if isinstance(verdict, Comparable) else period
    rows = []
    for region in dataset.regions:
        if not regions or region.id in regions:
            observation = marks.get(region.id) or _reported(dataset, region, indicator, shown)
            rows.append(RegionValue(region, observation, region.id in marks))
    return RegionalValues(indicator, shown, verdict, tuple(rows))


def periods_reported(
    dataset: Dataset, indicator: Indicator, known: Mapping[Period, Period] | None = None
) -> tuple[Period, ...]:
    """The periods for which regions report `indicator`, the earliest first; `known` is `periods_by_report`."""
    found = periods_by_report(dataset) if known is None else known
    held = dataset.figures.holding("indicator", indicator.id)
    rows = dataset.figures.firsts("area", "period", "period_state", "qualifier", among=held)
    regions = (row for row in rows if dataset.current(row.area) in dataset.corridor.regions and is_reported(row))
    return tuple(sorted({found[row.period] for row in regions if row.period is not None}))


def pairs(across: RegionalValues, upwards: RegionalValues) -> Pairs | None:
    """The regions that have both values, if there are enough of them and both are of the same period."""
    one, other = across.verdict, upwards.verdict
    if not isinstance(one, Comparable) or not isinstance(other, Comparable) or not _same_time(one, other):
        return None
    second = {row.region.id: row.observation for row in upwards.compared}
    found = [(row.region, row.observation, second.get(row.region.id)) for row in across.compared]
    rows = tuple((region, first, last) for region, first, last in found if first is not None and last is not None)
    enough = len(rows) >= LEAST_PAIRS and across.indicator.id != upwards.indicator.id
    return Pairs(across.indicator, upwards.indicator, one.period, rows) if enough else None


def _same_time(one: Comparable, other: Comparable) -> bool:
    """Whether both are of one period; a stock goes with what was counted until its day."""
    stock = Measure.STOCK in (one.indicator.measure, other.indicator.measure)
    return one.period == other.period or (stock and one.period.closing == other.period.closing)


def _reported(dataset: Dataset, region: Area, indicator: Indicator, period: Period | None) -> Observation | None:
    """What a region reports for `period`, or its newest; of several the last one in the file's order."""
    rows = dataset.latest_of(region.id) if period is None else dataset.observations_of(region.id, indicator.initiative)
    held = [row for row in rows if row.indicator == indicator.id and row.qualifier is not Qualifier.TARGET]
    of_period = (row for row in reversed(held) if row.period and period and is_of(indicator, row.period, period))
    return next(reversed(held), None) if period is None else next(of_period, None)
