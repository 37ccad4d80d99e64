"""Points inside a shape at which its name could stand."""

import math
from collections.abc import Sequence
from itertools import product, repeat

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from corridor.geography.labels import AROUND, Candidate
from corridor.geography.within_boxes import areas

GRID = 15
"""Points tried along either side of the shape's extent."""
CHOICES = 2.6
"""How many of the best are given back, as a multiple of these."""
COARSE = 12
"""The same where a name may stand on four sides of a badge: few places far apart are more of a choice."""
OUTSIDE = 8.0
"""What it costs a name to stand beside its shape."""
SIDES = ((0, 1), (0, -1), (1, 0), (-1, 0))
"""On which sides of a badge its name may stand, as in `Candidate`."""
CRAMPED = 6.0
"""From this cost of the best place inside on a shape counts as too small: half of badge and name stand outside."""
BESIDE = (2.0, 3.5)
"""How many radii from the shape's middle a badge may stand that has no place inside."""
STICKING_OUT = 12.0
"""What it costs a text to lie outside the shape as a whole; a part of it costs its share."""


def inside(shape: BaseGeometry, width: float, height: float, grid: int = GRID) -> tuple[Candidate, ...]:
    """Places inside `shape` for a text of `width` by `height` km, best first.

    Those come first at which most of the text lies inside; among them those farthest from the shape's edge. `grid`
    points along either side of the shape's extent are tried.
    """
    if shape.is_empty:
        return ()
    ((x, y, cost),) = _inside(shape, [(width, height)], grid)
    return tuple(map(Candidate, x.tolist(), y.tolist(), repeat((0, 0)), cost.tolist()))


def badge_places(shape: BaseGeometry, radius: float, gap: float, text: tuple[float, float]) -> list[Candidate]:
    """Places for a round badge inside `shape`, with its name of `text` (width, height) `gap` beside it, best first.

    A candidate's point is the badge's centre, and its side that on which the name stands. A shape too small for both
    has places beside it as well, which come last. All lengths are in km.
    """
    places: list[Candidate] = []
    beside, above = (2 * radius + gap + length for length in text)
    extents = [(beside, max(2 * radius, text[1])), (max(2 * radius, text[0]), above)]
    lying, standing = _inside(shape, extents, COARSE)
    for side in SIDES:
        off = (gap + (text[0] if side[0] else text[1])) / 2
        x, y, cost = lying if side[0] else standing
        x, y = x - side[0] * off, y + side[1] * off
        at = np.column_stack([x, y, cost])[shapely.contains_xy(shape, x, y)]
        places += [Candidate(x, y, side, cost) for x, y, cost in at.tolist()]
    places.sort(key=lambda place: round(place.cost))
    if places and places[0].cost < CRAMPED:
        return places
    middle = shape.representative_point()
    for times, (across, down), side in product(BESIDE, AROUND, SIDES):
        away = times * radius / math.hypot(across, down)
        places.append(Candidate(middle.x + across * away, middle.y - down * away, side, OUTSIDE))
    return places


def _inside(shape: BaseGeometry, extents: Sequence[tuple[float, float]], grid: int) -> list[NDArray[np.float64]]:
    """For each of `extents`, the width and height of a text in km, the x, y and cost of its places (see `inside`)."""
    left, bottom, right, top = shape.bounds
    x, y = np.tile(_middles(left, right, grid), grid), np.repeat(_middles(bottom, top, grid), grid)
    shapely.prepare(shape)
    within = shapely.contains_xy(shape, x, y)
    x, y = x[within], y[within]
    clear = shapely.distance(shapely.points(x, y), shape.boundary)
    half = np.repeat(np.array(extents) / 2, len(x), axis=0)
    middles = np.tile(np.column_stack([x, y]), (len(extents), 1))
    boxes = np.hstack([middles - half, middles + half])
    cost, beyond = np.zeros(len(boxes)), ~shapely.contains(shape, shapely.box(*boxes.T))
    cost[beyond] = STICKING_OUT * (1 - areas(shape, boxes[beyond]) / half[beyond].prod(axis=1) / 4)
    found = []
    for costs in cost.reshape(len(extents), len(x)):
        best = np.lexsort((-clear, costs.round(1)))[: round(CHOICES * grid)]
        found.append(np.array([x[best], y[best], costs[best]]))
    return found


def _middles(low: float, high: float, grid: int) -> NDArray[np.float64]:
    edges = np.linspace(low, high, grid + 1)
    middles: NDArray[np.float64] = (edges[1:] + edges[:-1]) / 2
    return middles
