"""Rows of the table as CSV and XLSX files: numbers stay numbers, and no cell can turn into a formula."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from io import BytesIO, StringIO
from itertools import chain
from typing import TYPE_CHECKING

from corridor.queries.export_charts import ChartTable, add_charts
from corridor.queries.table_row import Row

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

MOST_ROWS = 50_000
"""Rows that a workbook may have; more would keep the server busy for longer than a browser waits."""

COLUMNS = (
    "kind",
    "id",
    "area_code",
    "area",
    "initiative",
    "label",
    "name",
    "value",
    "unit",
    "qualifier",
    "printed",
    "period",
    "period_state",
    "period_note",
    "source",
    "publisher",
    "published",
    "locator",
    "about",
    "doubt",
    "note",
)
"""The columns of a record, in order; the caller gives each its heading."""
Cell = str | Decimal | None
Label = Callable[[StrEnum], str]
"""A word of the vocabulary (a row's kind, a qualifier, the state of a period) in the reader's language."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_WIDE, _NARROW = 48, 14


def records(rows: Iterable[Row], language: str, label: Label) -> Iterator[tuple[Cell, ...]]:
    """Each row as a record in the order of `COLUMNS`. An illegible figure has an empty value, its state beside it."""
    return (_record(row, language, label) for row in rows)


def csv_bytes(headings: Sequence[str], table: Iterable[Sequence[Cell]]) -> bytes:
    """The table as CSV in UTF-8 with a byte order mark. Text that a spreadsheet would run is prefixed by ``'``."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([_harmless(heading) for heading in headings])
    writer.writerows([_harmless(cell) for cell in record] for record in table)
    return text.getvalue().encode("utf-8-sig")


def xlsx_bytes(
    headings: Sequence[str],
    table: Iterable[Sequence[Cell]],
    cover: Sequence[tuple[str, str]],
    titles: tuple[str, str, str],
    charts: Sequence[ChartTable] = (),
) -> bytes:
    """The table as a workbook of two sheets, and a third where there are charts.

    Args:
        headings: one for each column.
        table: the records.
        cover: labels and texts of the first sheet: the filters, the date of the data, the sources.
        titles: names of the cover sheet, of the sheet of records and of that of charts.
        charts: what is drawn of it.
    """
    from openpyxl import Workbook  # noqa: PLC0415  # half a second that only a download costs

    book = Workbook(write_only=True)
    _fill(book.create_sheet(_sheet_name(titles[0])), cover, (_NARROW * 2, _WIDE * 2))
    sheet = book.create_sheet(_sheet_name(titles[1]))
    sheet.freeze_panes = "A2"
    last = _fill(sheet, chain((headings,), table), [_width(name) for name in COLUMNS[: len(headings)]])
    sheet.auto_filter.ref = f"A1:{_letter(len(headings) - 1)}{last}"
    if charts:
        add_charts(book.create_sheet(_sheet_name(titles[2])), charts)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fill(sheet: "WriteOnlyWorksheet", lines: Iterable[Sequence[Cell]], widths: Sequence[int]) -> int:
    """Write `lines` and set the widths of the columns, in characters; returns how many lines there were."""
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415

    for number, width in enumerate(widths):
        sheet.column_dimensions[_letter(number)].width = width  # type: ignore[attr-defined]  # its stubs lack it
    count = 0
    for line in lines:
        cells = [WriteOnlyCell(sheet) for _ in line]
        for cell, content in zip(cells, line, strict=True):
            cell.value = (_CONTROL.sub("", content) or None) if isinstance(content, str) else content
            if isinstance(cell.value, str):
                cell.data_type = "s"  # a text even where it begins like a formula
        sheet.append(cells)
        count += 1
    return count


def _record(row: Row, language: str, label: Label) -> tuple[Cell, ...]:
    return (
        label(row.kind),
        row.id,
        row.area.id,
        row.area.name.in_(language),
        row.initiative.name.in_(language) if row.initiative else "",
        row.label.in_(language),
        row.name.in_(language),
        row.value,
        row.unit.name.in_(language) if row.unit else "",
        label(row.qualifier) if row.qualifier else "",
        row.printed,
        row.period.text if row.period else "",
        label(row.period_state) if row.period_state else "",
        row.period_note.in_(language),
        row.source.title.in_(language),
        row.source.publisher.in_(language),
        row.source.published,
        ", ".join(row.locators),
        row.about.in_(language),
        row.doubt.in_(language),
        row.note.in_(language),
    )


def _harmless(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    text = cell or ""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _width(column: str) -> int:
    return _WIDE if column in ("name", "source", "about", "doubt", "note", "period_note") else _NARROW


def _letter(number: int) -> str:
    """The letter of a column, counted from 0; a sheet here has fewer than 26."""
    return chr(ord("A") + number)


def _sheet_name(title: str) -> str:
    """A title as a sheet may bear it: without the signs that are not allowed, 31 characters at most."""
    return re.sub(r"[\[\]:*?/\\']", " ", title)[:31].strip() or "-"
