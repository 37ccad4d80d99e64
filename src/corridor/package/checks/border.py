"""Rules on the border layer: whose border each piece is, whom it faces, and where it runs."""

from collections.abc import Iterator

import numpy as np
import shapely

from corridor.model.dataset import Dataset
from corridor.model.feature import Feature
from corridor.package.checks.ground import METRES_PER_DEGREE, areas_drawn, detail_of, sound
from corridor.package.checks.rule import Finding, rule

_LAYER = "layers/border"
_OFF = 0.8
"""How far a piece may lie from its region's edge, in the smallest lengths that are seen (`detail_of`)."""
_STEP = 8.0
"""The distance between the points at which a piece is tried, in the same."""


@rule
def border_area_unknown(dataset: Dataset) -> Iterator[Finding]:
    """Each piece of the border belongs to one region."""
    regions = dataset.corridor.regions
    for feature in dataset.layers.get("border", ()):
        if regions and feature.properties.get("area") not in regions:
            yield Finding(_LAYER, feature.id, "area", feature.properties.get("area") or "")


@rule
def border_order_repeated(dataset: Dataset) -> Iterator[Finding]:
    """The pieces of the border follow each other."""
    seen: dict[object, str] = {}
    for feature in dataset.layers.get("border", ()):
        order = feature.properties.get("order")
        if seen.setdefault(order, feature.id) != feature.id:
            yield Finding(_LAYER, feature.id, "order", "" if order is None else order, {"other": seen[order]})


@rule
def border_off_edge(dataset: Dataset) -> Iterator[Finding]:
    """The border lies on the outline of the region it belongs to."""
    drawn, detail = areas_drawn(dataset), detail_of(dataset)
    for feature in dataset.layers.get("border", ()):
        area = str(feature.properties.get("area"))
        shapes = drawn.get(area, ()) if area in dataset.corridor.regions else ()
        edges = shapely.union_all([shape.boundary for shape in shapes])
        if not edges.is_empty and sound(feature.geometry) and (metres := _metres_off(feature, edges, detail)):
            yield Finding(_LAYER, feature.id, "geometry", metres, {"area": area})


def _metres_off(feature: Feature, edges: shapely.Geometry, detail: float) -> int:
    """How far at most the piece strays from `edges`, in metres; 0 when nobody could see it."""
    tried = shapely.segmentize(feature.geometry, _STEP * detail / METRES_PER_DEGREE)
    points = np.array(shapely.points(shapely.get_coordinates(tried)))
    shapely.prepare(edges)
    off = points[~shapely.dwithin(edges, points, _OFF * detail / METRES_PER_DEGREE)]
    return round(float(shapely.distance(edges, off).max()) * METRES_PER_DEGREE) if len(off) else 0


RULES = (border_area_unknown, border_order_repeated, border_off_edge)
