"""The map's projection: transverse Mercator about the corridor's middle, on the WGS 84 ellipsoid, in kilometres."""

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import shapely
from msgspec import Struct
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

if TYPE_CHECKING:
    from pyproj import Transformer


class Projection(Struct, frozen=True):
    """Transverse Mercator about a centre in WGS 84 degrees; x grows eastward, y northward, both in km from the centre.

    The scale is true along the central meridian and 0.3 % too large 500 km away from it.
    """

    lon: float
    lat: float

    def shape(self, geometry: BaseGeometry) -> BaseGeometry:
        """`geometry` with its WGS 84 degrees turned into km."""
        return shapely.transform(geometry, self._forward)

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """The place of one position in WGS 84 degrees, in km."""
        x, y = self._forward(np.array([[lon, lat]]))[0]
        return float(x), float(y)

    def unprojected(self, geometry: BaseGeometry) -> BaseGeometry:
        """`geometry` with its km turned into WGS 84 degrees."""
        return shapely.transform(geometry, self._back)

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """The position in WGS 84 degrees (lon, lat) of a place in km."""
        lon, lat = self._back(np.array([[x, y]]))[0]
        return float(lon), float(lat)

    def _forward(self, positions: NDArray[np.float64]) -> NDArray[np.float64]:
        x, y = _transformer(self.lon, self.lat).transform(positions[:, 0], positions[:, 1])
        return np.column_stack([x, y])

    def _back(self, places: NDArray[np.float64]) -> NDArray[np.float64]:
        lon, lat = _transformer(self.lon, self.lat).transform(places[:, 0], places[:, 1], direction="INVERSE")
        return np.column_stack([lon, lat])


@cache
def _transformer(lon: float, lat: float) -> "Transformer":
    """The steps that PROJ finds between the two systems, to the last digit; to look for them takes it 20 ms."""
    from pyproj import Transformer  # noqa: PLC0415  # a start that draws no map does without

    steps = (
        "unitconvert +xy_in=deg +xy_out=rad",
        f"tmerc +lon_0={lon:.15g} +lat_0={lat:.15g} +ellps=WGS84",
        "unitconvert +xy_in=m +xy_out=km",
    )
    return Transformer.from_pipeline(" ".join(["+proj=pipeline", *(f"+step +proj={step}" for step in steps)]))
