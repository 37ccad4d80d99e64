"""Numbers as people write them: taken as they stand, or refused with the number that was probably meant."""

import re
from decimal import Decimal

from corridor.model.printed_figure import read_printed
from corridor.workbook.characters import narrow
from corridor.workbook.grid import Cell, plain
from corridor.workbook.report import RefusedError

MOST = Decimal(10) ** 15
"""Office programs keep fifteen digits; a larger number is no figure of a border region."""
_LONGEST = 40
_NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?", re.ASCII)
_LATIN = re.compile("[A-Za-z]")


def number(cell: Cell) -> Decimal:
    """The number in a cell: one typed as a number, or a text of plain digits, thousands parted by commas or not.

    Raises:
        RefusedError: anything else. 万, %, 余 or a unit are not worked out silently; the message proposes a number.
    """
    if isinstance(cell.content, Decimal):
        if cell.percent:
            raise RefusedError(rule="number-as-percentage", proposed=plain(cell.content * 100))
        return _bounded(cell.content)
    if isinstance(cell.content, str):
        return _typed(cell.content)
    raise RefusedError(rule="not-a-number", proposed="125000")


def _typed(text: str) -> Decimal:
    if text.lstrip().startswith("="):
        raise RefusedError(rule="formula")
    simple = narrow(text[: _LONGEST + 1]).strip()
    if len(simple) <= _LONGEST and _NUMBER.fullmatch(simple):
        return _bounded(Decimal(simple.replace(",", "")))
    meant = _meant(simple)
    if meant is None or abs(meant) >= MOST:
        raise RefusedError(rule="not-a-number", proposed="125000")
    raise RefusedError(rule="number-with-unit", proposed=plain(meant))


def _bounded(value: Decimal) -> Decimal:
    if abs(value) >= MOST:
        raise RefusedError(rule="number-too-large", most=plain(MOST))
    return value or Decimal(0)


def _meant(text: str) -> Decimal | None:
    """The number that a text can only mean; None where it may mean several, or is followed by letters (4o, 3k)."""
    figure = read_printed(text)
    if figure is None or figure.direction or (_LATIN.search(figure.unit)):
        return None
    return figure.amount
