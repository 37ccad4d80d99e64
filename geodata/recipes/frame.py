"""The frame of the map and the plane in which lengths are metres."""

from collections.abc import Sequence

import numpy as np
import shapely
from geopandas import GeoSeries
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

DEGREES = "EPSG:4326"
"""WGS 84, longitude first: what the sources and the layers are in."""

WEST, SOUTH, EAST, NORTH = 111.5, 46.2, 126.0, 54.4
"""Degrees, WGS 84: the corridor with a margin of 12 % and more, wide enough for a map broader than it is high."""

STEP = 0.5
"""Degrees between the points along the frame, so that its sides bend with the projection."""

PLANE = "+proj=tmerc +lat_0=50.33 +lon_0=118.67 +ellps=WGS84 +units=m +type=crs"
"""Transverse Mercator about the middle of the corridor, metres; for work only, the layers are written in degrees."""

DECIMALS = 4
"""Of a degree, in the layers: 11 m from north to south, 7 m from west to east."""


def outline() -> BaseGeometry:
    """Give the frame as a closed line in degrees, with a point every `STEP`."""
    return shapely.segmentize(shapely.box(WEST, SOUTH, EAST, NORTH).exterior, STEP)


def box() -> BaseGeometry:
    """Give the frame as an area in degrees."""
    return shapely.box(WEST, SOUTH, EAST, NORTH)


def to_plane(geometries: Sequence[BaseGeometry]) -> list[BaseGeometry]:
    """Turn degrees into metres."""
    return list(GeoSeries(geometries, crs=DEGREES).to_crs(PLANE))


def to_degrees(geometries: Sequence[BaseGeometry]) -> list[BaseGeometry]:
    """Turn metres into degrees, rounded to `DECIMALS`; equal points stay equal."""
    return [shapely.transform(geometry, _rounded) for geometry in GeoSeries(geometries, crs=PLANE).to_crs(DEGREES)]


def _rounded(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.round(degrees, DECIMALS)
