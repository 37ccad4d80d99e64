"""Rules on the geometries of the layers."""

from collections.abc import Iterator

import numpy as np
import shapely

from corridor.model.dataset import Dataset
from corridor.model.feature import Feature
from corridor.package.checks.ground import areas_drawn, on_earth, sound, square_metres
from corridor.package.checks.rule import Finding, rule

_POLYGONS = ("Polygon", "MultiPolygon")
_LINES = ("LineString", "MultiLineString")
_KINDS = {
    "regions": _POLYGONS,
    "surroundings": _POLYGONS,
    "neighbours": _POLYGONS,
    "lakes": _POLYGONS,
    "border": _LINES,
    "rivers": _LINES,
}
_COVERAGE = ("regions", "surroundings", "neighbours")
"""The layers that share out the ground between them."""
_OVERLAP = 10_000.0
"""Square metres in which two polygons may overlap without being seen."""


@rule
def geometry_unsuitable(dataset: Dataset) -> Iterator[Finding]:
    """Areas are polygons, courses are lines."""
    for layer, feature in _features(dataset):
        expected = _KINDS.get(layer)
        if expected and feature.geometry.geom_type not in expected:
            facts = {"expected": " / ".join(expected)}
            yield Finding(f"layers/{layer}", feature.id, "geometry", feature.geometry.geom_type, facts)


@rule
def geometry_invalid(dataset: Dataset) -> Iterator[Finding]:
    """A shape is not empty and does not cross itself."""
    for layer, feature in _features(dataset):
        if feature.geometry.is_empty or not feature.geometry.is_valid:
            found = "empty" if feature.geometry.is_empty else shapely.is_valid_reason(feature.geometry)
            yield Finding(f"layers/{layer}", feature.id, "geometry", found)


@rule
def geometry_out_of_range(dataset: Dataset) -> Iterator[Finding]:
    """Coordinates are degrees on Earth."""
    for layer, feature in _features(dataset):
        if not feature.geometry.is_empty and not on_earth(feature.geometry):
            bounds = " ".join(f"{degrees:g}" for degrees in feature.geometry.bounds)
            yield Finding(f"layers/{layer}", feature.id, "geometry", bounds)


@rule
def geometry_overlap(dataset: Dataset) -> Iterator[Finding]:
    """Regions, surroundings and neighbours share edges and no ground."""
    features = [(layer, feature) for layer in _COVERAGE for feature in _whole(dataset, layer)]
    geometries = np.array([feature.geometry for _, feature in features], dtype=object)
    if not features or shapely.coverage_is_valid(geometries):
        return
    pairs = shapely.STRtree(geometries).query(geometries, predicate="intersects").T
    for first, second in sorted((int(a), int(b)) for a, b in pairs if a < b):
        ground = square_metres(shapely.intersection(geometries[first], geometries[second]))
        if ground > _OVERLAP:
            layer, feature = features[second]
            facts = {"other": f"layers/{features[first][0]} {features[first][1].id}"}
            yield Finding(f"layers/{layer}", feature.id, "geometry", round(ground), facts)


@rule
def region_without_polygon(dataset: Dataset) -> Iterator[Finding]:
    """Every region can be seen on the map and chosen there."""
    drawn = areas_drawn(dataset)
    missing = [code for code in dataset.corridor.regions if code not in drawn]
    if missing and "regions" in dataset.layers:
        yield Finding("layers/regions", "", "id", ", ".join(missing))


def _features(dataset: Dataset) -> Iterator[tuple[str, Feature]]:
    return ((layer, feature) for layer, features in dataset.layers.items() for feature in features)


def _whole(dataset: Dataset, layer: str) -> Iterator[Feature]:
    """The polygons of a layer that can be reckoned with; other rules name the rest."""
    for feature in dataset.layers.get(layer, ()):
        if feature.geometry.geom_type in _POLYGONS and sound(feature.geometry):
            yield feature


RULES = (
    geometry_unsuitable,
    geometry_invalid,
    geometry_out_of_range,
    geometry_overlap,
    region_without_polygon,
)
