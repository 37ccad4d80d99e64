"""Where names go on the map, so that none covers another at the sizes the map is shown in."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

FULL_WIDTH = 1.0
HALF_WIDTH = 0.56
LINE = 1.3
"""From one line of text to the next. All three in em."""
PADDING = 1.5
"""Px about a label that stay free of others."""
POOR = 1.0
"""A place that costs this or more is left once one that costs less than this, or less than half, has room."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in px; y grows downward."""


class Candidate(Struct, frozen=True):
    """One place a label could take: a point in km and the side of it on which the text stands.

    `side` is a pair of -1, 0, 1: right is (1, 0), above is (0, -1), centred on the point is (0, 0). `cost` tells how
    far the place is from a good one, which costs nothing. `least` and `most` are the smallest and the largest of the
    scales at which the place may be taken (indices; None: the largest there is).
    """

    x: float
    y: float
    side: tuple[int, int]
    cost: float = 0.0
    least: int = 0
    most: int | None = None


class Label(Struct, frozen=True):
    """A wish for a label.

    Attributes:
        id: what it names.
        text: lines separated by a newline.
        size: font size in px.
        gap: free space between the point and the text in px.
        candidates: places in order of preference.
        spaced: free space after each character in em.
        missed: what it costs where it does not stand, against the cost of a place (see ``settle``).
        mark: diameter in px of a symbol at the point that is shown where the label is, and nowhere else.

    """

    id: str
    text: str
    size: float
    gap: float
    candidates: tuple[Candidate, ...]
    spaced: float = 0.0
    missed: float = 0.0
    mark: float = 0.0


class Placed(Struct, frozen=True):
    """A label that found its place, and the scales at which it stands there: from `tier` up to `last` (indices)."""

    label: Label
    candidate: Candidate
    tier: int
    last: int


AROUND = ((1, 0), (-1, 0), (1, -1), (1, 1), (-1, -1), (-1, 1), (0, -1), (0, 1))
"""The eight sides of a point, in order of preference."""


def around(x: float, y: float, cost: float = 0.0) -> tuple[Candidate, ...]:
    """The eight places beside a point in km."""
    return tuple(Candidate(x, y, side, cost) for side in AROUND)


@lru_cache(4096)
def text_width(text: str, spaced: float = 0.0) -> float:
    """Width of the widest line of `text` in em; a full-width character is one em, and `spaced` follows each."""
    return max(sum(_width(character) + spaced for character in line) for line in text.split("\n"))


def text_height(text: str) -> float:
    """Height of `text` in em."""
    return 1.0 + text.count("\n") * LINE


def _width(character: str) -> float:
    return FULL_WIDTH if unicodedata.east_asian_width(character) in "WF" else HALF_WIDTH


def around_point(x: float, y: float, size: float, scale: float) -> Box:
    """The px that a symbol of `size` px covers about a point in km when a km is `scale` px."""
    return (x * scale - size / 2, -y * scale - size / 2, x * scale + size / 2, -y * scale + size / 2)


def box_of(label: Label, candidate: Candidate, scale: float) -> Box:
    """The px that `label` covers at `candidate`, its mark included, when a km is `scale` px."""
    width = text_width(label.text, label.spaced) * label.size
    height = text_height(label.text) * label.size
    horizontal, vertical = candidate.side
    left = candidate.x * scale + horizontal * label.gap + (horizontal - 1) * width / 2
    top = -candidate.y * scale + vertical * label.gap + (vertical - 1) * height / 2
    text = (left - PADDING, top - PADDING, left + width + PADDING, top + height + PADDING)
    if not label.mark:
        return text
    mark = around_point(candidate.x, candidate.y, label.mark, scale)
    return (min(text[0], mark[0]), min(text[1], mark[1]), max(text[2], mark[2]), max(text[3], mark[3]))


def boxes_of(label: Label, scales: Sequence[float]) -> NDArray[np.float64]:
    """`box_of` for each candidate of `label` at each of `scales`: by scale, candidate and edge."""
    width = text_width(label.text, label.spaced) * label.size
    height = text_height(label.text) * label.size
    places = np.array([(place.x, place.y, *place.side) for place in label.candidates], float)
    x, y, across, down = places.reshape(-1, 4).T
    x, y = (np.multiply.outer(np.array(scales, float), axis) for axis in (x, -y))
    left = x + across * label.gap + (across - 1) * width / 2
    top = y + down * label.gap + (down - 1) * height / 2
    text = np.array([left - PADDING, top - PADDING, left + width + PADDING, top + height + PADDING])
    if label.mark:
        half = label.mark / 2
        text[:2] = np.minimum(text[:2], (x - half, y - half))
        text[2:] = np.maximum(text[2:], (x + half, y + half))
    return text.transpose(1, 2, 0)
