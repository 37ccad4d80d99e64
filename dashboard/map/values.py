"""Colours of values: one hue from light to dark, readable in both themes and without colour vision."""

from decimal import Decimal

_LIGHT = (223, 236, 238)
_DARK = (11, 85, 99)


def value_color(position: Decimal) -> str:
    """The colour of a value by its `position` between the smallest (0) and the largest (1), as ``#rrggbb``."""
    mixed = (round(low + (high - low) * float(position)) for low, high in zip(_LIGHT, _DARK, strict=True))
    return "#" + "".join(f"{channel:02x}" for channel in mixed)
