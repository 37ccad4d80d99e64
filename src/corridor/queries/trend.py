"""How did figures change from one period to the next?"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct

from corridor.model.dataset import Dataset
from corridor.model.kinds_of_time import kind_of_time
from corridor.model.period import Period
from corridor.model.records import Area, Indicator, Observation, Unit
from corridor.model.redefinition import redefined_between
from corridor.model.vocabulary import Measure, PeriodState, Qualifier


class TrendObstacle(StrEnum):
    """Why there is no trend."""

    NOT_REPORTED = "not_reported"
    """There are no figures."""
    ONE_PERIOD = "one_period"
    """No figure is reported for two periods that a line may join."""


class Break(Struct, frozen=True):
    """Where two points may not be joined, nor held against each other.

    Attributes:
        at: how many points are before it.
        since: since when the indicator is defined otherwise; None where it is not that.
        former: under which code the points before it were published; None where it is the same as after it.
    """

    at: int
    since: Period | None
    former: Area | None


class Series(Struct, frozen=True):
    """One indicator in one area through time.

    Attributes:
        area: the area of today, whatever the code of the points.
        points: in order of time; one without a value (illegible) is a gap in the line.
        targets: in order of time.
        breaks: in order of time.
        left_out: figures of the same that are on no line, in order of time: of another length, of an uncertain period.
    """

    area: Area
    indicator: Indicator
    unit: Unit | None
    points: tuple[Observation, ...]
    targets: tuple[Observation, ...]
    breaks: tuple[Break, ...] = ()
    left_out: tuple[Observation, ...] = ()

    @property
    def length(self) -> tuple[str, int] | None:
        """How long the periods of its points are, see `Period.length`; None of a stock, which is as of a day."""
        period = self.points[0].period
        return period.length if period and self.indicator.measure is not Measure.STOCK else None


class Trends(Struct, frozen=True):
    """Every series of a selection; `obstacle` says why there is none."""

    series: tuple[Series, ...]
    obstacle: TrendObstacle | None


def trends(dataset: Dataset, region: str | None, initiative: str | None = None) -> Trends:
    """The series of a region and of what is shown with it; without one, of what belongs to no region."""
    rows = [row for area in dataset.areas_of(region) for row in dataset.observations_of(area, initiative)]
    measured: dict[tuple[str, str, str | None], list[Observation]] = {}
    for row in rows:
        measured.setdefault((dataset.current(row.area), row.indicator, row.unit), []).append(row)
    found = tuple(line for held in measured.values() for line in _lines(dataset, held))
    obstacle = None if found else TrendObstacle.ONE_PERIOD if rows else TrendObstacle.NOT_REPORTED
    return Trends(found, obstacle)


def _lines(dataset: Dataset, rows: Sequence[Observation]) -> Iterator[Series]:
    """The lines of one indicator in one area; the first carries what is on none of them."""
    targets = [row for row in rows if row.qualifier is Qualifier.TARGET]
    reached = [row for row in rows if row.qualifier is not Qualifier.TARGET]
    lines: dict[object, list[Observation]] = {}
    indicator = dataset.indicators[rows[0].indicator]
    for row in reached:
        if row.period is not None and row.period_state is not PeriodState.AMBIGUOUS:
            lines.setdefault(kind_of_time(indicator, row.period), []).append(row)
    drawn = [held for held in lines.values() if _changes(held)]
    if indicator.measure is Measure.YTD and drawn:
        drawn = [max(drawn, key=_newest)]
    on_a_line = {row.id for held in drawn for row in held}
    others: Sequence[Observation] = tuple(row for row in reached if row.id not in on_a_line)
    for held in drawn:
        yield _series(dataset, held, targets, others)
        others = ()


def _newest(rows: Iterable[Observation]) -> tuple[int, int, int]:
    return max(row.period.closing for row in rows if row.period is not None)


def _series(
    dataset: Dataset, points: Sequence[Observation], targets: Sequence[Observation], others: Sequence[Observation]
) -> Series:
    first = points[0]
    ordered = _in_time(points)
    undated = (row for row in others if row.period is None)
    return Series(
        dataset.areas[dataset.current(first.area)],
        dataset.indicators[first.indicator],
        dataset.units.get(first.unit or ""),
        ordered,
        _in_time(targets),
        tuple(_breaks(dataset, ordered)),
        (*undated, *_in_time(others)),
    )


def _breaks(dataset: Dataset, points: Sequence[Observation]) -> Iterator[Break]:
    for at, (one, other) in enumerate(pairwise(points), start=1):
        indicator = dataset.indicators[one.indicator]
        if not indicator.redefined and one.area == other.area:
            continue
        since = redefined_between(indicator, one.period, other.period) if one.period and other.period else None
        former = dataset.areas[one.area] if one.area != other.area else None
        if since or former:
            yield Break(at, since, former)


def _in_time(rows: Iterable[Observation]) -> tuple[Observation, ...]:
    dated = ((row.period.closing, row) for row in rows if row.period is not None)
    return tuple(row for _, row in sorted(dated, key=lambda pair: pair[0]))


def _changes(rows: Iterable[Observation]) -> bool:
    """Whether two different periods at least have numbers that may be compared."""
    periods = (row.period for row in rows if row.value is not None and row.qualifier.comparable)
    first = next(periods, None)
    return any(period != first for period in periods)
