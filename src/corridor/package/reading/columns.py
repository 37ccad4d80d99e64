"""Whole columns: every distinct cell is read once, however many rows have it."""

import re
from collections.abc import Callable, Container, Mapping, Sequence
from typing import Any

import numpy as np
from msgspec import Struct

from corridor.model.coded import Coded
from corridor.model.row_keys import RowKeys
from corridor.model.vocabulary import Text
from corridor.package.contract import Field, Kind
from corridor.package.contract.fields import IDENTIFIER
from corridor.package.reading.cells import CellError, cell_reader, items_of

Known = Mapping[str, Container[str]]
"""By table name the ids that the table has; without the tables that could not be read."""

_FIRST = 2
"""What may stand first in an identifier; 1 is what may stand behind it."""
_IN_IDENTIFIERS = np.array(
    [
        _FIRST if re.fullmatch(IDENTIFIER, letter) else re.fullmatch(IDENTIFIER, f"a{letter}") is not None
        for letter in map(chr, range(128))
    ]
    + [0] * 128,
    np.uint8,
)


class Column(Struct, frozen=True):
    """One field read for every row.

    Attributes:
        field: what was read.
        values: the value of each row; None where the cell could not be read.
        errors: by row, why its cell could not be read.
        unknown: by row, why a code in its cell is not known; the value stands nevertheless.
    """

    field: Field
    values: Coded
    errors: Mapping[int, CellError]
    unknown: Mapping[int, Sequence[CellError]]


def read_column(
    field: Field, cells: Mapping[str, Sequence[str]], languages: Sequence[str], known: Known, length: int
) -> Column:
    """Read `field` in all rows.

    Args:
        field: what to read.
        cells: the raw cells by column name; the field's columns are among them.
        languages: the languages of the package.
        known: the ids that codes may name.
        length: the number of rows.
    """
    columns = [_coded(cells[name]) for name in field.columns(languages)]
    if field.name == "id" and is_of_ids(field, columns[0]):
        return Column(field, columns[0], {}, {})
    read: Callable[[Any], object]
    if field.kind is Kind.TEXT:
        raw = Coded.together(columns) if columns else Coded.of([()] * length)
        read = text_reader(field, languages)
    else:
        raw, read = columns[0], cell_reader(field)
    values, errors = _read_each(raw.values, read)
    tables = [known.get(table) for table in field.tables]
    ids = [table for table in tables if table is not None]
    unknown = _unknown(raw.values, field, ids) if ids and len(ids) == len(tables) else {}
    return Column(field, Coded(raw.codes, values), _by_row(raw, errors), _by_row(raw, unknown))


def is_of_ids(field: Field, cells: Coded) -> bool:
    """Whether all cells of a column are known to be different and in the form of ids, so that each is its own value."""
    ids = cells.values
    return isinstance(ids, RowKeys) and field.pattern == IDENTIFIER and not field.refers and _are_identifiers(ids)


def _are_identifiers(ids: RowKeys) -> bool:
    """Whether each is an `IDENTIFIER`: letters and digits, and behind the first one also - and _."""
    begins = np.concatenate([[0], ids.ends])[:-1]
    if not (ids.ends > begins).all():
        return False
    letters = _IN_IDENTIFIERS[ids.text]
    return bool(letters.all()) and bool((letters[begins] == _FIRST).all())


def _coded(cells: Sequence[str]) -> Coded:
    return cells if isinstance(cells, Coded) else Coded.of(cells)


def text_reader(field: Field, languages: Sequence[str]) -> Callable[[tuple[str, ...]], Text]:
    """A function that reads the cells of all languages as one text; required means one language has it at least."""

    def read(cells: tuple[str, ...]) -> Text:
        if field.required and not any(cells):
            raise CellError("".join(cells), "missing-value")
        return Text({code: cell for code, cell in zip(languages, cells, strict=True) if cell})

    return read


def _read_each(cells: Sequence[Any], read: Callable[[Any], object]) -> tuple[list[object], dict[int, CellError]]:
    """The value of each cell, and by its number why one has none."""
    values: list[object] = []
    errors: dict[int, CellError] = {}
    for number, cell in enumerate(cells):
        try:
            values.append(read(cell))
        except CellError as error:
            values.append(None)
            errors[number] = error
    return values, errors


def _unknown(cells: Sequence[str], field: Field, ids: Sequence[Container[str]]) -> dict[int, list[CellError]]:
    """For each cell, by its number, that names ids which no table has, one error for each of them."""
    table = f"{field.refers}.csv"
    unknown: dict[int, list[CellError]] = {}
    for number, cell in enumerate(cells):
        strangers = [item for item in items_of(field, cell) if item and not any(item in known for known in ids)]
        if strangers:
            unknown[number] = [CellError(item, "unknown-code", table=table) for item in strangers]
    return unknown


def _by_row(cells: Coded, found: Mapping[int, Any]) -> dict[int, Any]:
    """What was found of distinct cells, by the rows that have them."""
    if not found:
        return {}
    concerned = np.isin(cells.codes, list(found))
    return {row: found[int(cells.codes[row])] for row in np.flatnonzero(concerned).tolist()}
