"""The lakes of the frame, from GSHHG."""

from collections.abc import Sequence

import frame
import shapely
from gshhg import LAKE, Shape
from labels import Label, Water, named
from shapely import Polygon

TOLERANCE = 200.0
"""Metres, for the simplification of shores."""

SMALLEST = 20.0
"""Square kilometres: smaller lakes are left out."""


def lakes(shapes: Sequence[Shape], labels: Sequence[Label]) -> list[Water]:
    """Take the lakes that are large enough and lie wholly in the frame, the largest first (metres)."""
    large = sorted((shape for shape in shapes if kept(shape)), key=lambda shape: -shape.area_km2)
    plane = frame.to_plane([Polygon(shape.points) for shape in large])
    return named([shapely.simplify(shore, TOLERANCE) for shore in plane], labels, "lake")


def kept(shape: Shape) -> bool:
    """Tell whether the shape is a lake to be drawn."""
    return shape.level == LAKE and shape.area_km2 >= SMALLEST and frame.box().contains(Polygon(shape.points))
