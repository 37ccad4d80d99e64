"""Rules on the border layer: whose border each piece is, whom it faces, and where it runs."""

from collections.abc import Iterator, Sequence

import numpy as np
import shapely

from corridor.checks.ground import METRES_PER_DEGREE, areas_drawn, sound
from corridor.checks.rule import Finding, rule, words
from corridor.dataset import Dataset, Feature
from corridor.geography.linear import in_order, walked_through
from corridor.geography.projection import Projection

_LAYER = "layers/border"
_OFF = 200.0
"""Metres between a piece and its region's edge that are too few to be seen on the map."""
_METRES = 1000.0
"""In a km."""
_GAP = 500.0
"""Metres between two pieces that follow each other which are too few to be seen on the map."""
_STEP = 0.02
"""Degrees between the points at which a piece is tried."""


@rule(
    message=words("{found} 不是沿线地区", "{found} is not one of the regions"),
    remedy=words("改成 corridor.csv 所列的地区", "name one of the regions in corridor.csv"),
)
def border_area_unknown(dataset: Dataset) -> Iterator[Finding]:
    """Each piece of the border belongs to one region."""
    regions = dataset.corridor.regions
    for feature in dataset.layers.get("border", ()):
        if regions and feature.properties.get("area") not in regions:
            yield Finding(_LAYER, feature.id, "area", feature.properties.get("area") or "")


@rule(
    message=words("顺序 {found} 与 {other} 相同", "the order {found} is also that of {other}"),
    remedy=words("按走向给每段一个序号", "number the pieces in the order in which the border is walked"),
)
def border_order_repeated(dataset: Dataset) -> Iterator[Finding]:
    """The pieces of the border follow each other."""
    seen: dict[object, str] = {}
    for feature in dataset.layers.get("border", ()):
        order = feature.properties.get("order")
        if seen.setdefault(order, feature.id) != feature.id:
            yield Finding(_LAYER, feature.id, "order", "" if order is None else order, {"other": seen[order]})


@rule(
    message=words("偏离地区 {area} 的边线 {found} 米", "runs {found} m off the edge of its region {area}"),
    remedy=words("从地区图形的边线截取国界线", "cut the border from the edges of the regions' polygons"),
)
def border_off_edge(dataset: Dataset) -> Iterator[Finding]:
    """The border lies on the outline of the region it belongs to."""
    drawn = areas_drawn(dataset)
    for feature in dataset.layers.get("border", ()):
        area = str(feature.properties.get("area"))
        shapes = drawn.get(area, ()) if area in dataset.corridor.regions else ()
        edges = shapely.union_all([shape.boundary for shape in shapes])
        if not edges.is_empty and sound(feature.geometry) and (metres := _metres_off(feature, edges)):
            yield Finding(_LAYER, feature.id, "geometry", metres, {"area": area})


def _metres_off(feature: Feature, edges: shapely.Geometry) -> int:
    """How far at most the piece strays from `edges`, in metres; 0 when nobody could see it."""
    points = np.array(shapely.points(shapely.get_coordinates(shapely.segmentize(feature.geometry, _STEP))))
    shapely.prepare(edges)
    off = points[~shapely.dwithin(edges, points, _OFF / METRES_PER_DEGREE)]
    return round(float(shapely.distance(edges, off).max()) * METRES_PER_DEGREE) if len(off) else 0


@rule(
    message=words(
        "与 {other} 之间断开 {found} 米（最多 {most} 米）", "a gap of {found} m parts it from {other} (at most {most} m)"
    ),
    remedy=words(
        "补上缺少的一段国界线，或按走向改正 order", "add the stretch that is missing, or correct the order of the walk"
    ),
)
def border_interrupted(dataset: Dataset) -> Iterator[Finding]:
    """Along one piece of land the border is walked without a gap: within each piece, and from each to the next.

    Where the land itself is interrupted (regions that do not touch), so may the border be.
    """
    features = [feature for feature in dataset.layers.get("border", ()) if _can_be_walked(feature)]
    if not features:
        return
    drawn = areas_drawn(dataset)
    shapes = [shape for code in dataset.corridor.regions for shape in drawn.get(code, ())]
    land = shapely.get_parts(shapely.union_all(shapes))
    projection = Projection(*shapely.MultiLineString(_parts(features)).centroid.coords[0])
    rows = in_order(features)
    lines = walked_through([projection.shape(feature.geometry) for feature in rows])
    for at, feature in enumerate(rows):
        metres = _widest_gap(projection.shape(feature.geometry))
        if metres > _GAP:
            yield Finding(_LAYER, feature.id, "geometry", round(metres), {"other": feature.id, "most": round(_GAP)})
        if at:
            between = shapely.Point(lines[at - 1].coords[-1]).distance(shapely.Point(lines[at].coords[0])) * _METRES
            if between > _GAP and _on_one_land(rows[at - 1], feature, land):
                facts = {"other": rows[at - 1].id, "most": round(_GAP)}
                yield Finding(_LAYER, feature.id, "geometry", round(between), facts)


def _can_be_walked(feature: Feature) -> bool:
    return sound(feature.geometry) and feature.geometry.geom_type in ("LineString", "MultiLineString")


def _parts(features: list[Feature]) -> list[shapely.LineString]:
    return [part for feature in features for part in shapely.get_parts(feature.geometry)]


def _widest_gap(shape: shapely.Geometry) -> float:
    """Metres between the pieces of `shape` (km) that are farthest from all others of it."""
    pieces = shapely.get_parts(shapely.line_merge(shape))
    if len(pieces) == 1:
        return 0.0
    ordered = walked_through(list(pieces))
    ends = zip(ordered, ordered[1:], strict=False)
    return max(shapely.Point(a.coords[-1]).distance(shapely.Point(b.coords[0])) for a, b in ends) * _METRES


def _on_one_land(first: Feature, second: Feature, land: Sequence[shapely.Geometry]) -> bool:
    """Whether one connected piece of `land` bears both features."""
    near = _OFF / METRES_PER_DEGREE
    return any(part.dwithin(first.geometry, near) and part.dwithin(second.geometry, near) for part in land)


RULES = (border_area_unknown, border_order_repeated, border_off_edge, border_interrupted)
