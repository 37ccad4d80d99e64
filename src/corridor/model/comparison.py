"""May the regions be compared? Only where enough report the same thing for the same time, each with a number."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from corridor.model.dataset import Dataset
from corridor.model.kept_answers import kept
from corridor.model.kinds_of_time import is_of, moment_of
from corridor.model.period import Period
from corridor.model.records import Indicator, Observation
from corridor.model.vocabulary import PeriodState, Qualifier

LEAST_REGIONS = 3
_DATED = (PeriodState.STATED, PeriodState.AS_OF, PeriodState.UNDATED)
"""Periods of which it is known that equal ones are the same; the others name an end or a choice only."""


class Obstacle(StrEnum):
    """Why regions cannot be compared; the first that applies."""

    NOT_REPORTED = "not_reported"
    """No region reports it."""
    TOO_FEW = "too_few"
    """Fewer regions report it than a comparison needs."""
    STATES = "states"
    """Enough report it, but too few with a number that may be compared."""
    PERIODS_UNKNOWN = "periods_unknown"
    """Enough have numbers, but of too few it is known for which period."""
    UNITS = "units"
    """Enough are left, but they count in different units."""
    PERIODS = "periods"
    """Enough are left, but they speak of different periods."""


class Mark(Struct, frozen=True):
    """The value of one region.

    Attributes:
        value: its number.
        approximate: whether it is "at least" or "about" and must be marked so wherever it is shown.
        position: where it lies between the smallest (0) and the largest (1); 0 when all are equal.
    """

    region: str
    observation: Observation
    value: Decimal
    approximate: bool
    position: Decimal


class Comparable(Struct, frozen=True):
    """Values that may be set beside each other; `marks` in corridor order, silent regions left out.

    Of a stock that some report for the quarter and some for its last day, `period` is the last day.
    """

    indicator: Indicator
    unit: str | None
    period: Period
    marks: tuple[Mark, ...]


class NotComparable(Struct, frozen=True):
    """Why there is no comparison, with what was found.

    Attributes:
        indicator: the one looked at; None when several were and none is reported by a region.
        regions: which regions report it at all, in corridor order.
        usable: how many of these were left behind the obstacle: of one unit, of one period.
        needed: how many regions a comparison needs.
    """

    indicator: Indicator | None
    obstacle: Obstacle
    regions: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
    units: tuple[str, ...] = ()
    usable: int = 0
    needed: int = LEAST_REGIONS


def compare(dataset: Dataset, indicator: Indicator, wanted: Period | None = None) -> Comparable | NotComparable:
    """The regions' values of `indicator` for the latest period that enough of them report, or why there are none.

    With a period `wanted`, or one that is chosen in the data, those for that period alone.
    """
    if dataset.indicators.get(indicator.id) is indicator:
        return _compared(dataset, indicator.id, wanted or dataset.chosen)
    return _compare(dataset, indicator, wanted or dataset.chosen)


@kept
def _compared(dataset: Dataset, indicator: str, wanted: Period | None) -> Comparable | NotComparable:
    """The comparison of one of the dataset's own indicators, which every region's panel asks for."""
    return _compare(dataset, dataset.indicators[indicator], wanted)


def _compare(dataset: Dataset, indicator: Indicator, wanted: Period | None) -> Comparable | NotComparable:
    regions = set(dataset.corridor.regions)
    reports = dataset.reports_of(indicator.id)
    if wanted is not None:
        reports = {key: rows for key, rows in reports.items() if key[1] and is_of(indicator, key[1], wanted)}
    times = _by_time(indicator, reports)
    for (unit, _), (_, rows) in sorted(times.items(), key=lambda time: _common_period(time[1][0]), reverse=True):
        together = [row for some in rows for row in some]
        usable = {dataset.current(row.area): row for row in reversed(together) if _usable(row)}
        in_order = {code: usable[code] for code in dataset.corridor.regions if code in usable}
        if len(in_order) >= LEAST_REGIONS:
            return Comparable(indicator, unit, _common_period(_periods(in_order.values())), _marks(in_order))
    found = [row for rows in reports.values() for row in rows if dataset.current(row.area) in regions]
    return _refusal(dataset, indicator, found)


def first_comparable(dataset: Dataset, initiative: str) -> Comparable | NotComparable:
    """The comparison of the most telling indicator of `initiative` that has one, else why the best-reported has not."""
    indicators = [row for row in dataset.indicators.values() if row.initiative == initiative]
    best = NotComparable(None, Obstacle.NOT_REPORTED)
    for indicator in sorted(indicators, key=lambda row: (row.prominence == 0, row.prominence)):
        found = compare(dataset, indicator)
        if isinstance(found, Comparable):
            return found
        if len(found.regions) > len(best.regions):
            best = found
    return best


_Reports = Mapping[tuple[str | None, Period | None], Sequence[Observation]]
_Times = dict[tuple[str | None, Hashable], tuple[set[Period], list[Sequence[Observation]]]]
"""The periods and the rows that belong together, by their unit and by what must be equal of their times."""


def _by_time(indicator: Indicator, reports: _Reports) -> _Times:
    """The reports by their time; those without a period are left out."""
    found: _Times = {}
    for (unit, period), rows in reports.items():
        if period is not None:
            periods, held = found.setdefault((unit, moment_of(indicator, period)), (set(), []))
            periods.add(period)
            held.append(rows)
    return found


def _periods(rows: Iterable[Observation]) -> set[Period]:
    return {row.period for row in rows if row.period is not None}


def _common_period(periods: set[Period]) -> Period:
    """The one of `periods`, or the day on which all of them end: of those over on that day what says most of it."""
    first = min(periods)
    return first if len(periods) == 1 else Period("{:04}-{:02}-{:02}".format(*first.closing))


def _usable(row: Observation) -> bool:
    return _numbered(row) and _dated(row)


def _numbered(row: Observation) -> bool:
    return row.value is not None and row.qualifier.comparable


def _dated(row: Observation) -> bool:
    return row.period is not None and row.period_state in _DATED


def _marks(rows: Mapping[str, Observation]) -> tuple[Mark, ...]:
    values = [row.value for row in rows.values() if row.value is not None]
    low, high = min(values), max(values)
    return tuple(
        Mark(
            region=region,
            observation=row,
            value=value,
            approximate=row.qualifier is not Qualifier.EXACT,
            position=(value - low) / (high - low) if high > low else Decimal(0),
        )
        for (region, row), value in zip(rows.items(), values, strict=True)
    )


def _refusal(dataset: Dataset, indicator: Indicator, rows: Sequence[Observation]) -> NotComparable:
    """The first obstacle on the way from all reports to those of one unit and period that leaves too few regions."""
    numbered = [row for row in rows if _numbered(row)]
    dated = [row for row in numbered if _dated(row)]
    stages = {
        Obstacle.TOO_FEW: _regions(dataset, rows),
        Obstacle.STATES: _regions(dataset, numbered),
        Obstacle.PERIODS_UNKNOWN: _regions(dataset, dated),
        Obstacle.UNITS: _most_regions(dataset, dated, lambda row: row.unit),
        Obstacle.PERIODS: _most_regions(dataset, dated, lambda row: (row.unit, _time(indicator, row))),
    }
    obstacle, left = next((stage, held) for stage, held in stages.items() if len(held) < LEAST_REGIONS)
    reporting = stages[Obstacle.TOO_FEW]
    return NotComparable(
        indicator,
        obstacle if reporting else Obstacle.NOT_REPORTED,
        regions=tuple(code for code in dataset.corridor.regions if code in reporting),
        periods=tuple(sorted({row.period for row in rows if row.period is not None})),
        units=tuple(sorted({row.unit for row in rows if row.unit is not None})),
        usable=len(left),
    )


def _time(indicator: Indicator, row: Observation) -> Hashable:
    return moment_of(indicator, row.period) if row.period is not None else None


def _regions(dataset: Dataset, rows: Iterable[Observation]) -> set[str]:
    return {dataset.current(row.area) for row in rows}


def _most_regions(dataset: Dataset, rows: Iterable[Observation], alike: Callable[[Observation], object]) -> set[str]:
    """The regions of the largest group of rows that are alike."""
    groups: dict[object, set[str]] = {}
    for row in rows:
        groups.setdefault(alike(row), set()).add(dataset.current(row.area))
    return max(groups.values(), key=len, default=set())
