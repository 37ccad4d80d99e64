"""What office programs make of a package's table when they open and save it, undone where only one thing can be meant.

TRUE is true, 2025/12/31 is 2025-12-31, 152501.0 is the code 152501, a colour in capital letters is one in small ones,
and 52.699999999999996 is 52.7. What could be two things stays as it is and is a problem for the reader: 1/2/2025,
Feb-22, 37,5. Nothing can be done about zeros that are gone (4.10 has become 4.1): such columns need to be opened as
text.
"""

import re
from collections.abc import Callable

import numpy as np
from msgspec.structs import replace

from corridor.model.coded import Coded
from corridor.model.invisible_characters import readable, visible
from corridor.model.rounding import without_noise
from corridor.package.contract import LIST_SEPARATOR, Field, Kind, Table
from corridor.package.reading.columns import is_of_ids
from corridor.package.reading.rows import Rows

_DAY = re.compile(r"(\d{4})([-/年])(\d{1,2})(?:\2|月)(\d{1,2})日?(?: 0?0:00(?::00)?)?", re.ASCII)
_MONTH = re.compile(r"(\d{4})年(\d{1,2})月", re.ASCII)
_WHOLE = re.compile(r"(-?\d{1,18})\.0+", re.ASCII)


def restored(rows: Rows, table: Table) -> Rows:
    """`rows` with each cell in the contract's form, and without rows in which every cell is empty."""
    fields = {entry.name: entry for entry in table.fields if entry.kind is not Kind.TEXT}
    columns = {name: _restored(cells, fields.get(name)) for name, cells in rows.columns.items()}
    if "id" not in columns or "" not in columns["id"].values:
        return replace(rows, columns=columns)
    filled = [np.array([bool(cell) for cell in cells.values], bool)[cells.codes] for cells in columns.values()]
    keep = np.logical_or.reduce(filled)
    kept = {name: cells.kept(keep) for name, cells in columns.items()}
    return replace(rows, columns=kept, lines=rows.lines[keep])


def _restored(cells: Coded, field: Field | None) -> Coded:
    if field is not None and is_of_ids(field, cells):
        return cells
    return cells.mapped(_restorer(field))


def _restorer(field: Field | None) -> Callable[[str], str]:
    """How cells of a field are restored; of prose only invisible characters are taken away."""
    if field is None or (field.kind is Kind.STRING and not (field.pattern or field.refers or field.words)):
        return readable
    one = _one(field)
    if field.pattern and not field.many:
        return _restorer_of_codes(re.compile(field.pattern), one)
    if field.many:
        return lambda cell: LIST_SEPARATOR.join(one(item) for item in visible(cell).split(LIST_SEPARATOR))
    return lambda cell: one(visible(cell))


def _restorer_of_codes(form: re.Pattern[str], one: Callable[[str], str]) -> Callable[[str], str]:
    """That of codes, which are in the contract's form nearly always: there is a column with a million of them."""

    def restore(cell: str) -> str:
        as_it_is = cell.isascii() and "." not in cell and form.fullmatch(cell)
        return cell if as_it_is else one(visible(cell))

    return restore


def _one(field: Field) -> Callable[[str], str]:
    if field.kind is Kind.STRING:
        return lambda cell: _code(cell, field.pattern)
    return _BY_KIND.get(field.kind, str)


def _code(cell: str, pattern: str) -> str:
    """A code without the ``.0`` that programs add to numbers; in small letters where its form asks for them."""
    bare = _WHOLE.sub(r"\1", cell) if _WHOLE.fullmatch(cell) else cell
    small = bool(pattern) and not re.fullmatch(pattern, bare) and re.fullmatch(pattern, bare.lower())
    return bare.lower() if small else bare


def _truth(cell: str) -> str:
    return cell.lower() if cell.lower() in ("true", "false") else cell


def _whole(cell: str) -> str:
    match = _WHOLE.fullmatch(cell)
    return match[1] if match else cell


def _day(cell: str) -> str:
    match = _DAY.fullmatch(cell)
    return f"{match[1]}-{match[3]:0>2}-{match[4]:0>2}" if match else cell


def _period(cell: str) -> str:
    month = _MONTH.fullmatch(cell)
    return f"{month[1]}-{month[2]:0>2}" if month else _whole(_day(cell))


_BY_KIND: dict[Kind, Callable[[str], str]] = {
    Kind.BOOLEAN: _truth,
    Kind.INTEGER: _whole,
    Kind.DECIMAL: without_noise,
    Kind.DATE: _day,
    Kind.PERIOD: _period,
    Kind.WHEN: _period,
}
