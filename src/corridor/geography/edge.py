"""The edge of an area: every side of its rings, and a tree to find those that lie near a place or across a way."""

from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from corridor.geography.measured_line import Places, Way


class Edge:
    """The rings of an area in km: polygons, one or several."""

    def __init__(self, area: BaseGeometry) -> None:
        """Take the rings of `area` apart into `sides`, each a line between two vertices."""
        self._rings = shapely.get_rings(shapely.get_parts(area))
        places, owners = shapely.get_coordinates(self._rings, return_index=True)
        joined = owners[1:] == owners[:-1]
        self.sides = np.array(shapely.linestrings(np.stack([places[:-1][joined], places[1:][joined]], axis=1)))
        self._owners = owners[1:][joined]
        self._tree = shapely.STRtree(self.sides)

    @cached_property
    def _ways(self) -> tuple[Way, ...]:
        return tuple(map(Way, self._rings))

    def nearest(self, points: NDArray[np.object_]) -> NDArray[np.intp]:
        """The number of the side that is nearest to each of `points`: of several as near the first, as by Shapely."""
        owners, near = self._tree.query_nearest(points)
        order = np.lexsort((near, owners))
        _, firsts = np.unique(owners[order], return_index=True)
        found: NDArray[np.intp] = near[order][firsts]
        return found

    def met(self, ways: NDArray[np.object_]) -> tuple[NDArray[np.intp], Places]:
        """Where `ways`, lines between two vertices, meet a side: the number of the way, and from where to where.

        The distances are km from its first vertex: twice the same, unless it runs along the side.
        """
        owners, near = self._tree.query(ways, predicate="intersects")
        pieces, kept = shapely.get_parts(shapely.intersection(ways[owners], self.sides[near]), return_index=True)
        owners = owners[kept]
        starts = shapely.get_point(ways[owners], 0)
        ends = [shapely.distance(starts, _ends_of(pieces, at)) for at in (0, -1)]
        return owners, np.sort(np.column_stack(ends), axis=1)

    def between(self, starts: Places, ends: Places) -> list[Places]:
        """The vertices of the shorter way along the edge from each of `starts` to the one of `ends`, on the same ring.

        The ring is the one nearest to the start; a place beside it counts as the nearest of it (see `nearest`).
        """
        first, last = (np.array(shapely.points(places)) for places in (starts, ends))
        left, reached = self.nearest(first), self.nearest(last)
        rings = self._owners[left]
        for number in np.flatnonzero(rings != self._owners[reached]):
            own = np.flatnonzero(self._owners == rings[number])
            reached[number] = own[np.argmin(shapely.distance(self.sides[own], last[number]))]
        found: dict[int, Places] = {}
        for ring in np.unique(rings):
            chosen = np.flatnonzero(rings == ring)
            along = (self._along(sides[chosen], points[chosen]) for sides, points in ((left, first), (reached, last)))
            found.update(zip(chosen.tolist(), self._ways[ring].shorter_ways(*along), strict=True))
        return [found[number] for number in range(len(starts))]

    def _along(self, sides: NDArray[np.intp], points: NDArray[np.object_]) -> Places:
        """How far along their ring the places of `sides` lie that are nearest to `points`."""
        along: Places = self._starts[sides] + shapely.line_locate_point(self.sides[sides], points)
        return along

    @cached_property
    def _starts(self) -> Places:
        """How far along its ring each side begins."""
        return np.concatenate([way.at[:-1] for way in self._ways])


def _ends_of(pieces: NDArray[np.object_], at: int) -> NDArray[np.object_]:
    """The first or last vertices of lines, and points as they are."""
    ends = shapely.get_point(pieces, at)
    return np.where(shapely.is_missing(ends), pieces, ends)
