"""What a file holds once its format is forgotten: sheets of cells with plain values."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct

_LETTERS = 26
_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})", re.ASCII)


class Unusable(Struct, frozen=True):
    """Something in a cell that is no value, and was reported when it was met: a formula, an error."""

    shown: str


Content = str | Decimal | bool | date | Unusable


class Cell(Struct, frozen=True):
    """One cell with content; row and column are counted from 1."""

    row: int
    column: int
    content: Content
    percent: bool = False
    """Whether the office program shows the number as a percentage, a hundred times what is stored."""

    @property
    def shown(self) -> str:
        """The content as a short text, for messages."""
        content = self.content
        if isinstance(content, Unusable):
            return content.shown
        return plain(content) if isinstance(content, Decimal) else str(content)


class Sheet(Struct, frozen=True):
    """One sheet: its cells by (row, column), and what is unusual about it."""

    name: str
    cells: Mapping[tuple[int, int], Cell]
    hidden: bool = False
    merged: tuple[str, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows that have content, from the top."""
        return tuple(sorted({row for row, _ in self.cells}))


class Book(Struct, frozen=True):
    """A file as sheets in their order."""

    sheets: tuple[Sheet, ...]
    kind: str
    """``xlsx`` or ``csv``."""

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of that name."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)


def plain(number: Decimal) -> str:
    """A number without exponent and without idle zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def address(row: int, column: int) -> str:
    """``C7`` for row 7, column 3; empty for row 0 (the sheet as a whole) and column 0 (the row as a whole)."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}" if row and letters else ""


def position(text: str) -> tuple[int, int] | None:
    """Row and column of an address such as ``C7``; None where it is none."""
    match = _ADDRESS.fullmatch(text)
    if not match:
        return None
    column = 0
    for letter in match[1]:
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return int(match[2]), column
