"""The mark in the first row of each sheet: which template, area, period and data it was made for."""

import re

from msgspec import Struct

from corridor.model.invisible_characters import visible
from corridor.model.period import Period
from corridor.workbook.grid import Sheet

VERSION = 1
"""Of the template's form; a file with another one was made by another version of this program."""
_FORM = re.compile(
    r"corridor-template/(\d{1,4}) ([A-Za-z0-9_-]{1,40}) ([0-9A-Z-]{4,10})(?: ([A-Za-z0-9]{1,64}))?", re.ASCII
)
_SHORT = 16
"""Characters of the fingerprint that tell one state of the data from another."""


class Mark(Struct, frozen=True):
    """What a template is for."""

    version: int
    area: str
    period: Period
    fingerprint: str

    @classmethod
    def of(cls, area: str, period: Period, fingerprint: str) -> "Mark":
        """The mark of a template made now."""
        return cls(VERSION, area, period, "".join(filter(str.isalnum, fingerprint))[:_SHORT])

    @property
    def text(self) -> str:
        """The mark as it stands in the sheet."""
        return f"corridor-template/{self.version} {self.area} {self.period.text} {self.fingerprint}".rstrip()


def read_mark(sheet: Sheet) -> Mark | None:
    """The mark of a sheet, wherever it stands in the first row; None where there is none that can be read."""
    for (row, _), cell in sheet.cells.items():
        match = _FORM.fullmatch(visible(cell.shown).strip()) if row == 1 else None
        if match:
            return _mark(match)
    return None


def _mark(match: re.Match[str]) -> Mark | None:
    try:
        period = Period.parse(match[3])
    except ValueError:
        return None
    return Mark(int(match[1]), match[2], period, match[4] or "")
