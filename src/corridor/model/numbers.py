"""Numbers in each language's habit: 12.5万 and 125,000. No digit is ever lost or made up."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from msgspec import Struct

from corridor.model.derived import Term
from corridor.model.records import Unit

MINUS = "−"
_TIGHT = "%‰°"
"""Signs that follow a number without a space."""


class _Habit(Struct, frozen=True):
    """How a language writes numbers.

    Attributes:
        grouped_from: digits before the point from which groups of three are set apart.
        large: names of large powers of ten, largest first.
        spaced: whether a space parts number and unit.
    """

    grouped_from: int
    large: tuple[tuple[int, str], ...]
    spaced: bool


_HABITS: Mapping[str, _Habit] = {"zh": _Habit(5, ((8, "亿"), (4, "万")), spaced=False)}
_USUAL = _Habit(4, (), spaced=True)
_SHORT = 2
"""Digits after the point that a number may have beside the name of a power of ten."""


class Quantity(Struct, frozen=True):
    """A number and its unit as they are shown: apart, so that each can have a look of its own."""

    number: str
    unit: str
    gap: str

    def __str__(self) -> str:
        """Both in one line: 12.5万人次, 125,000 attendances, 52.7%."""
        return f"{self.number}{self.gap}{self.unit}"


def quantity(value: Decimal, unit: Unit | None, language: str) -> Quantity:
    """`value` and its unit in `language`; a difference in percentage points bears its sign."""
    number = number_text(value, language, signed=unit is not None and unit.scale == "points")
    return _with_unit(number, value, unit, language)


def formula_text(formula: Iterable[Term], units: Mapping[str, Unit], language: str) -> str:
    """A formula on one line: 29 ÷ 55 = 52.73%. Only a result bears the sign of a difference."""
    terms = tuple(formula)
    pieces = []
    for place, term in enumerate(terms):
        if term.sign:
            pieces.append(term.sign)
            continue
        unit, last = units.get(term.unit or ""), place == len(terms) - 1
        plain = _with_unit(number_text(term.value, language), term.value, unit, language)
        pieces.append(str(quantity(term.value, unit, language) if last else plain))
    return " ".join(pieces).replace("( ", "(").replace(" )", ")")


def _with_unit(number: str, value: Decimal, unit: Unit | None, language: str) -> Quantity:
    if unit is None:
        return Quantity(number, "", "")
    name = (unit.one if abs(value) == 1 else unit.name).in_(language)
    gap = " " if _habit(language).spaced and name and name[0] not in _TIGHT else ""
    return Quantity(number, name, gap)


def number_text(value: Decimal, language: str, *, signed: bool = False) -> str:
    """`value` with every digit it has: 12.5万 or 123,456 in Chinese, 125,000 in English and elsewhere.

    Args:
        value: a finite number.
        language: language code; one without a habit of its own is written as English is.
        signed: whether a number above zero bears a plus.
    """
    sign = MINUS if value < 0 else "+" if signed and value > 0 else ""
    size, habit = abs(value), _habit(language)
    for power, name in habit.large:
        short = size.scaleb(-power).normalize()
        if short >= 1 and _decimals(short) <= _SHORT:
            return f"{sign}{_digits(short, habit)}{name}"
    return f"{sign}{_digits(size, habit)}"


def _habit(language: str) -> _Habit:
    return _HABITS.get(language.partition("-")[0], _USUAL)


def _decimals(value: Decimal) -> int:
    return max(0, -int(value.as_tuple().exponent))


def _digits(size: Decimal, habit: _Habit) -> str:
    whole, point, rest = f"{size:f}".partition(".")
    if len(whole) >= habit.grouped_from:
        whole = f"{int(whole):,}"
    return f"{whole}{point}{rest}"
