"""Shapes in km as the coordinate lists of a trace, parts separated by ``None``."""

import math
from collections.abc import Iterable

import shapely
from msgspec import Struct
from shapely.geometry.base import BaseGeometry

Numbers = list[float | None]


class Path(Struct, frozen=True):
    """The two coordinate lists of a trace."""

    x: Numbers
    y: Numbers


def decimals(scale: float) -> int:
    """Decimals of a km to keep where a km is `scale` px: the last is a hundredth of a px, give or take half a digit."""
    return max(0, round(math.log10(scale)) + 2)


def path_of(geometry: BaseGeometry, digits: int) -> Path:
    """The rings of polygons (holes run the other way round, so that a fill leaves them free), or the lines.

    Of each coordinate in km so many `digits` are kept behind the point.
    """
    x: Numbers = []
    y: Numbers = []
    for line in _lines(geometry):
        coordinates = shapely.get_coordinates(line).round(digits)
        x += [*([None] if x else []), *coordinates[:, 0].tolist()]
        y += [*([None] if y else []), *coordinates[:, 1].tolist()]
    return Path(x, y)


def _lines(geometry: BaseGeometry) -> Iterable[BaseGeometry]:
    parts = shapely.get_parts(geometry)
    for part in parts:
        if part.geom_type == "Polygon":
            yield from shapely.get_rings(shapely.orient_polygons(part))
        elif part.geom_type in ("LineString", "LinearRing"):
            yield part
