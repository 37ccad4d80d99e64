"""Which way a line runs, and on which side of it the land lies: north is up, east is right (all in km)."""

from collections.abc import Iterable
from enum import StrEnum

import numpy as np
import shapely
from msgspec import Struct
from numpy.typing import NDArray
from shapely import LineString
from shapely.geometry.base import BaseGeometry

CLOSED = 0.25
"""A line whose ends are nearer to each other than this share of its extent leads around something, not anywhere."""
LEVEL = 1e-3
"""A line that falls by less of its length than this is level, and is drawn as one that rises."""
TRIED = 200
"""Places along a line at which both of its sides are looked at."""
ASIDE = 1 / 100
"""How far from the line, as a share of its length."""


class Compass(StrEnum):
    """The eight directions, counter-clockwise from the east."""

    EAST = "east"
    NORTH_EAST = "north_east"
    NORTH = "north"
    NORTH_WEST = "north_west"
    WEST = "west"
    SOUTH_WEST = "south_west"
    SOUTH = "south"
    SOUTH_EAST = "south_east"

    @property
    def opposite(self) -> "Compass":
        """The direction that points the other way."""
        directions = list(Compass)
        return directions[directions.index(self) - len(directions) // 2]


class Course(Struct, frozen=True):
    """Which way a line runs.

    Attributes:
        start: the direction in which its beginning lies, seen from its end; of a closed line, from its middle.
        end: the direction in which its end lies, seen from its beginning; None for a line that is nearly closed.
        rises: whether its end lies farther north than its beginning; a closed line is taken to rise.

    """

    start: Compass
    end: Compass | None
    rises: bool


def course_of(line: LineString) -> Course:
    """The course of `line`, by where its two ends lie."""
    first, last = np.array(line.coords[0]), np.array(line.coords[-1])
    left, bottom, right, top = line.bounds
    if np.hypot(*(last - first)) < CLOSED * np.hypot(right - left, top - bottom):
        return Course(_compass(first - ((left + right) / 2, (bottom + top) / 2)), None, rises=True)
    end = _compass(last - first)
    return Course(end.opposite, end, rises=bool(last[1] - first[1] > -LEVEL * line.length))


def runs_backward(line: LineString) -> bool:
    """Whether `line` has to be turned to be read as a map is: from west to east, or from south to north, or clockwise.

    Read from left to right, what lies to the north of it is then above it, and what lies to the south is below.
    """
    course = course_of(line)
    if course.end is None:
        return bool(shapely.is_ccw(shapely.linearrings(line.coords)))
    return course.end in (Compass.NORTH_WEST, Compass.WEST, Compass.SOUTH_WEST, Compass.SOUTH)


def land_is_left(lines: Iterable[LineString], land: BaseGeometry) -> bool:
    """Whether `land` lies to the left of `lines`, seen in their direction, along more of them than to their right."""
    return sum(_leaning(line, land) * line.length for line in lines) > 0


def _leaning(line: LineString, land: BaseGeometry) -> float:
    """From -1, `land` is to the right all along, to 1, it is to the left."""
    step = line.length / TRIED
    at = (np.arange(TRIED) + 0.5) * step
    places = shapely.get_coordinates(shapely.line_interpolate_point(line, at))
    ahead, behind = (
        shapely.get_coordinates(shapely.line_interpolate_point(line, np.clip(at + side, 0, line.length)))
        for side in (step, -step)
    )
    along = ahead - behind
    aside = np.column_stack([-along[:, 1], along[:, 0]]) / np.maximum(np.hypot(*along.T), step / TRIED)[:, None]
    left, right = (shapely.contains_xy(land, places + side * line.length * ASIDE * aside).mean() for side in (1, -1))
    return float(left - right)


def _compass(vector: NDArray[np.float64]) -> Compass:
    directions = list(Compass)
    eighth = 2 * np.pi / len(directions)
    return directions[round(float(np.arctan2(vector[1], vector[0])) / eighth) % len(directions)]
