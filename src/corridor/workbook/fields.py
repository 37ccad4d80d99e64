"""A sheet to fill in, found in a file: where its header is, and its rows by columns."""

from collections.abc import Iterator, Mapping
from itertools import accumulate

from msgspec import Struct

from corridor.workbook.characters import alike
from corridor.workbook.columns import Column, Layout
from corridor.workbook.grid import Cell, Sheet
from corridor.workbook.report import Report

HEADER_WITHIN = 20
"""Rows in which the header is looked for; others may have been put above it."""


class Row(Struct, frozen=True):
    """One row: its number, and its cells by the key of their column."""

    number: int
    cells: Mapping[str, Cell]


class Fields(Struct, frozen=True):
    """A sheet's rows under its header."""

    layout: Layout
    positions: Mapping[str, int]
    """The column of each key, counted from 1."""
    rows: tuple[Row, ...]

    def place(self, row: Row, key: str) -> tuple[int, int]:
        """Where a key's cell is, or would be, in a row."""
        return row.number, self.positions.get(key, 0)

    @property
    def own(self) -> frozenset[str]:
        """The keys of columns that are filled in; a period that the template filled in does not count."""
        return frozenset(column.key for column in self.layout.columns if not column.given and column.key != "period")

    def filled(self, row: Row) -> bool:
        """Whether anything was typed into the row."""
        return not self.own.isdisjoint(row.cells)


def read_fields(sheet: Sheet, layout: Layout, report: Report) -> Fields | None:
    """Find the header and sort the cells below it; None when there is no header, which the report then says."""
    header, titles = _header(sheet, layout)
    if not titles:
        report.add("header-missing", sheet.name, titles=layout.heading(layout.columns[0].key))
        return None
    positions = _positions(titles, sheet.name, header, report)
    for column in _missing(layout, positions):
        report.add("column-missing", sheet.name, (header, 0), title=layout.heading(column.key))
    _report_strays(sheet, header, titles, report)
    fields = Fields(layout, positions, tuple(_rows(sheet, header, positions)))
    _report_hidden(sheet, header, fields, report)
    return fields


def _header(sheet: Sheet, layout: Layout) -> tuple[int, Mapping[int, str]]:
    """The row with the most headings of the layout, and the key above each column; none when under half is there."""
    named = headings(layout)
    best: tuple[int, Mapping[int, str]] = (0, {})
    for row in sheet.rows[:HEADER_WITHIN]:
        cells = (cell for (number, _), cell in sheet.cells.items() if number == row)
        titles = {cell.column: key for cell in cells if (key := named.get(alike(cell.shown)))}
        if len(titles) > len(best[1]):
            best = (row, titles)
    needed = sum(column.required for column in layout.columns) / 2
    return best if len(set(best[1].values())) >= needed else (0, {})


def headings(layout: Layout) -> Mapping[str, str]:
    """The key of each heading that a column may have, in the form in which labels are compared."""
    return {name: column.key for column in layout.columns for name in _names(layout, column)}


def _names(layout: Layout, column: Column) -> Iterator[str]:
    """The headings that a column may have: its key, or its heading in one language, or in several as in a template.

    A template that is older than a language has its headings in those before it.
    """
    heading = layout.heading(column.key).by_language
    yield alike(column.key)
    yield from map(alike, heading.values())
    yield from map(alike, accumulate(heading.values()))


def _positions(titles: Mapping[int, str], sheet: str, header: int, report: Report) -> Mapping[str, int]:
    """The column of each key, the first where a heading stands twice, which the report then says."""
    positions: dict[str, int] = {}
    for column, key in sorted(titles.items()):
        if key in positions:
            report.add("column-repeated", sheet, (header, column), key)
        positions.setdefault(key, column)
    return positions


def _missing(layout: Layout, positions: Mapping[str, int]) -> Iterator[Column]:
    return (column for column in layout.columns if column.required and column.key not in positions)


def _report_strays(sheet: Sheet, header: int, titles: Mapping[int, str], report: Report) -> None:
    """Content in a column that has no heading of ours would be lost without a word."""
    for (row, column), cell in sorted(sheet.cells.items()):
        if row > header and column not in titles:
            report.add("column-unknown", sheet.name, (row, column), cell.shown)


def _report_hidden(sheet: Sheet, header: int, fields: Fields, report: Report) -> None:
    """What was typed where nobody sees it, by hiding or by a filter, would be published unseen."""
    filled = [row for row in fields.rows if fields.filled(row)]
    for row in filled:
        if row.number in sheet.hidden_rows:
            report.add("row-hidden", sheet.name, (row.number, 0), row.number)
    for key in fields.own & fields.positions.keys():
        column = fields.positions[key]
        if column in sheet.hidden_columns and any(key in row.cells for row in filled):
            report.add("column-hidden", sheet.name, (header, column), fields.layout.heading(key))


def _rows(sheet: Sheet, header: int, positions: Mapping[str, int]) -> Iterator[Row]:
    for number in sheet.rows:
        if number > header:
            places = {key: (number, column) for key, column in positions.items()}
            yield Row(number, {key: sheet.cells[place] for key, place in places.items() if place in sheet.cells})
