"""Rule on what the border layer leaves out: wherever a region meets a country across, it has its border there."""

from collections.abc import Iterator

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from corridor.geography.projection import Projection
from corridor.model.dataset import Dataset
from corridor.package.checks import belts, border, border_gaps
from corridor.package.checks.ground import detail_of, sound
from corridor.package.checks.rule import Finding, rule

_LAYER = "layers/border"
_METRES = 1000.0
"""In a km."""
_STEP = 1.0
"""The distance between the places of a region's edge that are tried, in the smallest lengths that are seen."""
_DEGREES = 0.05
"""Degrees between vertices at which a parallel is straight to within a few metres."""
_NEAR = 0.8
"""Within how many of these a country across lies beside a place of the edge."""
_BESIDE = 2.0
"""Within how many a stretch of the border lies beside it: more than it may lie off the edge."""
_MOST = 8.0
"""How many of them an edge may be without its border, which could be a matter of how corners meet."""

_FIRST = (*border.RULES, *border_gaps.RULES, belts.belt_without_border)
"""Rules that name a fault of the border more closely."""


@rule
def border_stretch_missing(dataset: Dataset) -> Iterator[Finding]:
    """Every region that meets a country of the layer ``neighbours`` along more than a corner has its border there.

    A border in which rules of their own find a fault is not held to it: what they name leaves an edge bare as well.
    """
    if any(next(rule.find(dataset), None) for rule in _FIRST):
        return
    around = [row.geometry for row in dataset.layers.get("neighbours", ()) if sound(row.geometry)]
    stretches = [row for row in dataset.layers.get("border", ()) if sound(row.geometry)]
    if not around or not stretches:
        return
    projection = Projection(*shapely.union_all([row.geometry for row in stretches]).centroid.coords[0])
    detail = detail_of(dataset) / _METRES
    abroad = _projected(around, projection)
    drawn = _shapes(dataset)
    for code in dataset.corridor.regions:
        own = [row.geometry for row in stretches if row.properties.get("area") == code]
        bare = _bare(_projected(drawn.get(code, []), projection), abroad, _projected(own, projection), detail)
        if bare > _MOST * detail:
            yield Finding(_LAYER, "", "area", f"{bare:.2g}", {"area": code, "most": f"{_MOST * detail:.2g}"})


def _shapes(dataset: Dataset) -> dict[str | None, list[BaseGeometry]]:
    """The sound shapes of each region, those of areas shown with it among them."""
    drawn: dict[str | None, list[BaseGeometry]] = {}
    for row in dataset.layers.get("regions", ()):
        if sound(row.geometry):
            drawn.setdefault(dataset.region_of(str(row.properties["area"])), []).append(row.geometry)
    return drawn


def _projected(shapes: list[BaseGeometry], projection: Projection) -> BaseGeometry:
    """All `shapes` together, with vertices close enough for edges that they share to stay shared when projected."""
    return projection.shape(shapely.segmentize(shapely.union_all(shapes), _DEGREES))


def _bare(region: BaseGeometry, abroad: BaseGeometry, border: BaseGeometry, detail: float) -> float:
    """How many km of the edge of `region` lie beside `abroad` and not beside `border`."""
    bare = 0.0
    for shape in (abroad, border):
        shapely.prepare(shape)
    for ring in shapely.get_rings(shapely.get_parts(region)):
        ends = shapely.get_coordinates(shapely.segmentize(ring, _STEP * detail))
        places = np.array(shapely.points((ends[1:] + ends[:-1]) / 2))
        lengths = np.hypot(*(ends[1:] - ends[:-1]).T)
        beside = shapely.dwithin(abroad, places, _NEAR * detail)
        without = ~shapely.dwithin(border, places[beside], _BESIDE * detail)
        bare += float(lengths[beside][without].sum())
    return bare


RULES = (border_stretch_missing,)
