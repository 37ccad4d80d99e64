"""A sheet to fill in: its mark, title, header, rows, drop-downs and protection."""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy

from msgspec import Struct, field
from openpyxl.cell.cell import Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from corridor.messages.catalogue import in_every_language, message
from corridor.model.vocabulary import Text
from corridor.workbook import styles
from corridor.workbook.columns import HEADER_ROW, MARK_ROW, Column, Layout

_LONGEST_PROMPT = 250
"""Office programs refuse a file with longer prompts."""
_KEPT_IN_VIEW = 3
"""Columns that stay in view when a sheet of figures is scrolled."""


class InputRow(Struct, frozen=True):
    """One row as the template writes it: the values it gives, by column, or a band with a title.

    Attributes:
        given: what stands in the row already, by the key of its column.
        band: a title across the sheet instead of a row.
        opened: keys of given columns that are filled in by hand all the same (in a spare row).
    """

    given: Mapping[str, object] = field(default_factory=dict)
    band: Text | None = None
    opened: frozenset[str] = frozenset()


class InputSheet(Struct, frozen=True):
    """Writes one sheet to fill in; `ranges` are where the lists of choices stand, by their names."""

    sheet: Worksheet
    layout: Layout
    ranges: Mapping[str, str]
    _dressed: dict[tuple[bool, bool, str], Cell] = field(default_factory=dict)

    def write(self, title: str, mark: str, rows: Sequence[InputRow]) -> None:
        """Write all of it."""
        self._line(MARK_ROW, mark, styles.FAINT)
        self._line(MARK_ROW + 1, title, styles.TITLE)
        self._line(MARK_ROW + 2, in_every_language(message("workbook.bands.subtitle"), " · "), styles.QUIET)
        styles.lines_high(self.sheet, MARK_ROW + 1, 2)
        self._write_header()
        for number, row in enumerate(rows, start=HEADER_ROW + 1):
            self._write_row(number, row)
        for index, column in enumerate(self.layout.columns, start=1):
            self._validate(column, index, HEADER_ROW + len(rows))
        frozen = _KEPT_IN_VIEW + 1 if self.layout.columns[0].given else 1
        self.sheet.freeze_panes = f"{get_column_letter(frozen)}{HEADER_ROW + 1}"
        styles.protect(self.sheet)
        styles.print_wide(self.sheet, f"{HEADER_ROW}:{HEADER_ROW}")

    def _line(self, row: int, text: str, font: Font) -> None:
        cell = cell_at(self.sheet, row, 1)
        write_value(cell, text)
        cell.font = font

    def _write_header(self) -> None:
        for index, column in enumerate(self.layout.columns, start=1):
            cell = cell_at(self.sheet, HEADER_ROW, index)
            cell.value = in_every_language(self.layout.heading(column.key))
            cell.font = styles.HEADER
            cell.fill = styles.HEADER_GIVEN if column.given else styles.HEADER_INPUT
            cell.alignment = styles.MIDDLE
            cell.border = styles.GRID
            self.sheet.column_dimensions[get_column_letter(index)].width = column.width
        styles.lines_high(self.sheet, HEADER_ROW, 2)

    def _write_row(self, number: int, row: InputRow) -> None:
        if row.band:
            self._line(number, in_every_language(row.band, " · "), styles.STRONG)
            for index in range(1, len(self.layout.columns) + 1):
                cell_at(self.sheet, number, index).fill = styles.BAND
            return
        for index, column in enumerate(self.layout.columns, start=1):
            cell = cell_at(self.sheet, number, index)
            write_value(cell, row.given.get(column.key))
            self._dress(cell, column, locked=column.given and column.key not in row.opened)
        styles.lines_high(self.sheet, number, max(2, *_lines(self.layout, row)))

    def _dress(self, cell: Cell, column: Column, *, locked: bool) -> None:
        """Give `cell` its style: a copy of the first of its kind, for openpyxl looks for each part among all."""
        form = cell.number_format if column.key == "last_value" else styles.FORMATS.get(column.form, styles.TEXT_FORMAT)
        kind = (locked, column.form == "number", form)
        if kind in self._dressed:
            cell._style = copy(self._dressed[kind]._style)  # type: ignore[attr-defined]  # noqa: SLF001
            return
        cell.border = styles.GRID
        cell.font = styles.QUIET if locked else styles.PLAIN
        cell.fill = styles.GIVEN if locked else styles.INPUT
        cell.alignment = styles.NUMBER if column.form == "number" else styles.WRAPPED
        cell.number_format = form
        if not locked:
            cell.protection = styles.OPEN
        self._dressed[kind] = cell

    def _validate(self, column: Column, index: int, last: int) -> None:
        """Give a column its hint, and its drop-down or the kind of value it takes."""
        hint = self.layout.hint(column.key)
        if hint is None:
            return
        rule = _rule(column, self.ranges)
        rule.promptTitle = self.layout.heading(column.key).in_("zh")
        rule.prompt = in_every_language(hint)[:_LONGEST_PROMPT]
        rule.errorTitle = message("workbook.validation.title").in_("zh")
        rule.showInputMessage = rule.showErrorMessage = True
        letter = get_column_letter(index)
        rule.add(f"{letter}{HEADER_ROW + 1}:{letter}{last}")
        self.sheet.add_data_validation(rule)


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """A cell of a sheet that has no merged ones."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)  # noqa: S101  # nothing is ever merged here
    return cell


def write_value(cell: Cell, value: object) -> None:
    """Write a value; a text stays a text, also where it looks like a formula or a number."""
    if isinstance(value, str):
        cell.value = value
        cell.data_type = "s"
    elif value is not None:
        cell.value = value  # type: ignore[assignment]  # a number, a date or a truth value


def _lines(layout: Layout, row: InputRow) -> Iterator[int]:
    """How many lines each given text takes in its column."""
    for column in layout.columns:
        for line in [str(row.given.get(column.key, ""))]:
            wide = [sum(1 if letter.isascii() else 2 for letter in part) for part in line.split("\n")]
            yield sum(1 + width // column.width for width in wide)


def _rule(column: Column, ranges: Mapping[str, str]) -> DataValidation:
    if column.form in ranges:
        rule = DataValidation(type="list", formula1=f"={ranges[column.form]}", allow_blank=True)
        rule.error = in_every_language(message("workbook.validation.choice"))
    elif column.form == "number":
        rule = DataValidation(type="decimal", operator="between", formula1="-1E+15", formula2="1E+15", allow_blank=True)
        rule.error = in_every_language(message("workbook.validation.value"))
    elif column.form == "year":
        rule = DataValidation(type="whole", operator="between", formula1="1900", formula2="2999", allow_blank=True)
        rule.error = in_every_language(message("workbook.validation.year"))
    elif column.form == "date":
        rule = DataValidation(type="date", operator="greaterThan", formula1="1", allow_blank=True, errorStyle="warning")
        rule.error = in_every_language(message("workbook.validation.dated"))
    else:
        rule = DataValidation(allow_blank=True)
    return rule
