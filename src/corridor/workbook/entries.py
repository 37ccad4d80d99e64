"""What a cell's content is taken for, by what its column asks: texts, codes, days, years, periods, choices."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from corridor.messages.catalogue import message
from corridor.messages.periods import period_text
from corridor.model.invisible_characters import readable, visible
from corridor.model.period import Period
from corridor.model.vocabulary import Text
from corridor.workbook import limits
from corridor.workbook.characters import narrow
from corridor.workbook.choices import Names, meant
from corridor.workbook.grid import Cell, plain
from corridor.workbook.months import ends_within, span, written
from corridor.workbook.report import RefusedError

_MIDNIGHT = r"(?:[T\s]\s*0?0:00(?::00(?:\.0+)?)?)?"
_DAY = re.compile(rf"(\d{{4}})\s*[-/.年]\s*(\d{{1,2}})\s*[-/.月]\s*(\d{{1,2}})\s*[日号]?{_MIDNIGHT}", re.ASCII)
_DIGITS_OF_DAY = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)", re.ASCII)
"""20260930, as many registers write days."""
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_LONGEST_CODE = 80
_FIRST_YEAR = 1900
_LISTED = 12
"""Choices that a message lists."""


def text(cell: Cell) -> str:
    """A text, without blanks around it; a number is taken as its digits.

    Raises:
        RefusedError: a date or a truth value, control characters, or too long.
    """
    content = cell.content
    if isinstance(content, Decimal) and not cell.percent:
        return plain(content)
    if not isinstance(content, str):
        raise RefusedError(rule="not-a-text")
    words = readable(content).replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(words) > limits.TEXT:
        raise RefusedError(rule="text-too-long", most=limits.TEXT)
    if any(_controls(character) for character in words):
        raise RefusedError(rule="text-control")
    if words.startswith("="):
        raise RefusedError(rule="formula")
    return words


def _controls(character: str) -> bool:
    """Whether a character steers a terminal or the direction of writing, or means nothing outside one program."""
    return character in _TURNING or (character not in "\n\t" and unicodedata.category(character) in ("Cc", "Cs", "Co"))


def code(cell: Cell) -> str:
    """A short text such as ``4.10``. A fraction is refused: as a number 4.10 has become 4.1.

    Raises:
        RefusedError: see above, and `text`.
    """
    if isinstance(cell.content, Decimal) and cell.content % 1:
        raise RefusedError(rule="code-as-number")
    words = visible(text(cell)).strip()
    if len(words) > _LONGEST_CODE:
        raise RefusedError(rule="text-too-long", most=_LONGEST_CODE)
    return words


def printed(cell: Cell) -> str:
    """A figure as printed; one typed as a plain number is taken as its digits.

    Raises:
        RefusedError: see `text`; or longer than a figure is.
    """
    words = text(cell)
    if len(words) > _LONGEST_CODE:
        raise RefusedError(rule="text-too-long", most=_LONGEST_CODE)
    return words


def day(cell: Cell, today: date) -> date:
    """The day a document was issued.

    Raises:
        RefusedError: no day, or one after `today`.
    """
    found = cell.content if isinstance(cell.content, date) else _typed_day(cell)
    if found > today:
        raise RefusedError(rule="date-in-future", today=today)
    if found.year < _FIRST_YEAR:
        raise RefusedError(rule="not-a-date")
    return found


def _typed_day(cell: Cell) -> date:
    words = narrow(cell.shown).strip() if isinstance(cell.content, str | Decimal) and not cell.percent else ""
    match = _DAY.fullmatch(words) or _DIGITS_OF_DAY.fullmatch(words)
    try:
        return date(*(int(part) for part in match.groups())) if match else _no_day()
    except ValueError:
        return _no_day()


def _no_day() -> date:
    raise RefusedError(rule="not-a-date")


def year(cell: Cell, today: date) -> int:
    """A year from 1900 to this one.

    Raises:
        RefusedError: anything else.
    """
    words = plain(cell.content) if isinstance(cell.content, Decimal) else narrow(text(cell)).strip().removesuffix("年")
    if not re.fullmatch(r"\d{4}", words, re.ASCII) or not _FIRST_YEAR <= int(words) <= today.year:
        raise RefusedError(rule="not-a-year", first=_FIRST_YEAR, last=today.year)
    return int(words)


def period(cell: Cell, frame: Period, *, target: bool) -> Period:
    """A period that ends in `frame`; that of a target may end later.

    Raises:
        RefusedError: no period, one with alternatives, or one that belongs to another template.
    """
    words = text(cell)
    try:
        found = written(words, frame.closing[0])
    except ValueError:
        raise RefusedError(rule="not-a-period", frame=frame.text) from None
    if found.form == "one_of":
        raise RefusedError(rule="period-ambiguous", frame=frame.text)
    later = target and span(found.end)[1] > span(frame.end)[1]
    if not later and not ends_within(found, frame):
        raise RefusedError(rule="period-other", frame=frame.text, expected=period_text(frame))
    return found


def choice(cell: Cell, labels: Mapping[str, Text], names: Names, unknown: str = "not-a-choice") -> str:
    """The key of the choice that a cell names.

    Args:
        cell: what was typed or chosen.
        labels: what the list offers, by what it stands for.
        names: what else these are called.
        unknown: the rule that is broken where it is none of them.

    Raises:
        RefusedError: none of them, or a name that several have.
    """
    found = meant(text(cell), labels, names)
    if not found:
        raise RefusedError(rule=unknown, choices=_listed(labels))
    if len(found) > 1:
        raise RefusedError(rule="not-a-choice", choices=_listed({key: labels[key] for key in found}))
    return found[0]


def _listed(labels: Mapping[str, Text]) -> Text:
    first = list(labels.values())[:_LISTED]
    more = ("…",) if len(labels) > _LISTED else ()
    between = message("workbook-list.between").by_language
    return Text({code: sign.join((*(label.in_(code) for label in first), *more)) for code, sign in between.items()})
