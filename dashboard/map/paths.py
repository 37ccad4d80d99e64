"""Shapes in km as the coordinate lists of a trace, parts separated by ``None``."""

from collections.abc import Iterable
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

DIGITS = 2
"""Decimals of a km that are kept: 10 m."""

Numbers = list[float | None]


@dataclass(frozen=True, slots=True)
class Path:
    """The two coordinate lists of a trace."""

    x: Numbers
    y: Numbers


def path_of(geometry: BaseGeometry) -> Path:
    """The rings of polygons (holes run the other way round, so that a fill leaves them free), or the lines."""
    x: Numbers = []
    y: Numbers = []
    for line in _lines(geometry):
        coordinates = shapely.get_coordinates(line).round(DIGITS)
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
