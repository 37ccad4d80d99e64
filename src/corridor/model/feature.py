"""What a layer of the map is made of."""

from collections.abc import Mapping

from msgspec import Struct
from shapely.geometry.base import BaseGeometry


class Feature(Struct, frozen=True):
    """One feature of a layer: its properties and its geometry in WGS 84 degrees (lon, lat)."""

    id: str
    properties: Mapping[str, str | int | float | None]
    geometry: BaseGeometry
