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
    """A line measured once: many pieces and places of it cost as much as they are long."""

    def __init__(self, line: LineString) -> None:
        """Measure `line`; `at` is how far along it each of its vertices lies."""
        self._vertices = shapely.get_coordinates(line)
        self.at = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(self._vertices, axis=0).T))])

    @property
    def length(self) -> float:
        """How long it is."""
        return float(self.at[-1])

    def piece(self, start: float, end: float) -> Places:
        """The vertices between two distances along the line, see `substring`."""
        return self.pieces(np.array([start]), np.array([end]))[0]

    def pieces(self, starts: Places, ends: Places) -> list[Places]:
        """The same from each of `starts` to the one of `ends`."""
        low, high = (np.clip(end(starts, ends), 0.0, self.length) for end in (np.minimum, np.maximum))
        inner = zip(self.at.searchsorted(low, side="right"), self.at.searchsorted(high, side="left"), strict=True)
        places = zip(self.places(low), self.places(high), strict=True)
        found = [
            np.concatenate([first[None], self._vertices[after:before], last[None]])
            for (first, last), (after, before) in zip(places, inner, strict=True)
        ]
        return [piece[::-1] if turned else piece for piece, turned in zip(found, starts > ends, strict=True)]

    def shorter_ways(self, starts: Places, ends: Places) -> list[Places]:
        """Along a ring, the vertices from each of `starts` to the one of `ends`, whichever way round is shorter."""
        across = np.abs(ends - starts) > self.length / 2
        seam = np.where(starts > ends, self.length, 0.0)
        ways = self.pieces(starts, np.where(across, seam, ends))
        rests = iter(self.pieces(self.length - seam[across], ends[across]))
        return [np.vstack([way, next(rests)]) if on else way for way, on in zip(ways, across, strict=True)]

    def places(self, distances: Places) -> Places:
        """The places at `distances` along the line."""
        after = np.clip(self.at.searchsorted(distances, side="right"), 1, len(self.at) - 1)
        start, end = self.at[after - 1], self.at[after]
        before, behind = self._vertices[after - 1], self._vertices[after]
        with np.errstate(invalid="ignore", divide="ignore"):  # a side of no length, which no place lies on
            share = (behind - before) / (end - start)[:, None]
        within = share * (np.maximum(distances, start) - start)[:, None] + before
        found: Places = np.where((distances < end)[:, None], within, behind)
        return found


def _sides(vertices: Places) -> tuple[Places, Places]:
    """The way from each vertex to the next, and its length, rounded as by Shapely."""
    sides = np.diff(vertices, axis=0)
    return sides, np.sqrt(sides[:, 0] * sides[:, 0] + sides[:, 1] * sides[:, 1])
