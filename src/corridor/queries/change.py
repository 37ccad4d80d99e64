"""How does a figure differ from the one before it? Only where the two may be held against each other, else why not."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cache
from operator import itemgetter

import numpy as np
from msgspec import Struct

from corridor.model.coded import Places
from corridor.model.dataset import AREAS_KEPT, Dataset
from corridor.model.kept_answers import kept_lately
from corridor.model.kinds_of_time import kind_of_time
from corridor.model.observation_table import ObservationTable
from corridor.model.period import Day, Period
from corridor.model.records import Indicator, Observation
from corridor.model.redefinition import same_definition
from corridor.model.vocabulary import Measure, PeriodState, Qualifier
from corridor.queries.reported_periods import is_reported

_LONGEST = 12
"""Of how many periods a run is at most: three years of quarters."""
_AT_A_TIME = 16
"""So many rows are made at once: a run needs little more, and one by one they cost ten times as much."""


class ChangeObstacle(StrEnum):
    """Why a figure is not held against the one before it."""

    REDEFINED = "redefined"
    """The two follow different definitions."""
    RECODED = "recoded"
    """The earlier one was published for the area under its former code."""
    UNITS = "units"
    """The two are in different units."""
    STATES = "states"
    """One of the two is no number that may be compared."""


class Change(Struct, frozen=True):
    """What became of a figure since the period before of the same kind.

    Attributes:
        before: the figure of that period.
        difference: how much more it is now, in the figure's unit (points where that is percent); None where the two
            may not be compared.
        obstacle: why they may not.
        rounded: whether one of them is "at least" or "about", so that the difference is no exact one either.
    """

    before: Observation
    difference: Decimal | None
    obstacle: ChangeObstacle | None
    rounded: bool


def change_of(dataset: Dataset, row: Observation) -> Change | None:
    """The change of `row`, published or proposed, since the last period before it of the same kind.

    A target is held against targets only. None where nothing of the kind was published before; the indicator of `row`
    must be known.
    """
    before = _before(dataset, row)
    return None if before is None else change_between(dataset, before, row)


def change_between(dataset: Dataset, before: Observation, row: Observation) -> Change:
    """The change from one figure to another of the same thing, whichever periods they are of."""
    obstacle = _obstacle(dataset, before, row)
    if obstacle or row.value is None or before.value is None:
        return Change(before, None, obstacle or ChangeObstacle.STATES, rounded=False)
    rounded = any(one.qualifier in (Qualifier.AT_LEAST, Qualifier.ABOUT) for one in (row, before))
    difference = row.value - before.value
    return Change(before, Decimal(f"{difference.normalize():f}"), None, rounded)


def comparable_run(dataset: Dataset, row: Observation) -> tuple[Observation, ...]:
    """`row` and what was reported before it, in order of time, as far back as each may be held against the next.

    A target has none. At most `_LONGEST`.
    """
    run = [row]
    while len(run) < _LONGEST and not _is_target(row):
        change = change_of(dataset, run[0])
        if change is None or change.difference is None:
            break
        run.insert(0, change.before)
    return tuple(run)


def _before(dataset: Dataset, row: Observation) -> Observation | None:
    """The row of the same area and indicator whose period, of the same kind, closed last before.

    Of several the last one in the file's order.
    """
    if row.period is None or not _counts(row):
        return None
    indicator = dataset.indicators[row.indicator]
    for one in _reported(dataset, dataset.current(row.area))(row.indicator).over_before(row.period.closing):
        if one.period is not None and _same_thing(one, row) and _precedes(indicator, one.period, row.period):
            return one
    return None


class _Reports:
    """What an area reported of an indicator, by period, then in the file's order; rows are made when looked at."""

    def __init__(self, table: ObservationTable, places: Places) -> None:
        periods = zip(table.columns["period"].at(places), places.tolist(), strict=True)
        dated = sorted(((period, place) for period, place in periods if period is not None), key=itemgetter(0))
        self._closings = [period.closing for period, _ in dated]
        self._rows = table.rows(np.array([place for _, place in dated], np.intp))
        self._made: dict[int, Sequence[Observation]] = {}

    def over_before(self, day: Day) -> Iterator[Observation]:
        """The rows whose periods had closed before `day`, the last ones first."""
        for at in reversed(range(bisect_left(self._closings, day))):
            first = at - at % _AT_A_TIME
            if first not in self._made:
                self._made[first] = tuple(self._rows[first : first + _AT_A_TIME])
            yield self._made[first][at - first]


@kept_lately(AREAS_KEPT)
def _reported(dataset: Dataset, area: str) -> Callable[[str], _Reports]:
    """What `area` reported of an indicator, made of the rows of that one alone."""
    table = dataset.figures
    held = {
        key: rows.places for (key,), rows in table.grouped("indicator", among=dataset.places_of_figures(area)).items()
    }
    return cache(lambda indicator: _Reports(table, held.get(indicator, np.array([], np.intp))))


def _same_thing(one: Observation, row: Observation) -> bool:
    """Whether both are targets, or both are reports; and no other version of the same row."""
    return one.id != row.id and _is_target(one) == _is_target(row) and _counts(one)


def _counts(row: Observation) -> bool:
    return is_reported(row) or (_is_target(row) and row.period_state is not PeriodState.AMBIGUOUS)


def _is_target(row: Observation) -> bool:
    return row.qualifier is Qualifier.TARGET


def _precedes(indicator: Indicator, one: Period, other: Period) -> bool:
    """Whether `one` is over before the other and of the same kind.

    Of stocks every earlier day is; totals since January are held against those of the same days of an earlier year.
    """
    if indicator.measure is Measure.YTD and one.closing[1:] != other.closing[1:]:
        return False
    return one.closing < other.closing and kind_of_time(indicator, one) == kind_of_time(indicator, other)


def _obstacle(dataset: Dataset, before: Observation, row: Observation) -> ChangeObstacle | None:
    if not all(one.value is not None and (one.qualifier.comparable or _is_target(one)) for one in (before, row)):
        return ChangeObstacle.STATES
    if not same_definition(dataset.indicators[row.indicator], before, row):
        return ChangeObstacle.REDEFINED
    if before.unit != row.unit:
        return ChangeObstacle.UNITS
    return ChangeObstacle.RECODED if before.area != row.area else None


def follows_directly(before: Period, period: Period) -> bool:
    """Whether one period begins on the day after the other is over."""
    if period.opening is None:
        return False
    return date(*period.opening) - date(*before.closing) == timedelta(days=1)
