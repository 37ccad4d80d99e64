"""The table's part of an address: ``?q=口岸&kind=programme&year=2021&sort=-period&page=2``."""

from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl, urlencode

from msgspec import Struct

from corridor.model.vocabulary import Qualifier
from corridor.queries.selection import Options, Selection, parse
from corridor.queries.table import TableQuery
from corridor.queries.table_order import SortKey
from corridor.queries.table_row import RowKind

LONGEST_TEXT = 40
"""Characters that may be looked for: encoded, they leave room for the rest of an address."""


class TableReading(Struct, frozen=True):
    """What an address asks of the table, and the names of the parts that were refused."""

    selection: Selection
    query: TableQuery
    refused: tuple[str, ...] = ()


def read_table_address(address: str, options: Options, language: str | None = None) -> TableReading:
    """Read an address's query. What is unknown or hostile filters nothing and is named as refused.

    Args:
        address: the query, with or without its ``?``.
        options: what regions and initiatives there are.
        language: the language of the answer; the address's own if none is given.
    """
    reading = parse(address, options)
    given = {} if "query" in reading.refused else dict(parse_qsl(address.removeprefix("?")))
    found: dict[str, object] = {}
    refused = list(reading.refused)
    for part, read in _READERS.items():
        try:
            found |= read(given[part]) if given.get(part) else {}
        except ValueError:
            refused.append(part)
    selection = reading.selection
    query = TableQuery(
        language or selection.language,
        selection.region,
        selection.initiative,
        **found,  # type: ignore[arg-type]  # each reader gives its own fields
    )
    return TableReading(selection, query, tuple(refused))


def table_address(query: TableQuery) -> str:
    """The address of `query` on the page, without what is at its default; empty when all is."""
    sort = "" if query.sort is SortKey.FILE and not query.descending else query.sort.value
    parts = {
        "region": query.region,
        "initiative": query.initiative,
        "q": query.text,
        "sort": f"-{sort}" if query.descending else sort,
        "page": str(query.page) if query.page > 1 else "",
        "kind": query.kind,
        "qualifier": query.qualifier,
        "year": f"{query.year:04}" if query.year is not None else "",
    }
    return urlencode({part: str(value) for part, value in parts.items() if value})


def _text(value: str) -> dict[str, object]:
    if len(value) > LONGEST_TEXT:
        raise ValueError(value)
    return {"text": " ".join(value.split())}


def _sort(value: str) -> dict[str, object]:
    return {"sort": SortKey(value.removeprefix("-")), "descending": value.startswith("-")}


def _number(name: str, digits: int) -> Callable[[str], dict[str, object]]:
    def read(value: str) -> dict[str, object]:
        if not value.isascii() or not value.isdecimal() or len(value) > digits:
            raise ValueError(value)
        return {name: int(value)}

    return read


_READERS: Mapping[str, Callable[[str], dict[str, object]]] = {
    "q": _text,
    "sort": _sort,
    "page": _number("page", 6),
    "kind": lambda value: {"kind": RowKind(value)},
    "qualifier": lambda value: {"qualifier": Qualifier(value)},
    "year": _number("year", 4),
}
