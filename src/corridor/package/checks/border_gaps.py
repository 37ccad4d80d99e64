"""Rule on the walk along the border: it leaves nothing out."""

import itertools
from collections.abc import Iterator, Sequence
from functools import cached_property

import shapely
from msgspec import Struct
from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from corridor.geography.linear import in_order, walked_through
from corridor.geography.projection import Projection
from corridor.geography.staying_inside import along_edge
from corridor.model.dataset import Dataset
from corridor.model.feature import Feature
from corridor.package.checks.ground import areas_drawn, detail_of, sound
from corridor.package.checks.rule import Finding, rule

_LAYER = "layers/border"
_METRES = 1000.0
"""In a km."""
_GAP = 2.0
"""How far two pieces that follow each other may lie apart, in the smallest lengths that are seen (`detail_of`)."""
_NEAR = 0.8
"""Within how many of these ground lies beside a line."""


@rule
def border_interrupted(dataset: Dataset) -> Iterator[Finding]:
    """The border is walked without a gap: within each feature, and from each to the next.

    Where other ground of this side (``surroundings``) lies between two features, or regions that do not touch, the
    corridor itself is interrupted, and so may the walk be from one feature to the next.
    """
    rows = in_order(row for row in dataset.layers.get("border", ()) if _can_be_walked(row))
    if not rows:
        return
    detail = detail_of(dataset)
    projection = Projection(*shapely.union_all([row.geometry for row in rows]).centroid.coords[0])
    shapes = [projection.shape(row.geometry) for row in rows]
    for row, shape in zip(rows, shapes, strict=True):
        if (metres := _widest(_pieces(shape))) > _GAP * detail:
            yield _finding(row, row, metres, detail)
    lines, ground = walked_through(shapes), _Ground(dataset, projection, _NEAR * detail / _METRES)
    for at in range(1, len(lines)):
        metres = _widest(lines[at - 1 : at + 1])
        if metres > _GAP * detail and not ground.excuses(lines[at - 1], lines[at]):
            yield _finding(rows[at], rows[at - 1], metres, detail)


def _finding(row: Feature, before: Feature, metres: float, detail: float) -> Finding:
    return Finding(_LAYER, row.id, "geometry", round(metres), {"other": before.id, "most": round(_GAP * detail)})


def _can_be_walked(feature: Feature) -> bool:
    return sound(feature.geometry) and feature.geometry.geom_type in ("LineString", "MultiLineString")


def _pieces(shape: BaseGeometry) -> Sequence[LineString]:
    """The pieces of one feature in the order of the walk."""
    return walked_through([LineString(piece.coords) for piece in shapely.get_parts(shapely.line_merge(shape))])


def _widest(lines: Sequence[LineString]) -> float:
    """The widest gap in metres between lines that follow each other."""
    ends = itertools.pairwise(lines)
    return max((Point(one.coords[-1]).distance(Point(two.coords[0])) for one, two in ends), default=0.0) * _METRES


class _Ground(Struct, frozen=True, dict=True):
    """The ground that the border is walked on: lengths in km, put together once for all gaps."""

    dataset: Dataset
    projection: Projection
    near: float

    @cached_property
    def _land(self) -> Sequence[Polygon]:
        """The parts of all regions together, which do not touch."""
        drawn = areas_drawn(self.dataset)
        shapes = [shape for code in self.dataset.corridor.regions for shape in drawn.get(code, ())]
        return list(shapely.get_parts(self.projection.shape(shapely.union_all(shapes))))

    @cached_property
    def _beside(self) -> BaseGeometry:
        """Other ground of this side, and what is near it."""
        around = [row.geometry for row in self.dataset.layers.get("surroundings", ()) if sound(row.geometry)]
        return self.projection.shape(shapely.union_all(around)).buffer(self.near)

    def excuses(self, one: LineString, two: LineString) -> bool:
        """Whether `one` and `two` lie on regions that do not touch, or mostly other ground is on the way between."""
        land = next(
            (part for part in self._land if part.dwithin(one, self.near) and part.dwithin(two, self.near)), None
        )
        if land is None:
            return True
        way = along_edge(land, Point(one.coords[-1]), Point(two.coords[0]))
        return bool(way.intersection(self._beside).length > way.length / 2)


RULES = (border_interrupted,)
