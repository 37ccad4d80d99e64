"""How new is what each region reports under each initiative? Of a chosen period: was it late, nil, or not reported?"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import NamedTuple

import numpy as np
from msgspec import Struct

from corridor.model.coded import Coded
from corridor.model.dataset import Dataset
from corridor.model.kept_answers import kept
from corridor.model.period import Day, Period
from corridor.model.records import Area
from corridor.model.vocabulary import PeriodState, Qualifier
from corridor.queries.report_states import ReportState, state_of_return
from corridor.queries.reported_periods import is_reported, periods_repeat


class Mark(StrEnum):
    """What is to be said of a cell beside how much is reported in it."""

    PARTLY_OLDER = "partly"
    """Some of its figures are of an earlier time than the data as a whole."""
    OLDER = "older"
    """All of them are."""
    LATE = "late"
    """The region reported on the chosen period after the deadline."""
    NIL = "nil"
    """The region reported that there was nothing to report for the chosen period."""
    SILENT = "silent"
    """The region has not reported for the chosen period."""


class CellTime(Struct, frozen=True):
    """The mark of one cell.

    Attributes:
        older: how many figures are of an earlier time.
        until: the last day that the newest of its figures speaks of; None where a period is chosen.
        reason: why there was nothing to report; empty otherwise.
    """

    mark: Mark
    older: int = 0
    until: date | None = None
    reason: str = ""


class Timeliness(Struct, frozen=True):
    """The cells that are marked, by region and initiative.

    Attributes:
        newest: the last day that the data as a whole speak of; None where a period is chosen or nothing is marked.
    """

    newest: date | None
    cells: Mapping[tuple[str, str], CellTime]

    @property
    def older(self) -> int:
        """How many of the regions' figures are of an earlier time than the data as a whole."""
        return sum(cell.older for cell in self.cells.values())

    def of(self, region: str, initiative: str) -> CellTime | None:
        """What is to be said of a cell; None for one that is as new as any, or reported in time."""
        return self.cells.get((region, initiative))


@kept
def timeliness(dataset: Dataset) -> Timeliness:
    """The marks of all cells: of a chosen period those of its reports, else those of age.

    Where nothing is reported for more than one period, nothing is old: a single document speaks of different years.
    """
    if dataset.chosen is not None:
        return Timeliness(None, _reports(dataset, dataset.chosen))
    newest = dataset.data_as_of
    if newest is None or not periods_repeat(dataset):
        return Timeliness(None, {})
    return Timeliness(newest, _ages(dataset, newest))


def _ages(dataset: Dataset, newest: date) -> dict[tuple[str, str], CellTime]:
    ends, found = _ends(dataset), {}
    for region in dataset.regions:
        for initiative in dataset.initiatives:
            age = _age(ends.get((region.id, initiative), Counter()), newest)
            if age is not None:
                found[region.id, initiative] = age
    return found


class _Dated(NamedTuple):
    """What says whether a figure reports on a period."""

    period: Period | None
    period_state: PeriodState
    qualifier: Qualifier


def _ends(dataset: Dataset) -> Mapping[tuple[str | None, str | None], Counter[Day]]:
    """When the periods of what is current were over, by region and initiative, and of how many figures.

    Columns alone are looked at: all regions together have very many.
    """
    columns = dataset.figures.columns
    areas = (area for region in dataset.regions for area in dataset.areas_of(region.id))
    places = np.concatenate([np.array([], np.intp), *map(dataset.places_of_latest, areas)])
    dated = Coded.together([columns[name].taken(places) for name in _Dated._fields])
    reported = np.array([is_reported(_Dated._make(row)) for row in dated.values], bool)
    places = places[reported[dated.codes]]
    rows = Coded.together([columns[name].taken(places) for name in ("area", "initiative", "period")])
    numbers = np.bincount(rows.codes, minlength=len(rows.values)).tolist()
    region_of = cache(dataset.region_of)
    found: dict[tuple[str | None, str | None], Counter[Day]] = {}
    for (area, initiative, period), number in zip(rows.values, numbers, strict=True):
        found.setdefault((region_of(area), initiative), Counter())[period.closing] += number
    return found


def _age(ends: Counter[Day], newest: date) -> CellTime | None:
    until = (newest.year, newest.month, newest.day)
    older = sum(number for end, number in ends.items() if end < until)
    if not older:
        return None
    mark = Mark.OLDER if older == ends.total() else Mark.PARTLY_OLDER
    return CellTime(mark, older, date(*max(ends)) if mark is Mark.OLDER else None)


def _reports(dataset: Dataset, period: Period) -> dict[tuple[str, str], CellTime]:
    states = {region.id: state_of_return(dataset, region, period) for region in dataset.regions}
    if all(state is ReportState.NOTHING for state, _ in states.values()):
        return {}
    pairs = ((region, key) for region in dataset.regions for key in dataset.initiatives)
    cells = {(region.id, key): _report(dataset, region, key, *states[region.id]) for region, key in pairs}
    return {key: cell for key, cell in cells.items() if cell is not None}


def _report(dataset: Dataset, region: Area, initiative: str, state: ReportState, reason: str) -> CellTime | None:
    """A cell with figures is late or in time; one without is nil or silent, if its region is."""
    rows = (row for area in dataset.areas_of(region.id) for row in dataset.latest_of(area))
    if any(row.initiative == initiative for row in rows):
        return CellTime(Mark.LATE) if state is ReportState.LATE else None
    if state is ReportState.NIL:
        return CellTime(Mark.NIL, reason=reason)
    return CellTime(Mark.SILENT) if state is ReportState.NOTHING else None
