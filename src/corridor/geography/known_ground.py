"""An area about which much is asked: its edge and what else answers are found by, each made once."""

from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from corridor.geography.measured_line import Places, Way

NEAR = 1e-6
"""Km within which a place counts as on the edge."""


class Ground:
    """An area in km: polygons, one or several."""

    def __init__(self, shape: BaseGeometry) -> None:
        """Prepare to answer about `shape`; nothing is made yet."""
        shapely.prepare(shape)
        self.shape = shape

    @cached_property
    def with_edge(self) -> BaseGeometry:
        """The area, and what lies beside its edge by no more than what rounding takes off."""
        made = self.shape.buffer(NEAR, quad_segs=1)
        shapely.prepare(made)
        return made

    @cached_property
    def rings(self) -> tuple[Way, ...]:
        """Its edge."""
        return tuple(Way(ring) for ring in shapely.get_rings(shapely.get_parts(self.shape)))

    def touched_box(self, starts: Places, ends: Places) -> NDArray[np.intp]:
        """The numbers of the lines from `starts` to `ends` that may touch it: those that touch its box."""
        west, south, east, north = self.with_edge.bounds
        low, high = np.minimum(starts, ends), np.maximum(starts, ends)
        across = (low[:, 0] <= east) & (high[:, 0] >= west)
        return np.flatnonzero(across & (low[:, 1] <= north) & (high[:, 1] >= south))

    @cached_property
    def _edge(self) -> tuple[NDArray[np.object_], shapely.STRtree]:
        """Every side of its rings as a line, and where to find them."""
        rings = shapely.get_rings(shapely.get_parts(self.shape))
        places, owners = shapely.get_coordinates(rings, return_index=True)
        joined = owners[1:] == owners[:-1]
        sides = np.array(shapely.linestrings(np.stack([places[:-1][joined], places[1:][joined]], axis=1)))
        return sides, shapely.STRtree(sides)

    def nearest(self, places: Places) -> tuple[Places, Places]:
        """How far each of `places` is from the area, and the nearest place in it: itself, where it lies there."""
        outside = np.flatnonzero(~shapely.intersects_xy(self.shape, places))
        distances, found = np.zeros(len(places)), places.copy()
        sides, tree = self._edge
        points = np.array(shapely.points(places[outside]))
        owners, near = tree.query_nearest(points)
        order = np.lexsort((near, owners))  # of sides that are as near the first, as Shapely takes it
        _, firsts = np.unique(owners[order], return_index=True)
        nearest = sides[near[order][firsts]]
        distances[outside] = shapely.distance(nearest, points)
        found[outside] = shapely.get_coordinates(shapely.get_point(shapely.shortest_line(nearest, points), 0))
        return distances, found
