"""Write features as GeoJSON (RFC 7946, WGS 84), one feature to a line."""

import json
from collections.abc import Sequence
from pathlib import Path

from frame import DEGREES
from geopandas import GeoDataFrame
from shapely.geometry.base import BaseGeometry

Feature = tuple[dict[str, str | int], BaseGeometry]
"""Properties and geometry (degrees, already rounded); empty properties are not written."""


def write(file: Path, features: Sequence[Feature]) -> int:
    """Write the features in the order given and return the size in bytes."""
    rows = ",\n".join(lines(features))
    content = f'{{"type":"FeatureCollection","features":[\n{rows}\n]}}\n'.encode()
    file.write_bytes(content)
    return len(content)


def lines(features: Sequence[Feature]) -> list[str]:
    """Give each feature as a line of JSON."""
    rows = [{name: value for name, value in properties.items() if value != ""} for properties, _ in features]
    table = GeoDataFrame(rows, geometry=[geometry for _, geometry in features], crs=DEGREES)
    return [
        json.dumps(feature, ensure_ascii=False, separators=(",", ":"))
        for feature in table.iterfeatures(na="drop", drop_id=True)
    ]
