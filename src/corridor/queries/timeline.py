"""When was what? The dated things of a selection: figures and targets by their period, honours, and the report."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

import numpy as np
from msgspec import Struct

from corridor.model.coded import Coded, Places
from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.model.records import Honour, Source
from corridor.model.vocabulary import PeriodState, Qualifier
from corridor.queries.documents import documents
from corridor.queries.reported_value import ReportedRows

MOST = 12
"""How many periods are shown; of more, the newest."""
_LEAST = 2
_OF = ("period", "period_state", "qualifier")
_Of = tuple[Period, PeriodState, bool]
"""What a row is of: a period, how it is known, and whether it is aimed at."""


class TimelineRow(Struct, frozen=True):
    """What is of one period, as it is known.

    Attributes:
        target: whether it holds what is aimed at, and nothing that is.
        first, last: its days; None in `first` where its begin is not known.
        figures: the most prominent first.
    """

    period: Period
    state: PeriodState
    target: bool
    first: date | None
    last: date
    honours: tuple[Honour, ...]
    figures: ReportedRows


class Timeline(Struct, frozen=True):
    """The periods of a selection in order of time.

    Attributes:
        first, last: the years that the axis spans, both included.
        reports: the primary documents that the rows were taken from, with the day each bears.
        left_out: how many earlier periods are not among the rows.
        shared: the indicators that several areas have figures of in the rows, which their names do not tell apart.
    """

    rows: tuple[TimelineRow, ...]
    first: int
    last: int
    reports: tuple[tuple[Source, date], ...]
    left_out: int
    shared: frozenset[str]


def timeline(dataset: Dataset, region: str | None, initiative: str | None) -> Timeline | None:
    """The timeline of a region, or of all areas; None where there are fewer than two periods."""
    regions = (region,) if region else (*dataset.corridor.regions, None)
    areas = [area for code in regions for area in dataset.areas_of(code)]
    rows = sorted(_rows(dataset, areas, initiative), key=lambda row: (row.last, row.first or date.min, row.target))
    shown = rows[-MOST:]
    if len(shown) < _LEAST:
        return None
    places = np.concatenate([row.figures.places for row in shown])
    reports = tuple(_reports(dataset, (honour for row in shown for honour in row.honours), places))
    years = [day.year for row in shown for day in (row.first, row.last) if day] + [day.year for _, day in reports]
    return Timeline(tuple(shown), min(years), max(years), reports, len(rows) - len(shown), _shared(dataset, places))


def _rows(dataset: Dataset, areas: Sequence[str], initiative: str | None) -> Iterator[TimelineRow]:
    figures = _figures(dataset, areas, initiative)
    honours: dict[_Of, list[Honour]] = {}
    for honour in (row for area in areas for row in dataset.honours_of(area, initiative)):
        of = (Period.parse(f"{honour.year:04}"), PeriodState.STATED, False)
        honours.setdefault(of, []).append(honour)
    for of in dict.fromkeys((*figures, *honours)):
        period, state, target = of
        opening = period.opening
        first = date(*opening) if opening else None
        held = ReportedRows(dataset, figures.get(of, np.array([], np.intp)))
        yield TimelineRow(period, state, target, first, date(*period.closing), tuple(honours.get(of, ())), held)


def _figures(dataset: Dataset, areas: Iterable[str], initiative: str | None) -> dict[_Of, Places]:
    """Where the current figures of `areas` stand, by what each is of: the most prominent first, else area by area.

    Columns alone are looked at: all regions together have very many.
    """
    columns = dataset.figures.columns
    places = np.concatenate([np.array([], np.intp), *map(dataset.places_of_latest, areas)])
    if initiative is not None:
        places = places[[value == initiative for value in columns["initiative"].at(places)]]
    rows = Coded.together([columns[name].taken(places) for name in _OF])
    known = [(period, state, qualifier is Qualifier.TARGET) for period, state, qualifier in rows.values]
    numbers: dict[_Of, int] = {}
    numbered = [-1 if of[0] is None else numbers.setdefault(of, len(numbers)) for of in known]
    groups = np.array(numbered, np.intp)[rows.codes]
    ranks = columns["indicator"].mapped(lambda key: dataset.indicators[key].prominence or np.inf)
    order = np.lexsort(([*ranks.at(places)], groups))
    starts = np.searchsorted(groups[order], range(len(numbers) + 1))
    return {of: places[order[start:end]] for of, (start, end) in zip(numbers, pairwise(starts), strict=True)}


def _shared(dataset: Dataset, places: Places) -> frozenset[str]:
    areas: dict[str, set[str]] = {}
    for indicator, area in dataset.figures.firsts("indicator", "area", among=places).cells("indicator", "area"):
        areas.setdefault(indicator, set()).add(dataset.current(area))
    return frozenset(indicator for indicator, of in areas.items() if len(of) > 1)


def _reports(dataset: Dataset, honours: Iterable[Honour], places: Places) -> Iterator[tuple[Source, date]]:
    used = {*dataset.figures.columns["source"].at(places), *(honour.source for honour in honours)}
    for source, *_ in documents(row for key, row in dataset.sources.items() if key in used).values():
        if source.kind == "primary" and source.published:
            yield source, date(*Period.recorded(source.published).closing)
