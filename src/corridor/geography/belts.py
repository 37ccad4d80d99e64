"""Demonstration belts: schematic strips, derived from a region's stretch of border by the rule their table states."""

from collections.abc import Iterable

import shapely
from shapely.geometry.base import BaseGeometry

from corridor.geography.linear import Stretch

SMOOTHING = 0.15
"""Share of the depth to which the inner edge is simplified: it is schematic and need not repeat each bend."""


def belt_shape(region: BaseGeometry, stretches: Iterable[Stretch], depth: float) -> BaseGeometry:
    """The part of `region` that lies within `depth` km of its `stretches` of border (all in km).

    Empty where the region has no stretch of border.
    """
    lines = shapely.union_all([stretch.line for stretch in stretches])
    near = lines.simplify(depth * SMOOTHING).buffer(depth)
    return _polygons(region.intersection(near))


def _polygons(geometry: BaseGeometry) -> BaseGeometry:
    parts = [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"]
    return shapely.union_all(parts)
