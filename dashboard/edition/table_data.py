"""The table for ``assets/edition_table.js``: its rows as the server writes them, and what filters and orders them."""

from collections.abc import Iterator, Mapping
from typing import Any

from corridor.model.dataset import Dataset
from corridor.model.records import Honour, Observation
from corridor.model.vocabulary import Text
from corridor.queries.table import PAGE_SIZE, TableQuery, facets, records_of, table
from corridor.queries.table_order import SortKey, key_of
from corridor.queries.table_row import Record, RowKind, row_of
from dashboard.edition.names import Names
from dashboard.html.render import render
from dashboard.panels.table.table_found import filter_in_words
from dashboard.panels.table.table_panel import TableView, table_panel
from dashboard.panels.table.table_row import table_row
from dashboard.words.wording import Wording, entries

_BODY, _END = "<tbody>", "</tbody>"
_ROWS = "<!--rows-->"
_WORDS = ("count.", "table.")


def table_data(dataset: Dataset, language: str) -> dict[str, Any]:
    """Every row, the head for each order, and the words of filters and counts."""
    w, names = Wording(language), Names()
    records = records_of(dataset, TableQuery(language))
    ranks = {key: _ranks(dataset, key, language, records) for key in SortKey if key is not SortKey.FILE}
    rows = [
        _row(dataset, record, names, w) | {"ranks": {key.value: found[place] for key, found in ranks.items()}}
        for place, record in enumerate(records)
    ]
    return {
        "rows": rows,
        "names": names.listed(),
        "heads": _heads(dataset, w) if rows else {"": ""},
        "filters": dict(_filters(dataset, w)),
        "words": _raw(language),
        "page_size": PAGE_SIZE,
    }


def _raw(language: str) -> Mapping[str, str]:
    """The templates as they stand in the locale; the browser fills them in."""
    return {key: text for key, text in entries(language).items() if key.startswith(_WORDS)}


def _row(dataset: Dataset, record: Record, names: Names, w: Wording) -> dict[str, Any]:
    row = row_of(dataset, record)
    return {
        "html": render(table_row(row, dataset, w)),
        "id": row.id,
        "region": row.region or "",
        "initiative": row.initiative.id if row.initiative else "",
        "kind": row.kind.value,
        "qualifier": row.qualifier.value if row.qualifier else "",
        "years": [f"{year:04}" for year in row.years],
        "printed": row.printed,
        "names": names.places(text for texts in _texts(dataset, record) for text in texts.by_language.values()),
    }


def _texts(dataset: Dataset, record: Record) -> Iterator[Text]:
    """What `corridor.queries.text_filter` looks into."""
    area = dataset.areas[record.area]
    yield from (area.name, area.short)
    if record.initiative in dataset.initiatives:
        yield dataset.initiatives[record.initiative or ""].name
    if isinstance(record, Observation):
        yield dataset.indicators[record.indicator].name
    elif isinstance(record, Honour):
        yield from (record.name, record.awarded_to)
    else:
        yield from (record.name, record.kind, record.summary)


def _ranks(dataset: Dataset, key: SortKey, language: str, records: Any) -> list[int | None]:  # noqa: ANN401
    """The place of each record in an order; those that are equal share one, those that have none get none."""
    of = key_of(dataset, key, language)
    keys = [of(record) for record in records]
    places = {found: place for place, found in enumerate(sorted({found for found in keys if found is not None}))}
    return [places[found] if found is not None else None for found in keys]


def _heads(dataset: Dataset, w: Wording) -> dict[str, str]:
    orders = [("", SortKey.FILE, False), (f"-{SortKey.FILE}", SortKey.FILE, True)]
    for key in SortKey:
        if key is not SortKey.FILE:
            orders += [(key.value, key, False), (f"-{key}", key, True)]
    return {name: _head(dataset, key, w, descending=descending) for name, key, descending in orders}


def _head(dataset: Dataset, key: SortKey, w: Wording, *, descending: bool) -> str:
    page = table(dataset, TableQuery(w.language, sort=key, descending=descending))
    markup = render(table_panel(TableView(page, (), (), {}), dataset, w))
    start, body, end = markup.index("<table"), markup.index(_BODY) + len(_BODY), markup.index(_END)
    return f"{markup[start:body]}{_ROWS}{markup[end : markup.index('</table>')]}</table>"


def _filters(dataset: Dataset, w: Wording) -> Iterator[tuple[str, str]]:
    found = facets(dataset)
    values: Mapping[str, tuple[Any, ...]] = {
        "region": dataset.corridor.regions,
        "initiative": tuple(dataset.initiatives),
        "kind": tuple(RowKind),
        "qualifier": found.qualifiers,
        "year": found.years,
    }
    for name, allowed in values.items():
        for value in allowed:
            query = TableQuery(w.language, **{name: value})
            written = f"{value:04}" if name == "year" else str(value)
            yield f"{name}={written}", filter_in_words(name, query, dataset, w)
