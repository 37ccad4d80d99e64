"""Meridians and parallels, and how far from straight up north lies where the projection's middle is far away."""

import math

import numpy as np
import shapely
from shapely import LineString
from shapely.geometry.base import BaseGeometry

from corridor.geography.projection import Projection

STEPS = (10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01)
"""Degrees between two lines."""
LEAST = 3
"""How many lines there are at least across the larger side, the extent being large enough."""
POINTS = 40
"""Points of each line, which is curved."""
TURNED = 5.0
"""Degrees that north may be off before the map has to say where it is."""


def graticule(projection: Projection, box: BaseGeometry) -> list[BaseGeometry]:
    """Round meridians and parallels within `box`, in km, each by itself; about as many on any map.

    A map across 180 degrees has them too: longitudes go on beyond it.
    """
    west, south, east, north = _degrees(projection, box)
    step = next((step for step in STEPS if max(east - west, north - south) / step >= LEAST), STEPS[-1])
    meridians = [[(lon, lat) for lat in np.linspace(south, north, POINTS)] for lon in _multiples(step, west, east)]
    parallels = [[(lon, lat) for lon in np.linspace(west, east, POINTS)] for lat in _multiples(step, south, north)]
    within = [projection.shape(LineString(line)).intersection(box) for line in (*meridians, *parallels)]
    return [line for line in within if not line.is_empty]


def turned(projection: Projection, x: float, y: float) -> float:
    """Degrees clockwise from straight up to true north at a place in km."""
    lon, lat = projection.degrees(x, y)
    north = projection.point(lon, min(lat + 0.01, 90.0))
    return math.degrees(math.atan2(north[0] - x, north[1] - y))


def _degrees(projection: Projection, box: BaseGeometry) -> tuple[float, float, float, float]:
    edge = projection.unprojected(box.boundary.segmentize(box.length / POINTS))
    lons, lats = shapely.get_coordinates(edge).T
    lons = projection.lon + (lons - projection.lon + 180) % 360 - 180
    return float(lons.min()), float(lats.min()), float(lons.max()), float(lats.max())


def _multiples(step: float, low: float, high: float) -> list[float]:
    return [count * step for count in range(math.ceil(low / step), math.floor(high / step) + 1)]
