"""How much of a line or an area lies within each of many boxes, reckoned for all of them at once.

To clip a shape by one box after the other costs a hundred times as much where names look for a place among thousands.
"""

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

Numbers = NDArray[np.float64]
_AT_A_TIME = 100_000
"""Sides times boxes that are looked at together: some megabytes."""
_LEVEL = 1e-9
"""A side whose ends differ by less in height, in parts of the box's, counts as level."""


class Segments:
    """The straight pieces of some lines, to be found by where they are."""

    def __init__(self, lines: BaseGeometry) -> None:
        """The pieces of `lines`, in whatever units these are."""
        parts = shapely.get_parts(lines)
        places, owners = shapely.get_coordinates(parts, return_index=True)
        joined = owners[1:] == owners[:-1]
        start, end = places[:-1][joined], places[1:][joined]
        self._start, self._along = start.T.copy(), (end - start).T.copy()
        self._lengths = np.hypot(*self._along)
        pieces = shapely.linestrings(np.stack([start, end], axis=1))
        self._tree = shapely.STRtree(list(shapely.get_parts(pieces)))

    def lengths(self, boxes: Numbers) -> Numbers:
        """The length within each of `boxes`, rows of west, south, east and north."""
        box, piece = self._tree.query(shapely.box(*boxes.T))
        enter, leave = np.zeros(len(piece)), np.ones(len(piece))
        with np.errstate(divide="ignore", invalid="ignore"):  # a level piece is never beyond an edge, or always
            for axis, (start, along) in enumerate(zip(self._start[:, piece], self._along[:, piece], strict=True)):
                low, high = ((boxes[:, axis + side][box] - start) / along for side in (0, 2))
                enter = np.fmax(enter, np.minimum(low, high))  # of one that lies on the edge this is no number
                leave = np.fmin(leave, np.maximum(low, high))
        share = np.clip(leave - enter, 0.0, None)
        found: Numbers = np.bincount(box, share * self._lengths[piece], len(boxes)).astype(float)
        return found


def areas(shape: BaseGeometry, boxes: Numbers) -> Numbers:
    """The area of the polygons of `shape` within each of `boxes`, rows of west, south, east and north.

    Below each side of a ring lies an area, as far down as the box reaches: added up with the sign of the side's
    direction they are that of the ring, whatever its form.
    """
    polygons = shapely.get_parts(shapely.get_parts(shapely.orient_polygons(shape, exterior_cw=True)))
    rings = shapely.get_rings(polygons)
    places, owners = shapely.get_coordinates(rings, return_index=True)
    joined = owners[1:] == owners[:-1]
    sides = np.hstack([places[:-1], places[1:]])[joined]
    some = max(1, _AT_A_TIME // max(1, len(sides)))
    parts = [_below(sides, boxes[start : start + some]) for start in range(0, len(boxes), some)]
    return np.concatenate([np.zeros(0), *parts])


def _below(sides: Numbers, boxes: Numbers) -> Numbers:
    """What lies below the `sides` within each of `boxes`, added up."""
    west, south, east, north = (boxes[:, [column]] for column in range(4))
    height = north - south
    x, y, to_x, to_y = sides.T
    begin, end = np.clip(x, west, east), np.clip(to_x, west, east)
    slope = np.divide(to_y - y, to_x - x, out=np.zeros_like(x), where=to_x != x)
    low, high = (y + (at - x) * slope - south for at in (begin, end))
    rise = high - low
    level = np.abs(rise) < _LEVEL * height
    mean = (_summed(high, height) - _summed(low, height)) / np.where(level, 1.0, rise)
    held = np.where(level, np.clip((low + high) / 2, 0.0, height), mean)
    found: Numbers = ((end - begin) * held).sum(axis=1)
    return found


def _summed(to: Numbers, height: Numbers) -> Numbers:
    """The integral of what lies between 0 and `height`, from 0 up `to` a height that may be beyond either."""
    inside = np.clip(to, 0.0, height)
    return inside * inside / 2 + height * (to - height) * (to > height)
