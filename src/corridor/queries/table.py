"""Which observations, programmes and honours answer to these filters, in which order?"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import chain, islice
from operator import itemgetter

from corridor.model.dataset import Dataset
from corridor.model.records import Honour, Observation, Programme
from corridor.model.vocabulary import Qualifier
from corridor.queries.table_row import Record, Row, RowKind, locators_of, name_of, period_of, row_of, years_of
from corridor.queries.text_filter import text_filter
from corridor.queries.text_matching import sorting_key

PAGE_SIZE = 100


class SortKey(StrEnum):
    """By what rows are put in order."""

    FILE = "file"
    """As they stand in the package: observations, programmes, honours."""
    AREA = "area"
    """Along the corridor; what belongs to all regions comes first."""
    INITIATIVE = "initiative"
    NAME = "name"
    """By pinyin, or by the alphabet."""
    VALUE = "value"
    """Within each unit, since values of unlike units have no order; rows without a number come last."""
    QUALIFIER = "qualifier"
    PERIOD = "period"
    SOURCE = "source"
    """As the sources stand in the package, then by the place in the source."""


@dataclass(frozen=True, slots=True)
class TableQuery:
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


@dataclass(frozen=True, slots=True)
class TablePage:
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


@dataclass(frozen=True, slots=True)
class Facets:
    """What the filters can be set to."""

    qualifiers: tuple[Qualifier, ...]
    years: tuple[int, ...]


def table(dataset: Dataset, query: TableQuery, found: Sequence[Record] | None = None) -> TablePage:
    """The page of `query`; one beyond the last is the last. `found` is what `records_of` gave, where it was kept."""
    records = records_of(dataset, query) if found is None else found
    pages = max(1, -(-len(records) // PAGE_SIZE))
    page = min(max(query.page, 1), pages)
    shown = records[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    types = Counter(map(type, records))
    kinds = {kind: types[kind_type] for kind, kind_type in _TYPES.items()}
    return TablePage(query, tuple(row_of(dataset, record) for record in shown), len(records), kinds, page, pages)


def rows(dataset: Dataset, query: TableQuery) -> Iterator[Row]:
    """Every row of `query` in its order, on whatever page."""
    return (row_of(dataset, record) for record in records_of(dataset, query))


def facets(dataset: Dataset) -> Facets:
    """The qualifiers and years that occur in `dataset`."""
    used = {row.qualifier for row in dataset.observations.values()}
    years = {year for record in _records(dataset, None) for year in years_of(record)}
    return Facets(tuple(state for state in Qualifier if state in used), tuple(sorted(years)))


def _records(dataset: Dataset, region: str | None) -> Iterator[Record]:
    if region is None:
        return chain(dataset.observations.values(), dataset.programmes.values(), dataset.honours.values())
    areas = dataset.areas_of(region)
    tables: tuple[Callable[[str], tuple[Record, ...]], ...] = (
        dataset.observations_of,
        dataset.programmes_of,
        dataset.honours_of,
    )
    return (record for rows_of in tables for area in areas for record in rows_of(area))


_TYPES: Mapping[RowKind, type[Record]] = {
    RowKind.OBSERVATION: Observation,
    RowKind.PROGRAMME: Programme,
    RowKind.HONOUR: Honour,
}


def records_of(dataset: Dataset, query: TableQuery) -> Sequence[Record]:
    """Every record of `query` in its order, whatever the page; in a large package worth keeping from page to page."""
    found = list(_matching(dataset, query))
    return found if query.sort is SortKey.FILE and not query.descending else _sorted(dataset, query, found)


def has_more_than(rows: int, dataset: Dataset, query: TableQuery) -> bool:
    """Whether `query` finds more rows than `rows`; no more of them are looked at than it takes to say so."""
    return next(islice(_matching(dataset, query), rows, None), None) is not None


def _matching(dataset: Dataset, query: TableQuery) -> Iterator[Record]:
    tests = tuple(_tests(dataset, query))
    return (record for record in _records(dataset, query.region) if all(test(record) for test in tests))


def _tests(dataset: Dataset, query: TableQuery) -> Iterator[Callable[[Record], bool]]:
    """What a record has to pass, cheapest first."""
    if query.kind is not None:
        wanted = _TYPES[query.kind]
        yield lambda record: isinstance(record, wanted)
    if query.initiative is not None:
        yield lambda record: record.initiative == query.initiative
    if dataset.chosen is not None:
        shown = {row.id for area in dataset.areas for row in dataset.latest_of(area)}
        yield lambda record: not isinstance(record, Observation) or record.id in shown
    if query.qualifier is not None:
        yield lambda record: isinstance(record, Observation) and record.qualifier is query.qualifier
    if query.year is not None:
        yield lambda record: query.year in years_of(record)
    if query.text.strip():
        yield text_filter(dataset, query.text)


def _sorted(dataset: Dataset, query: TableQuery, records: list[Record]) -> list[Record]:
    """In order of the key; records that lack what they are sorted by stay last in either direction."""
    if query.sort is SortKey.FILE:
        return records[::-1]
    key = key_of(dataset, query.sort, query.language)
    keyed: list[tuple[Key, Record]] = []
    without: list[Record] = []
    for record in records:
        found = key(record)
        if found is None:
            without.append(record)
        else:
            keyed.append((found, record))
    keyed.sort(key=itemgetter(0), reverse=query.descending)
    return [record for _, record in keyed] + without


def key_of(dataset: Dataset, sort: SortKey, language: str) -> "KeyOf":
    """What a record is put in order by; None where it has nothing of it. The file's order has no such key."""
    return _KEYS[sort](dataset, language)


Key = tuple[object, ...]
KeyOf = Callable[[Record], Key | None]


def _by_area(dataset: Dataset, _language: str) -> KeyOf:
    places = {region: place for place, region in enumerate(dataset.corridor.regions)}
    order = {area: (places.get(dataset.region_of(area) or "", -1),) for area in dataset.areas}
    return lambda record: order[record.area]


def _by_initiative(dataset: Dataset, _language: str) -> KeyOf:
    order = {row.id: (row.order,) for row in dataset.initiatives.values()}
    return lambda record: order.get(record.initiative or "")


def _by_name(dataset: Dataset, language: str) -> KeyOf:
    return lambda record: (sorting_key(name_of(dataset, record).in_(language)),)


def _by_value(dataset: Dataset, _language: str) -> KeyOf:
    order = {unit: place for place, unit in enumerate(dataset.units)}

    def key(record: Record) -> Key | None:
        if not isinstance(record, Observation) or record.value is None:
            return None
        return order.get(record.unit or "", -1), record.value

    return key


def _by_qualifier(_dataset: Dataset, _language: str) -> KeyOf:
    order = {state: (place,) for place, state in enumerate(Qualifier)}
    return lambda record: order[record.qualifier] if isinstance(record, Observation) else None


def _by_period(_dataset: Dataset, _language: str) -> KeyOf:
    def key(record: Record) -> Key | None:
        period = period_of(record)
        return None if period is None else (period,)

    return key


def _by_source(dataset: Dataset, _language: str) -> KeyOf:
    order = {source: place for place, source in enumerate(dataset.sources)}
    return lambda record: (order[record.source], _place(locators_of(record)))


@cache
def _place(locators: tuple[str, ...]) -> tuple[int, ...]:
    """The numbers of the first locator: 3.11 comes after 3.9."""
    return tuple(int(number) for number in re.findall(r"[0-9]+", locators[0])) if locators else ()


_KEYS: Mapping[SortKey, Callable[[Dataset, str], KeyOf]] = {
    SortKey.AREA: _by_area,
    SortKey.INITIATIVE: _by_initiative,
    SortKey.NAME: _by_name,
    SortKey.VALUE: _by_value,
    SortKey.QUALIFIER: _by_qualifier,
    SortKey.PERIOD: _by_period,
    SortKey.SOURCE: _by_source,
}
