"""Into which classes do values fall? Classes of equal width whose bounds are round numbers."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from msgspec import Struct

MOST_CLASSES = 5
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


class ValueClass(Struct, frozen=True):
    """From `low` on, and below `high`; the last class holds its `high` too."""

    low: Decimal
    high: Decimal
    last: bool

    def holds(self, value: Decimal) -> bool:
        """Whether `value` falls into it."""
        return self.low <= value < self.high or (self.last and value == self.high)


def class_breaks(values: Sequence[Decimal], most: int = MOST_CLASSES) -> tuple[ValueClass, ...]:
    """The classes of `values`, the lowest first, at most `most`; a single one where all values are equal.

    Their width is 1, 2, 2.5 or 5 times a power of ten, the least that is wide enough: bounds that can be said.

    Raises:
        ValueError: there are no values.
    """
    low, high = min(values), max(values)
    if low == high:
        return (ValueClass(low, high, last=True),)
    step = next(step for step in _widths((high - low) / most) if _count(low, high, step) <= most)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    count = _count(low, high, step)
    bounds = [(first + at) * step for at in range(count + 1)]
    return tuple(ValueClass(bounds[at], bounds[at + 1], last=at == count - 1) for at in range(count))


def _widths(least: Decimal) -> list[Decimal]:
    """Widths of at least `least`, ascending, over two powers of ten."""
    power = Decimal(1).scaleb(least.adjusted())
    return [width for scale in (power, power * 10) for step in _STEPS if (width := step * scale) >= least]


def _count(low: Decimal, high: Decimal, step: Decimal) -> int:
    """How many classes of that width reach from `low` to `high`."""
    return int((high / step).to_integral_value(ROUND_CEILING) - (low / step).to_integral_value(ROUND_FLOOR))
