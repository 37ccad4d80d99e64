"""Lines that are measured once: where along them a point lies, and the pieces and places between two distances.

Shapely walks through all vertices at every question, for pieces in Python: on a border of thousands of km that takes
minutes. What it would answer about places is answered here to the last digit.
"""

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString

Places = NDArray[np.float64]


def substring(line: LineString, start: float, end: float) -> LineString:
    """The piece of `line` from one distance along it to another; of no length where both are the same."""
    return LineString(Way(line).piece(start, end))


def places_along(line: LineString, distances: Places) -> Places:
    """The places at `distances` along `line`, as ``shapely.line_interpolate_point`` finds one after the other."""
    vertices = shapely.get_coordinates(line)
    sides, lengths = _sides(vertices)
    at = np.concatenate([[0.0], np.cumsum(lengths)])
    behind = np.clip(np.searchsorted(at, distances, side="right"), 1, len(sides)) - 1
    share = np.clip((distances - at[behind]) / lengths[behind], 0.0, 1.0)
    whole = (share == 1) | (distances >= at[-1])
    found: Places = np.where(whole[:, None], vertices[behind + 1], sides[behind] * share[:, None] + vertices[behind])
    return found


class Way:
    """A line measured once: many pieces and points of it cost as much as they are long."""

    def __init__(self, line: LineString) -> None:
        """Measure `line`."""
        self._vertices = shapely.get_coordinates(line)
        self._sides, self._lengths = _sides(self._vertices)
        self._starts = np.concatenate([[0.0], np.cumsum(self._lengths)])[:-1]
        self._squares = (self._sides * self._sides).sum(axis=1)
        self._at = np.concatenate([[0.0], np.cumsum(np.hypot(*self._sides.T))])

    @property
    def length(self) -> float:
        """How long it is."""
        return float(self._at[-1])

    def nearest(self, place: Places) -> tuple[float, float]:
        """How far `place` (x, y) is from the line, and how far along the line the nearest place of it lies.

        The numbers are those of ``shapely.distance`` and ``shapely.line_locate_point``: of several sides that are as
        near, the first counts.
        """
        (x, y), (across, up) = (place - self._vertices[:-1]).T, self._sides.T
        with np.errstate(invalid="ignore", divide="ignore"):  # a side of no length
            share = (x * across + y * up) / self._squares
            aside = np.abs((x * up - y * across) / self._squares) * self._lengths
        ends = np.sqrt((off := place - self._vertices)[:, 0] ** 2 + off[:, 1] ** 2)
        away = np.where(share >= 1, ends[1:], aside)
        away = np.where((share <= 0) | (self._squares == 0), ends[:-1], away)
        side = int(np.argmin(away))
        along = min(max(float(share[side]), 0.0), 1.0) if self._squares[side] else 0.0
        return float(away[side]), float(self._starts[side] + along * self._lengths[side])

    def piece(self, start: float, end: float) -> Places:
        """The vertices between two distances along the line, see `substring`."""
        low, high = min(max(min(start, end), 0.0), self.length), min(max(start, end, 0.0), self.length)
        inner = slice(self._at.searchsorted(low, side="right"), self._at.searchsorted(high, side="left"))
        piece = np.vstack([self._place(low), self._vertices[inner], self._place(high)])
        return piece if start <= end else piece[::-1]

    def place(self, distance: float) -> Places:
        """The place at `distance` along the line."""
        return self._place(min(max(distance, 0.0), self.length))

    def _place(self, distance: float) -> Places:
        after = min(max(int(self._at.searchsorted(distance, side="right")), 1), len(self._at) - 1)
        (start, end), (before, behind) = self._at[after - 1 : after + 1], self._vertices[after - 1 : after + 1]
        place: Places = behind
        if distance < end:
            place = (behind - before) / (end - start) * (max(distance, start) - start) + before
        return place


def _sides(vertices: Places) -> tuple[Places, Places]:
    """The way from each vertex to the next, and its length, rounded as by Shapely."""
    sides = np.diff(vertices, axis=0)
    return sides, np.sqrt(sides[:, 0] * sides[:, 0] + sides[:, 1] * sides[:, 1])
