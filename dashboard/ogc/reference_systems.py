"""Coordinate reference systems of OGC API – Features, Part 2: what is stored, and what it is turned into."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

if TYPE_CHECKING:
    from pyproj import Transformer

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
"""WGS 84 with longitude first, in which everything is stored."""
_EPSG = "http://www.opengis.net/def/crs/EPSG/0/"
SYSTEMS: Mapping[str, str] = {CRS84: "OGC:CRS84", f"{_EPSG}4326": "EPSG:4326", f"{_EPSG}3857": "EPSG:3857"}
"""What features can be asked for in; EPSG:4326 has latitude first, as its definition says."""


def transformed(geometry: BaseGeometry, system: str) -> BaseGeometry:
    """A geometry of CRS84 in another system, its axes in the order of that system."""

    def forward(places: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(_transformer(system).transform(places[:, 0], places[:, 1]))

    return geometry if system == CRS84 else shapely.transform(geometry, forward)


def stored(box: tuple[float, float, float, float], system: str) -> tuple[float, float, float, float]:
    """A box of a system in CRS84."""
    if system == CRS84:
        return box
    back = _transformer(system)
    west, south = back.transform(box[0], box[1], direction="INVERSE")
    east, north = back.transform(box[2], box[3], direction="INVERSE")
    return west, south, east, north


@cache
def _transformer(system: str) -> "Transformer":
    from pyproj import Transformer  # noqa: PLC0415  # few ask for another system

    return Transformer.from_crs(SYSTEMS[CRS84], SYSTEMS[system])
