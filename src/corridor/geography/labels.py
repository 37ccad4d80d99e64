"""Where names go on the map, so that none covers another at the sizes the map is shown in."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

FULL_WIDTH = 1.0
HALF_WIDTH = 0.56
LINE = 1.3
"""From one line of text to the next. All three in em."""
PADDING = 1.5
"""Px about a label that stay free of others."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in px; y grows downward."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place a label could take: a point in km and the side of it on which the text stands.

    `side` is a pair of -1, 0, 1: right is (1, 0), above is (0, -1), centred on the point is (0, 0). `cost` tells how
    far the place is from a good one, which costs nothing.
    """

    x: float
    y: float
    side: tuple[int, int]
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Label:
    """A wish for a label.

    Attributes:
        id: what it names.
        text: lines separated by a newline.
        size: font size in px.
        gap: free space between the point and the text in px.
        candidates: places in order of preference.
        least: the smallest of the scales at which it is wished for (an index).

    """

    id: str
    text: str
    size: float
    gap: float
    candidates: tuple[Candidate, ...]
    least: int = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """A label that found its place, and the smallest of the scales from which on it is shown (an index)."""

    label: Label
    candidate: Candidate
    tier: int


AROUND = ((1, 0), (-1, 0), (1, -1), (1, 1), (-1, -1), (-1, 1), (0, -1), (0, 1))
"""The eight sides of a point, in order of preference."""


def around(x: float, y: float, cost: float = 0.0) -> tuple[Candidate, ...]:
    """The eight places beside a point in km."""
    return tuple(Candidate(x, y, side, cost) for side in AROUND)


@lru_cache(4096)
def text_width(text: str) -> float:
    """Width of the widest line of `text` in em; a full-width character is one em."""
    return max(sum(_width(character) for character in line) for line in text.split("\n"))


def text_height(text: str) -> float:
    """Height of `text` in em."""
    return 1.0 + text.count("\n") * LINE


def _width(character: str) -> float:
    return FULL_WIDTH if unicodedata.east_asian_width(character) in "WF" else HALF_WIDTH


def box_of(label: Label, candidate: Candidate, scale: float) -> Box:
    """The px that `label` covers at `candidate` when a km is `scale` px."""
    width = text_width(label.text) * label.size
    height = text_height(label.text) * label.size
    horizontal, vertical = candidate.side
    left = candidate.x * scale + horizontal * label.gap + (horizontal - 1) * width / 2
    top = -candidate.y * scale + vertical * label.gap + (vertical - 1) * height / 2
    return (left - PADDING, top - PADDING, left + width + PADDING, top + height + PADDING)


def place_labels(
    labels: Sequence[Label], scales: Sequence[float], obstacles: Mapping[float, Iterable[Box]]
) -> tuple[Placed, ...]:
    """Place `labels`, the first ones first, each at the smallest scale that has room for it at any of its candidates.

    Args:
        labels: in order of priority.
        scales: px per km, ascending. A label placed at one of them is shown at it and all larger ones, so it is
            given only a place that stays free in all of them.
        obstacles: for each scale, boxes that no label may cover.

    Returns:
        The placed labels by tier; what found no place at any scale is left out.

    """
    taken = {scale: list(obstacles.get(scale, ())) for scale in scales}
    waiting = list(labels)
    placed: list[Placed] = []
    for tier in range(len(scales)):
        for label in [label for label in waiting if label.least <= tier]:
            candidate = _first_free(label, scales[tier:], taken)
            if candidate:
                placed.append(Placed(label, candidate, tier))
                waiting.remove(label)
                for scale in scales[tier:]:
                    taken[scale].append(box_of(label, candidate, scale))
    return tuple(placed)


def _first_free(label: Label, scales: Sequence[float], taken: Mapping[float, Sequence[Box]]) -> Candidate | None:
    for candidate in label.candidates:
        if not any(overlaps(box_of(label, candidate, scale), taken[scale]) for scale in scales):
            return candidate
    return None


def overlaps(box: Box, others: Iterable[Box]) -> bool:
    """Whether `box` covers a part of any of the others; touching is no covering."""
    left, top, right, bottom = box
    return any(left < r and l < right and top < b and t < bottom for l, t, r, b in others)  # noqa: E741
