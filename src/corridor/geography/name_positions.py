"""Points inside a shape at which its name could stand."""

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from corridor.geography.labels import Candidate

GRID = 15
"""Points tried along either side of the shape's extent."""
CHOICES = 2.6
"""How many of the best are given back, as a multiple of these."""
STICKING_OUT = 12.0
"""What it costs a text to lie outside the shape as a whole; a part of it costs its share."""


def inside(shape: BaseGeometry, width: float, height: float, grid: int = GRID) -> tuple[Candidate, ...]:
    """Places inside `shape` for a text of `width` by `height` km, best first.

    Those come first at which most of the text lies inside; among them those farthest from the shape's edge. `grid`
    points along either side of the shape's extent are tried.
    """
    if shape.is_empty:
        return ()
    left, bottom, right, top = shape.bounds
    x, y = (axis.ravel() for axis in np.meshgrid(_middles(left, right, grid), _middles(bottom, top, grid)))
    shapely.prepare(shape)
    within = shapely.contains_xy(shape, x, y)
    x, y = x[within], y[within]
    boxes = shapely.box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
    cost = np.zeros(len(x))
    for at in np.flatnonzero(~shapely.contains(shape, boxes)):
        cost[at] = STICKING_OUT * (1 - shapely.clip_by_rect(shape, *boxes[at].bounds).area / (width * height))
    clear = shapely.distance(shapely.points(x, y), shape.boundary)
    best = np.lexsort((-clear, cost.round(1)))[: round(CHOICES * grid)]
    return tuple(Candidate(float(x[at]), float(y[at]), (0, 0), float(cost[at])) for at in best)


def _middles(low: float, high: float, grid: int) -> NDArray[np.float64]:
    edges = np.linspace(low, high, grid + 1)
    middles: NDArray[np.float64] = (edges[1:] + edges[:-1]) / 2
    return middles
