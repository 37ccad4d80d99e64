"""Linear referencing: the border as one walk, and how far along it things lie, in km of the generalised line."""

from collections.abc import Iterable, Sequence

import shapely
from msgspec import Struct
from msgspec.structs import replace
from shapely import LineString, MultiLineString, Point
from shapely.geometry.base import BaseGeometry

from corridor.geography.projection import Projection
from corridor.model.feature import Feature


class Stretch(Struct, frozen=True):
    """A piece of the border: one region facing one country.

    Attributes:
        id: the feature's id.
        area: code of the region.
        faces: code of the country across.
        line: the piece in km, in the direction of the walk.
        start, end: where it begins and ends on the walk, in km from its beginning.

    """

    id: str
    area: str
    faces: str
    line: LineString
    start: float
    end: float


class Position(Struct, frozen=True):
    """The place of the walk that is nearest to a point.

    Attributes:
        share: 0 at the beginning of the walk, 1 at its end.
        offset: distance from the point to the line, in km.
        stretch: id of the stretch it lies on.

    """

    share: float
    offset: float
    stretch: str


class BorderLine(Struct, frozen=True):
    """The stretches of the border, one after the other."""

    stretches: tuple[Stretch, ...]

    @classmethod
    def of(cls, features: Iterable[Feature], projection: Projection) -> "BorderLine":
        """The walk along `features` (lines with ``area``, ``faces`` and ``order``), by their order.

        Which way a feature was drawn does not matter: see `walked_through`. What may lie between the end of one feature
        and the start of the next has no length.
        """
        rows = in_order(features)
        lines = walked_through([projection.shape(feature.geometry) for feature in rows])
        walked = 0.0
        stretches = []
        for feature, line in zip(rows, lines, strict=True):
            area, faces = (str(feature.properties[key]) for key in ("area", "faces"))
            stretches.append(Stretch(feature.id, area, faces, line, walked, walked + line.length))
            walked += line.length
        return cls(tuple(stretches))

    @property
    def reverse(self) -> "BorderLine":
        """The same border, walked from its end to its beginning."""
        turned = [
            replace(row, line=row.line.reverse(), start=self.length - row.end, end=self.length - row.start)
            for row in reversed(self.stretches)
        ]
        return BorderLine(tuple(turned))

    @property
    def length(self) -> float:
        """Length of the walk in km: of the generalised line, never to be shown as the border's."""
        return self.stretches[-1].end if self.stretches else 0.0

    @property
    def lines(self) -> MultiLineString:
        """All stretches as they are drawn: where the border is interrupted, so are they."""
        return MultiLineString([stretch.line for stretch in self.stretches])

    @property
    def line(self) -> LineString:
        """The whole walk as one line, straight across what interrupts it: to reckon with, not to be drawn."""
        return LineString(shapely.get_coordinates([stretch.line for stretch in self.stretches]))

    def of_area(self, area: str) -> tuple[Stretch, ...]:
        """The stretches of one region, in the walk's order."""
        return tuple(stretch for stretch in self.stretches if stretch.area == area)

    def span(self, stretch: Stretch) -> tuple[float, float]:
        """From which to which share of the walk `stretch` goes."""
        return self.share(stretch.start), self.share(stretch.end)

    def share(self, along: float) -> float:
        """How much of the walk lies before `along` km, from 0 to 1."""
        return along / self.length if self.length else 0.0

    def locate(self, point: Point) -> Position:
        """The place of the walk nearest to `point` (km).

        Raises:
            ValueError: there is no border.

        """
        nearest = min(self.stretches, key=lambda stretch: stretch.line.distance(point))
        along = nearest.start + nearest.line.line_locate_point(point)
        return Position(self.share(along), nearest.line.distance(point), nearest.id)


def in_order(features: Iterable[Feature]) -> list[Feature]:
    """`features` of the border by their ``order``."""
    return sorted(features, key=lambda feature: int(feature.properties["order"] or 0))


def walked_through(shapes: Sequence[BaseGeometry]) -> list[LineString]:
    """Each of `shapes` as one line in the direction of the walk, which goes through them in their order.

    Pieces of one shape follow each other by their ends. The lines are turned so that the gaps between them are least,
    all taken together; of two ways that are as good, and for a line alone, it is that in which they were drawn.
    """
    ways: list[tuple[float, list[LineString]]] = []
    for line in map(_one_line, shapes):
        ways = [_best_way(ways, turned) for turned in (line, line.reverse())]
    return min(ways, key=lambda way: way[0])[1] if ways else []


def _best_way(ways: Sequence[tuple[float, list[LineString]]], line: LineString) -> tuple[float, list[LineString]]:
    """The best of `ways` continued by `line`: the sum of its gaps, and its lines."""
    start = _end(line, 0)
    continued = [(gaps + _end(walk[-1], -1).distance(start), [*walk, line]) for gaps, walk in ways]
    return min(continued, key=lambda way: way[0], default=(0.0, [line]))


def _one_line(shape: BaseGeometry) -> LineString:
    """The pieces of `shape` joined by their ends, the nearest next, from the one that begins farthest out."""
    pieces = [LineString(piece.coords) for piece in shapely.get_parts(shapely.line_merge(shape))]
    if len(pieces) == 1:
        return pieces[0]
    first = max(range(len(pieces)), key=lambda at: _loneliness(pieces, at))
    walk = pieces.pop(first)
    if pieces and _distance(walk, 0, MultiLineString(pieces)) < _distance(walk, -1, MultiLineString(pieces)):
        walk = walk.reverse()
    while pieces:
        end = Point(walk.coords[-1])
        following = pieces.pop(min(range(len(pieces)), key=lambda at: pieces[at].boundary.distance(end)))
        if _end(following, -1).distance(end) < _end(following, 0).distance(end):
            following = following.reverse()
        walk = LineString([*walk.coords, *following.coords])
    return walk


def _loneliness(pieces: Sequence[LineString], at: int) -> float:
    """How far the freer end of a piece is from all others: the walk begins at an end that leads nowhere else."""
    others = MultiLineString([piece for number, piece in enumerate(pieces) if number != at])
    return max(_distance(pieces[at], 0, others), _distance(pieces[at], -1, others))


def _distance(line: LineString, end: int, other: BaseGeometry) -> float:
    ends = [place for part in shapely.get_parts(other) for place in (_end(part, 0), _end(part, -1))]
    return min(_end(line, end).distance(place) for place in ends)


def _end(line: BaseGeometry, at: int) -> Point:
    return Point(line.coords[at])
