"""Measures on the ground for the checks: short ones, in metres, from coordinates in WGS 84 degrees.

A flat plane about the point is enough here: rules ask about metres to kilometres, and must not cost a projection.
"""

import math
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from corridor.geography.scale import DETAIL
from corridor.model.dataset import Dataset
from corridor.package.reading.longitudes import TURN, beside

METRES_PER_DEGREE = 111_320.0
"""Of latitude, and of longitude on the equator."""


def metres_to(geometry: BaseGeometry, lon: float, lat: float) -> float:
    """Distance in metres from a point to the nearest of `geometry`; 0 inside it."""
    west, _, east, _ = geometry.bounds
    lon = beside(lon, (west + east) / 2)
    scale = METRES_PER_DEGREE * np.array([math.cos(math.radians(lat)), 1.0])

    def flat(degrees: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return (degrees - (lon, lat)) * scale

    return float(shapely.transform(geometry, flat).distance(shapely.Point(0, 0)))


def square_metres(geometry: BaseGeometry) -> float:
    """Area of a small `geometry` in square metres."""
    lat = geometry.centroid.y if geometry.area else 0.0
    return float(geometry.area * METRES_PER_DEGREE**2 * math.cos(math.radians(lat)))


def on_earth(geometry: BaseGeometry) -> bool:
    """Whether `geometry`, not empty, lies within the longitudes and latitudes there are.

    Longitudes may run on beyond 180°, see `corridor.package.reading.longitudes`.
    """
    west, south, east, north = geometry.bounds
    return -TURN <= west <= east <= TURN and -90 <= south <= north <= 90  # noqa: PLR2004


def sound(geometry: BaseGeometry) -> bool:
    """Whether `geometry` can be reckoned with; rules of their own name those that cannot."""
    return not geometry.is_empty and geometry.is_valid and on_earth(geometry)


def detail_of(dataset: Dataset) -> float:
    """The smallest length in metres that is seen on a map of all regions: the measure of what a border may be off.

    It is 250 m on a corridor of 700 km and 10 m on one of 30 km; nan where neither region nor border is drawn.
    """
    layers = (dataset.layers.get(name, ()) for name in ("regions", "border"))
    shapes = [row.geometry for layer in layers for row in layer if sound(row.geometry)]
    if not shapes:
        return math.nan
    west, south, east, north = (float(edge) for edge in shapely.total_bounds(shapes))
    across = (east - west) * math.cos(math.radians((south + north) / 2))
    return max(across, north - south) * METRES_PER_DEGREE * DETAIL


def areas_drawn(dataset: Dataset) -> Mapping[str, tuple[BaseGeometry, ...]]:
    """The sound shapes of each area that a layer draws; those that are shown with a region count as its own too."""
    drawn: dict[str, tuple[BaseGeometry, ...]] = {}
    for layer in ("regions", "surroundings"):
        for feature in dataset.layers.get(layer, ()):
            shapes = (feature.geometry,) if sound(feature.geometry) else ()
            for code in {feature.id, str(feature.properties.get("area") or feature.id)}:
                drawn[code] = (*drawn.get(code, ()), *shapes)
    return drawn
