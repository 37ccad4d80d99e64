"""Write features as GeoJSON (RFC 7946, WGS 84), one feature to a line."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

Feature = tuple[dict[str, str | int], BaseGeometry]
"""Properties and geometry (degrees, already rounded); empty properties are not written."""


def write(file: Path, features: Iterable[Feature]) -> int:
    """Write the features in the order given and return the size in bytes."""
    lines = ",\n".join(text(properties, geometry) for properties, geometry in features)
    content = f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'.encode()
    file.write_bytes(content)
    return len(content)


def text(properties: dict[str, str | int], geometry: BaseGeometry) -> str:
    """Give one feature as a line of JSON."""
    feature: dict[str, Any] = {
        "type": "Feature",
        "properties": {name: value for name, value in properties.items() if value != ""},
        "geometry": shapely.geometry.mapping(geometry),
    }
    return json.dumps(feature, ensure_ascii=False, separators=(",", ":"))
