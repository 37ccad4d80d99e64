"""What a figure as printed says in the unit of its row, and whether the row's value agrees with it."""

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from corridor.model.dataset import Dataset
from corridor.model.printed_figure import PrintedFigure, read_printed, read_printed_often
from corridor.model.records import Indicator, Observation, Unit

_UNIT_SCALES = (("万亿", 12), ("百万", 6), ("千万", 7), ("万", 4), ("亿", 8))
_AROUND = "余多来约近超过达以上下不少于左右至,，。.;；()（） \t\n"
"""What may stand behind a number without being a unit."""
_MEASURES = tuple("元块角米里亩顷吨斤克升度%‰")
"""Beginnings of units that are measured and never counted."""
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_REMEMBERED = 65_536
"""So many different words are remembered while many rows are read."""
_FALL = re.compile("降|减|[Dd]ecrease|[Rr]educ|[Ff]all")


class PrintedValue(Struct, frozen=True):
    """What is printed, in the row's unit, and how precisely.

    Attributes:
        value: the number.
        step: the place of the last digit printed.
        either: whether it may be kept with either sign.
    """

    value: Decimal
    step: Decimal
    either: bool

    def agrees(self, value: Decimal) -> bool:
        """Whether `value` may have been printed so: rounded, or cut off, to the last digit printed.

        22.4 is printed for everything from 22.35 up to 22.5, as derivations take it, too. The sign counts.
        """
        if self.either:
            return self._covers(abs(value), abs(self.value))
        if value and self.value and (value < 0) != (self.value < 0):
            return False
        return self._covers(abs(value), abs(self.value))

    def _covers(self, size: Decimal, printed: Decimal) -> bool:
        return printed - self.step / 2 <= size < printed + self.step


def printed_reader(dataset: Dataset) -> Callable[[Observation], PrintedValue | None]:
    """Reads what a row of `dataset` prints, in the row's unit: None where it cannot be read, or is not in that unit.

    Equal words in the same unit are read once: of half a million figures fewer than a tenth differ in them.
    """
    falls = falling(dataset)

    @lru_cache(_REMEMBERED)
    def factor_of(kind: str, written: str, tail: str, scale: Decimal, unit_id: str) -> Decimal | None:
        unit, figure = dataset.units.get(unit_id), PrintedFigure(Decimal(0), scale, Decimal(1), written, tail, kind)
        return _factor(figure, unit, dataset.units) if unit else None

    @lru_cache(_REMEMBERED)
    def read(printed: str, unit_id: str | None, falling: bool) -> PrintedValue | None:  # noqa: FBT001  # a key
        figure = read_printed_often(printed)
        factor = factor_of(figure.kind, figure.unit, figure.tail, figure.scale, unit_id or "") if figure else None
        if figure is None or factor is None:
            return None
        return PrintedValue(figure.number * factor, figure.step * factor, either=falling or figure.direction < 0)

    return lambda row: read(row.printed, row.unit, bool(falls) and row.indicator in falls)


def falling(dataset: Dataset) -> frozenset[str]:
    """The indicators whose names speak of a fall, which is printed without a sign."""
    return frozenset(row.id for row in dataset.indicators.values() if _tells_a_fall(row))


def _tells_a_fall(indicator: Indicator) -> bool:
    return any(map(_FALL.search, indicator.name.by_language.values()))


def unit_words(text: str) -> str:
    """What is counted in a figure as printed: ``人次`` of ``2400余人次``, or empty."""
    figure = read_printed(text)
    return figure.unit.strip(_AROUND) if figure else ""


def _factor(figure: PrintedFigure, unit: Unit, units: Mapping[str, Unit]) -> Decimal | None:
    """What the printed digits are to be multiplied with to be in `unit`; None where that is not certain."""
    names = _names((unit,))
    written, tail = figure.unit.strip(_AROUND), figure.tail.strip(_AROUND)
    if figure.kind or unit.scale in ("percent", "points"):
        return _of_parts(figure, written, unit, names)
    if _begins(tail, names):
        return Decimal(1)
    scale, bare = _parted(names)
    in_unit = not written or _begins(written, bare)
    if not in_unit and (unit.scale != "count" or _is_other(written, unit, units)):
        return None
    return figure.scale / scale


def _of_parts(figure: PrintedFigure, written: str, unit: Unit, names: tuple[str, ...]) -> Decimal | None:
    """Percentages and percentage points are kept as printed, 98 for 98%; a unit of another kind is not meant."""
    percentage = unit.scale == "percent" or any("%" in name for name in names)
    fitting = {"percent": percentage, "points": unit.scale == "points", "": not written}
    return figure.scale if fitting[figure.kind] else None


def _is_other(written: str, unit: Unit, units: Mapping[str, Unit]) -> bool:
    """Whether something else than counted things is printed, or words that may be a scale of their own (million)."""
    if _LATIN.match(written) or written.startswith(_MEASURES):
        return True
    others = (other for other in units.values() if other.scale != unit.scale)
    return _begins(written, _names(others))


def _names(units: Iterable[Unit]) -> tuple[str, ...]:
    texts = (text for unit in units for text in (unit.name, unit.one))
    return tuple(dict.fromkeys(word.casefold() for text in texts for word in text.by_language.values() if word))


def _begins(text: str, names: Iterable[str]) -> bool:
    """Whether `text` begins with one of `names`, and a Latin one as a whole word."""
    low = text.casefold()
    return any(
        low.startswith(name) and not (_LATIN.match(name[-1]) and _LATIN.match(low[len(name) :])) for name in names
    )


def _parted(names: tuple[str, ...]) -> tuple[Decimal, tuple[str, ...]]:
    """The scale that a unit's names begin with, 10000 of 万元, and those names without it; else 1 and all names."""
    for sign, power in _UNIT_SCALES:
        bare = tuple(name.removeprefix(sign) for name in names if name.startswith(sign) and name != sign)
        if bare:
            return Decimal(10) ** power, bare
    return Decimal(1), names
