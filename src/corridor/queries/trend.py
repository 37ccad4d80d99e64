"""How did figures change from one period to the next?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.model.records import Area, Indicator, Observation, Unit
from corridor.model.redefinition import redefined_between
from corridor.model.vocabulary import PeriodState, Qualifier

_LEAST_POINTS = 2


class TrendObstacle(StrEnum):
    """Why there is no trend."""

    NOT_REPORTED = "not_reported"
    """There are no figures."""
    ONE_PERIOD = "one_period"
    """No figure is reported for two periods of the same length."""


@dataclass(frozen=True, slots=True)
class Break:
    """Where two points may not be joined, nor held against each other.

    Attributes:
        at: how many points are before it.
        since: since when the indicator is defined otherwise; None where it is not that.
        former: under which code the points before it were published; None where it is the same as after it.
    """

    at: int
    since: Period | None
    former: Area | None


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator in one area through time.

    Attributes:
        area: the area of today, whatever the code of the points.
        points: in order of time; one without a value (illegible) is a gap in the line.
        targets: in order of time.
        breaks: in order of time.
    """

    area: Area
    indicator: Indicator
    unit: Unit | None
    points: tuple[Observation, ...]
    targets: tuple[Observation, ...]
    breaks: tuple[Break, ...] = ()


@dataclass(frozen=True, slots=True)
class Trends:
    """Every series of a selection; `obstacle` says why there is none."""

    series: tuple[Series, ...]
    obstacle: TrendObstacle | None


def trends(dataset: Dataset, region: str | None, initiative: str | None = None) -> Trends:
    """The series of a region and of what is shown with it; without one, of what belongs to no region."""
    rows = [row for area in dataset.areas_of(region) for row in dataset.observations_of(area, initiative)]
    series: dict[tuple[object, ...], list[Observation]] = {}
    targets: dict[tuple[object, ...], list[Observation]] = {}
    for row in rows:
        if row.qualifier is Qualifier.TARGET:
            targets.setdefault((dataset.current(row.area), row.indicator, row.unit), []).append(row)
        elif row.period is not None and row.period_state is not PeriodState.AMBIGUOUS:
            series.setdefault((dataset.current(row.area), row.indicator, row.unit, row.period.length), []).append(row)
    found = [_series(dataset, held, targets.get(key[:3], ())) for key, held in series.items() if _changes(held)]
    obstacle = None if found else TrendObstacle.ONE_PERIOD if rows else TrendObstacle.NOT_REPORTED
    return Trends(tuple(found), obstacle)


def _series(dataset: Dataset, points: Sequence[Observation], targets: Sequence[Observation]) -> Series:
    first = points[0]
    ordered = _in_time(points)
    return Series(
        dataset.areas[dataset.current(first.area)],
        dataset.indicators[first.indicator],
        dataset.units.get(first.unit or ""),
        ordered,
        _in_time(targets),
        tuple(_breaks(dataset, ordered)),
    )


def _breaks(dataset: Dataset, points: Sequence[Observation]) -> Iterator[Break]:
    for at, (one, other) in enumerate(pairwise(points), start=1):
        indicator = dataset.indicators[one.indicator]
        since = redefined_between(indicator, one.period, other.period) if one.period and other.period else None
        former = dataset.areas[one.area] if one.area != other.area else None
        if since or former:
            yield Break(at, since, former)


def _in_time(rows: Iterable[Observation]) -> tuple[Observation, ...]:
    dated = ((row.period.closing, row) for row in rows if row.period is not None)
    return tuple(row for _, row in sorted(dated, key=lambda pair: pair[0]))


def _changes(rows: Iterable[Observation]) -> bool:
    """Whether two different periods at least have numbers that may be compared."""
    periods = {row.period for row in rows if row.value is not None and row.qualifier.comparable}
    return len(periods) >= _LEAST_POINTS
