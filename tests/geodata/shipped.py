"""The layers as they are shipped, read without any package that built them."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyproj import Geod
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

LAYERS = Path(__file__).parents[2] / "geodata" / "layers"
NAMES = ("regions", "surroundings", "neighbours", "border", "rivers", "lakes")
WGS84 = Geod(ellps="WGS84")


@dataclass(frozen=True)
class Feature:
    properties: dict[str, Any]
    geometry: BaseGeometry


def km(line: BaseGeometry) -> float:
    return float(WGS84.geometry_length(line)) / 1e3


def km2(area: BaseGeometry) -> float:
    return abs(float(WGS84.geometry_area_perimeter(area)[0])) / 1e6


def segments(geometry: BaseGeometry) -> set[frozenset[tuple[float, ...]]]:
    """The single edges of rings or lines, without direction."""
    lines = geometry.boundary if geometry.geom_type.endswith("Polygon") else geometry
    parts = getattr(lines, "geoms", [lines])
    return {frozenset(pair) for part in parts for pair in zip(part.coords, part.coords[1:], strict=False)}


def read(name: str) -> dict[str, Feature]:
    """The features of a layer by their id, in the file's order."""
    rows = json.loads((LAYERS / f"{name}.geojson").read_text(encoding="utf-8"))["features"]
    features = {row["properties"]["id"]: Feature(row["properties"], shape(row["geometry"])) for row in rows}
    assert len(features) == len(rows), f"{name}: an id stands twice"
    return features
