"""Takes what stands in the cells of one row, and notes each cell that cannot be taken."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from msgspec import Struct

from corridor.model.vocabulary import Text
from corridor.workbook import entries
from corridor.workbook.fields import Fields, Row
from corridor.workbook.grid import Unusable
from corridor.workbook.report import RefusedError, Report

Value = TypeVar("Value")


class RowReader(Struct):
    """One row being read; `failed` once a cell was refused."""

    fields: Fields
    row: Row
    report: Report
    sheet: str
    failed: bool = False

    def take(self, key: str, parse: Callable[..., Value], *given: object, optional: bool = False) -> Value | None:
        """What `parse` makes of a cell, or None: it is empty, or it was refused and the report says why."""
        cell = self.row.cells.get(key)
        column = self.fields.layout.column(key)
        if cell is None:
            if column.required and not optional:
                self._refuse("cell-empty", key, "", title=self.fields.layout.heading(key))
            return None
        if isinstance(cell.content, Unusable):
            self.failed = True
            return None
        try:
            return parse(cell, *given)
        except RefusedError as refusal:
            self._refuse(refusal.rule, key, cell.shown, **refusal.facts)
            return None

    def _refuse(self, rule: str, key: str, found: str, **facts: object) -> None:
        self.failed = True
        self.report.add(rule, self.sheet, self.fields.place(self.row, key), found, **facts)

    def text(self, key: str) -> str:
        """A text, empty where there is none."""
        return self.take(key, entries.text) or ""

    def localized(self, key: str, languages: tuple[str, ...]) -> Text:
        """A text with the languages it is given in; only the first is required."""
        first, *others = languages
        texts = {first: self.text(key)}
        for code in others:
            if f"{key}_{code}" in self.fields.positions:
                texts[code] = self.text(f"{key}_{code}")
        return Text({code: text for code, text in texts.items() if text})

    def document(self, today: date) -> tuple[str, date] | None:
        """Title and day of the document; None where either is missing."""
        title, dated = self.text("document"), self.take("dated", entries.day, today)
        return (title, dated) if title and dated else None

    def cells(self) -> dict[str, tuple[int, int]]:
        """Where the cell of each column is in this row."""
        return {key: self.fields.place(self.row, key) for key in self.fields.positions}

    @property
    def filled(self) -> bool:
        """Whether anything was typed into the row."""
        return self.fields.filled(self.row)
