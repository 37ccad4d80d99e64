"""An area about which much is asked: its edge and what else answers are found by, each made once."""

from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from corridor.geography.edge import Edge
from corridor.geography.measured_line import Places

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
    def edge(self) -> Edge:
        """Its edge."""
        return Edge(self.shape)

    def touched_box(self, starts: Places, ends: Places) -> NDArray[np.intp]:
        """The numbers of the lines from `starts` to `ends` that may touch it: those that touch its box."""
        west, south, east, north = self.with_edge.bounds
        low, high = np.minimum(starts, ends), np.maximum(starts, ends)
        across = (low[:, 0] <= east) & (high[:, 0] >= west)
        return np.flatnonzero(across & (low[:, 1] <= north) & (high[:, 1] >= south))

    def nearest(self, places: Places) -> tuple[Places, Places]:
        """How far each of `places` is from the area, and the nearest place in it: itself, where it lies there."""
        outside = np.flatnonzero(~shapely.intersects_xy(self.shape, places))
        distances, found = np.zeros(len(places)), places.copy()
        points = np.array(shapely.points(places[outside]))
        nearest = self.edge.sides[self.edge.nearest(points)]
        distances[outside] = shapely.distance(nearest, points)
        found[outside] = shapely.get_coordinates(shapely.get_point(shapely.shortest_line(nearest, points), 0))
        return distances, found

    def spans(self, ways: NDArray[np.object_]) -> tuple[NDArray[np.intp], Places]:
        """What of `ways`, lines between two vertices, lies in the area: the number of the way, and from where to where.

        The distances are km from the first vertex. Where a way only touches the edge, the span has no length.
        """
        crossing, met = self.edge.met(ways)
        numbers = np.arange(len(ways))
        owners = np.concatenate([numbers, numbers, crossing, crossing])
        at = np.concatenate([np.zeros(len(ways)), shapely.length(ways), *met.T])
        order = np.lexsort((at, owners))
        owners, at = owners[order], at[order]
        between = np.flatnonzero(owners[1:] == owners[:-1])
        owners, pieces = owners[between], np.column_stack([at[between], at[between + 1]])
        middles = shapely.line_interpolate_point(ways[owners], pieces.mean(axis=1))
        inside = np.array(shapely.intersects(self.shape, middles), dtype=bool, ndmin=1)
        return np.concatenate([crossing, owners[inside]]), np.vstack([met, pieces[inside]])
