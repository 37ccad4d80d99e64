"""Which observations, programmes and honours answer to these filters, in which order?"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from corridor.model.coded import Places
from corridor.model.dataset import Dataset
from corridor.model.records import Honour, Observation, Programme
from corridor.model.vocabulary import Qualifier
from corridor.queries.found_records import FoundRecords
from corridor.queries.table_order import FIELDS, SortKey, key_of
from corridor.queries.table_row import Record, Row, RowKind, row_of, years_of
from corridor.queries.text_filter import figures_with, text_filter

PAGE_SIZE = 100


class TableQuery(Struct, frozen=True):
    """Filters, order and page. None, and an empty text, filter nothing; `page` counts from 1."""

    language: str
    region: str | None = None
    initiative: str | None = None
    qualifier: Qualifier | None = None
    year: int | None = None
    kind: RowKind | None = None
    text: str = ""
    sort: SortKey = SortKey.FILE
    descending: bool = False
    page: int = 1


class TablePage(Struct, frozen=True):
    """One page of the rows found.

    Attributes:
        query: what was asked for, with the page that could be given.
        total: how many rows were found on all pages.
        kinds: how many of them there are of each kind.
        pages: how many pages there are, 1 at least.
    """

    query: TableQuery
    rows: tuple[Row, ...]
    total: int
    kinds: Mapping[RowKind, int]
    page: int
    pages: int


class Facets(Struct, frozen=True):
    """What the filters can be set to."""

    qualifiers: tuple[Qualifier, ...]
    years: tuple[int, ...]


def table(dataset: Dataset, query: TableQuery, found: FoundRecords | None = None) -> TablePage:
    """The page of `query`; one beyond the last is the last. `found` is what `records_of` gave, where it was kept."""
    records = records_of(dataset, query) if found is None else found
    pages = max(1, -(-len(records) // PAGE_SIZE))
    page = min(max(query.page, 1), pages)
    shown = records[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    kinds = {kind: records.kinds[kind_type] for kind, kind_type in _TYPES.items()}
    return TablePage(query, tuple(row_of(dataset, record) for record in shown), len(records), kinds, page, pages)


def rows(dataset: Dataset, query: TableQuery) -> Iterator[Row]:
    """Every row of `query` in its order, on whatever page."""
    return (row_of(dataset, record) for record in records_of(dataset, query))


def facets(dataset: Dataset) -> Facets:
    """The qualifiers and years that occur in `dataset`."""
    used = dataset.figures.counts("qualifier")
    records: Iterator[Record] = chain(
        dataset.figures.firsts("period"), dataset.programmes.values(), dataset.honours.values()
    )
    years = {year for record in records for year in years_of(record)}
    return Facets(tuple(state for state in Qualifier if state in used), tuple(sorted(years)))


_TYPES: Mapping[RowKind, type[Record]] = {
    RowKind.OBSERVATION: Observation,
    RowKind.PROGRAMME: Programme,
    RowKind.HONOUR: Honour,
}


def records_of(dataset: Dataset, query: TableQuery) -> FoundRecords:
    """Every record of `query` in its order, whatever the page; in a large package worth keeping from page to page."""
    found = FoundRecords.of(dataset.figures, _places(dataset, query), _others(dataset, query))
    if query.sort is SortKey.FILE:
        return found.backwards() if query.descending else found
    key = key_of(dataset, query.sort, query.language)
    return found.sorted(key, FIELDS[query.sort], descending=query.descending)


def has_more_than(rows: int, dataset: Dataset, query: TableQuery) -> bool:
    """Whether `query` finds more rows than `rows`."""
    return len(records_of(dataset, replace(query, sort=SortKey.FILE))) > rows


def _places(dataset: Dataset, query: TableQuery) -> Places:
    """The places of the observations that pass every filter."""
    if query.kind not in (None, RowKind.OBSERVATION):
        return np.array([], np.intp)
    held = np.ones(len(dataset.figures), bool)
    for passing in _passing(dataset, query):
        held &= passing
    if query.region is None:
        return np.flatnonzero(held)
    of_areas = [dataset.places_of_figures(area) for area in dataset.areas_of(query.region)]
    places = np.concatenate([np.array([], np.intp), *of_areas])  # a region that is none has no areas
    found: Places = places[held[places]]
    return found


def _passing(dataset: Dataset, query: TableQuery) -> Iterator[NDArray[np.bool_]]:
    """For each filter which observations pass it."""
    figures = dataset.figures
    if query.initiative is not None:
        yield figures.having("initiative", lambda initiative: initiative == query.initiative)
    if dataset.chosen is not None:
        shown = np.zeros(len(figures), bool)
        keys = (row.id for area in dataset.areas for row in dataset.latest_of(area))
        shown[[place for key in keys if (place := figures.keys_of_rows.place_of(key)) is not None]] = True
        yield shown
    if query.qualifier is not None:
        yield figures.having("qualifier", lambda qualifier: qualifier is query.qualifier)
    if query.year is not None:
        yield figures.having("period", lambda period: period is not None and query.year in period.years)
    if query.text.strip():
        yield figures_with(dataset, query.text)


def _others(dataset: Dataset, query: TableQuery) -> list[Programme | Honour]:
    """The programmes, then the honours, that pass every filter."""
    if query.qualifier is not None or query.kind is RowKind.OBSERVATION:
        return []
    found: Iterable[Programme | Honour] = chain(dataset.programmes.values(), dataset.honours.values())
    if query.region is not None:
        areas = dataset.areas_of(query.region)
        tables = (dataset.programmes_of, dataset.honours_of)
        found = (record for rows_of in tables for area in areas for record in rows_of(area))
    if query.kind is not None:
        found = (record for record in found if type(record) is _TYPES[query.kind])
    if query.initiative is not None:
        found = (record for record in found if record.initiative == query.initiative)
    if query.year is not None:
        found = (record for record in found if query.year in years_of(record))
    if query.text.strip():
        found = filter(text_filter(dataset, query.text), found)
    return list(found)
