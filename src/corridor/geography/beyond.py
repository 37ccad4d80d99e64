"""Ground beyond the edge of the data, so that a wide screen shows no edge."""

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

NEAR = 1e-6
"""Degrees within which a vertex counts as lying on the edge."""
REACH = (9.0, 5.0)
"""How far the ground is drawn out, in degrees of longitude and latitude."""
NARROW = 0.3
"""Half the width in degrees of a strip that is not drawn out: a river's bend across the edge would make one."""
SLIVER = 0.002
"""Share of the box that may be free."""

Extent = tuple[float, float, float, float]
"""West, south, east, north."""


def filled_box(shapes: Sequence[BaseGeometry]) -> Extent | None:
    """The box that `shapes` (WGS 84 degrees, not overlapping) fill; none where they leave more than a sliver free."""
    west, south, east, north = shapely.total_bounds(shapes).tolist()
    free = 1 - float(np.sum(shapely.area(shapes))) / ((east - west) * (north - south))
    return (west, south, east, north) if free < SLIVER else None


def drawn_out(shape: BaseGeometry, extent: Extent, reach: tuple[float, float] = REACH) -> BaseGeometry:
    """`shape` (WGS 84 degrees) with every vertex on the edge of `extent` moved outward by `reach`.

    Shapes that share an edge keep sharing it. What is drawn out is mere ground: nothing in it is a boundary.

    Args:
        shape: polygons cut to the box `extent`.
        extent: the edge of the data in degrees.
        reach: degrees of longitude and latitude.
    """
    low, high = np.array(extent[:2]), np.array(extent[2:])

    def move(positions: NDArray[np.float64]) -> NDArray[np.float64]:
        outward = (np.abs(positions - high) < NEAR).astype(float) - (np.abs(positions - low) < NEAR)
        moved: NDArray[np.float64] = positions + outward * np.array(reach)
        return moved

    return shapely.make_valid(shapely.transform(shape, move))


def without_gaps(shape: BaseGeometry, extent: Extent) -> BaseGeometry:
    """`shape` with narrow strips between its parts outside `extent` filled."""
    outside = shape.difference(shapely.box(*extent))
    closed = outside.buffer(NARROW, join_style="mitre").buffer(-NARROW, join_style="mitre")
    return shapely.union_all([shape, closed])
