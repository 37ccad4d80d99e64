"""The cells of one sheet of an XLSX file."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from corridor.model.invisible_characters import readable
from corridor.model.rounding import as_shown
from corridor.workbook import limits
from corridor.workbook.grid import Cell, Content, Unusable, address, plain, position
from corridor.workbook.markup import Listener
from corridor.workbook.number_formats import Shows
from corridor.workbook.report import Report, UnreadableError
from corridor.workbook.structure import Structure, unescaped

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
_LONGEST_NUMBER = 60
_INDEX = re.compile(r"\d{1,7}", re.ASCII)
_LAST_DAY = 2_958_465
"""31 December 9999."""
_SHOWN = {"v", "t", "f"}


def _hidden(attributes: Mapping[str, str], size: str) -> bool:
    """Whether a row or column is not shown: by its mark, or because it has no height or width."""
    return attributes.get("hidden") in ("1", "true") or attributes.get(size) in ("0", "0.0")


class Cells(Listener):
    """Listens to a sheet's markup and keeps its cells, its merged ranges, and problems on the way."""

    def __init__(self, sheet: str, structure: Structure, report: Report, room: int) -> None:
        """Read into a sheet of that name; `room` is how many cells may still be kept."""
        self.cells: dict[tuple[int, int], Cell] = {}
        self.merged: list[str] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self._sheet = sheet
        self._structure = structure
        self._report = report
        self._room = room
        self._row = 0
        self._column = 0
        self._attributes: Mapping[str, str] = {}
        self._within: str | None = None
        self._pieces: dict[str, list[str]] = {}
        self._reading = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin a row, a cell, or what a cell holds."""
        if name == "row":
            self._begin_row(attributes)
        elif name == "c":
            self._begin_cell(attributes)
        elif name == "rPh":
            self._reading = True
        elif name in _SHOWN and not self._reading:
            self._within = name
            self._pieces.setdefault(name, [])
        elif name == "mergeCell":
            self.merged.append(attributes.get("ref", "")[:30])
        elif name == "col" and _hidden(attributes, "width"):
            first, last = (attributes.get(key, "") for key in ("min", "max"))
            if _INDEX.fullmatch(first) and _INDEX.fullmatch(last):
                self.hidden_columns.update(range(int(first), min(int(last), limits.COLUMNS) + 1))

    def end(self, name: str) -> None:
        """End what a cell holds, or the cell."""
        if name == self._within:
            self._within = None
        elif name == "rPh":
            self._reading = False
        elif name == "c":
            self._end_cell()

    def text(self, text: str) -> None:
        """Keep the text of a value, a formula or a string."""
        if self._within:
            self._pieces[self._within].append(text)

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        number = attributes.get("r", "")
        self._row = int(number) if _INDEX.fullmatch(number) else self._row + 1
        self._column = 0
        if self._row <= limits.ROWS and _hidden(attributes, "ht"):
            self.hidden_rows.add(self._row)

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        reference = attributes.get("r", "")
        place = position(reference)
        if reference and place is None:
            raise UnreadableError(rule="file-damaged", found=f"{self._sheet} {reference}")
        self._row, self._column = place or (max(self._row, 1), self._column + 1)
        self._attributes = attributes
        self._pieces = {}
        self._within = None

    def _end_cell(self) -> None:
        place = (self._row, self._column)
        content = self._content()
        self._pieces = {}
        if content is None or (isinstance(content, str) and not content.strip()):
            return
        if self._row > limits.ROWS or self._column > limits.COLUMNS:
            found = f"{self._sheet} {address(self._row, self._column)}"
            raise UnreadableError(rule="cell-outside", found=found, rows=limits.ROWS, columns=limits.COLUMNS)
        if place in self.cells:
            raise UnreadableError(rule="file-damaged", found=self._sheet)
        if len(self.cells) >= self._room:
            raise UnreadableError(rule="too-many-cells", most=limits.CELLS)
        percent = isinstance(content, Decimal) and self._shows is Shows.PERCENT
        self.cells[place] = Cell(*place, content, percent)

    def _content(self) -> Content | None:
        """What the cell holds; formulas and errors are reported and marked as unusable."""
        if "f" in self._pieces:
            return self._unusable("formula", f"={self._joined('f')}")
        kind = self._attributes.get("t", "n")
        value = self._joined("v")
        if kind == "inlineStr":
            return readable(unescaped(self._joined("t")))
        if not value:
            return None
        if kind == "e":
            return self._unusable("error-value", value)
        return self._typed(kind, value)

    def _typed(self, kind: str, value: str) -> Content:
        if kind == "s":
            return self._shared(value)
        if kind == "str":
            return readable(unescaped(value))
        if kind == "b":
            return value.strip() in ("1", "true")
        return self._day(value) if kind == "d" else self._number(value)

    def _shared(self, value: str) -> Content:
        strings = self._structure.strings
        index = int(value) if _INDEX.fullmatch(value) else len(strings)
        return strings[index] if index < len(strings) else self._unusable("cell-damaged", value)

    def _day(self, value: str) -> Content:
        try:
            return date.fromisoformat(value[:10])
        except ValueError:
            return self._unusable("cell-damaged", value)

    def _number(self, value: str) -> Content:
        """A number with the fifteen digits that office programs show, or the day it stands for."""
        if len(value) > _LONGEST_NUMBER or not _NUMBER.fullmatch(value.strip()):
            return self._unusable("cell-damaged", value)
        number = as_shown(float(value))
        if not number.is_finite():
            return self._unusable("cell-damaged", value)
        if self._shows is Shows.TIME:
            return self._unusable("time-value", plain(number))
        if self._shows is not Shows.DATE:
            return Decimal(plain(number))
        if 1 <= number <= _LAST_DAY - (self._structure.first_day - date(1899, 12, 30)).days:
            return self._structure.first_day + timedelta(days=int(number))
        return self._unusable("cell-damaged", value)

    @property
    def _shows(self) -> Shows:
        index, styles = self._attributes.get("s", "0"), self._structure.shows
        return styles[int(index)] if _INDEX.fullmatch(index) and int(index) < len(styles) else Shows.NUMBER

    def _joined(self, name: str) -> str:
        return "".join(self._pieces.get(name, ()))

    def _unusable(self, rule: str, shown: str) -> Unusable:
        cut = shown[:200]
        self._report.add(rule, self._sheet, (self._row, self._column), cut)
        return Unusable(cut)
