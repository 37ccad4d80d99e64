"""Longitudes on both sides of 180°, made to run on: a corridor that crosses it is one piece, as it is on the ground."""

import numpy as np
import shapely
from msgspec.structs import replace
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from corridor.model.feature import Feature

TURN = 360.0
"""Degrees once round the Earth."""


def beside(lon: float, other: float) -> float:
    """The longitude `lon`, in degrees, written so that it is no more than half a turn from `other`."""
    return lon + TURN * round((other - lon) / TURN)


def running_on(feature: Feature, centre: float) -> Feature:
    """`feature` with longitudes that run on across 180°, no more than half a turn from `centre`.

    A shape that was cut there, as GeoJSON (RFC 7946, section 3.1.9) asks, is joined again. What has coordinates that
    are no longitudes stays as it is, for a check to find.
    """
    west, _, east, _ = feature.geometry.bounds
    if max(abs(west - centre), abs(east - centre)) <= TURN / 2 or max(abs(west), abs(east)) > TURN / 2:
        return feature

    def moved(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
        turns = np.round((centre - degrees[:, 0]) / TURN)
        return np.column_stack([degrees[:, 0] + TURN * turns, degrees[:, 1:]])

    return replace(feature, geometry=_joined(shapely.transform(feature.geometry, moved)))


def _joined(geometry: BaseGeometry) -> BaseGeometry:
    """The parts of `geometry` as one where they meet."""
    if geometry.geom_type == "MultiLineString":
        return shapely.line_merge(geometry)
    if geometry.geom_type == "MultiPolygon" and all(part.is_valid for part in shapely.get_parts(geometry)):
        return shapely.union_all(shapely.get_parts(geometry))
    return geometry
