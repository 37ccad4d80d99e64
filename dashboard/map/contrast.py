"""Whether words can be read on a colour: contrast as WCAG defines it."""

from typing import Final

LIGHT: Final = "#ffffff"
DARK: Final = "#10171b"
"""The two colours of words on a fill."""
_LINEAR_UP_TO = 0.04045


def luminance(color: str) -> float:
    """Relative luminance of ``#rrggbb``, 0 for black to 1 for white."""
    red, green, blue = (_linear(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def words_on(color: str) -> str:
    """The colour in which words are read best on `color`: `LIGHT` or `DARK`."""
    return max((LIGHT, DARK), key=lambda words: contrast(words, color))


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_UP_TO else ((channel + 0.055) / 1.055) ** 2.4
