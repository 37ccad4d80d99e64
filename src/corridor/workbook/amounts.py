"""Numbers as people write them: taken as they stand, or refused with the number that was probably meant."""

import re
from decimal import Decimal

from corridor.workbook.characters import narrow
from corridor.workbook.grid import Cell, plain
from corridor.workbook.report import RefusedError

MOST = Decimal(10) ** 15
"""Office programs keep fifteen digits; a larger number is no figure of a border region."""
_LONGEST = 40
_NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?", re.ASCII)
_PRINTED = re.compile(r"(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)\s*(?P<times>[万亿]?)(?P<rest>.*)", re.ASCII | re.DOTALL)
_TIMES = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
_AROUND_UNIT = "余多约近超过达以上不少于左右至、,，。.;；()（）0123456789 \t\n"
"""What may stand between a printed number and its unit, or after it."""


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
    meant = printed_amount(simple)
    if meant is None:
        raise RefusedError(rule="not-a-number", proposed="125000")
    raise RefusedError(rule="number-with-unit", proposed=plain(meant))


def _bounded(value: Decimal) -> Decimal:
    if abs(value) >= MOST:
        raise RefusedError(rule="number-too-large", most=plain(MOST))
    return value or Decimal(0)


def printed_amount(text: str) -> Decimal | None:
    """The first number of a figure as printed: 125000 of ``约12.5万人次``; nothing where there is none."""
    match = _PRINTED.search(narrow(text))
    if not match or len(match["digits"]) > _LONGEST:
        return None
    return Decimal(match["digits"].replace(",", "")) * _TIMES[match["times"]]


def printed_unit(text: str) -> str:
    """What is counted in a figure as printed: ``人次`` of ``2400余人次``; empty where nothing follows the number."""
    match = _PRINTED.search(narrow(text))
    return match["rest"].strip(_AROUND_UNIT) if match else ""
