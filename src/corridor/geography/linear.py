"""Linear referencing: the border as one walk, and how far along it things lie, in km of the generalised line."""

from collections.abc import Iterable
from dataclasses import dataclass

import shapely
from shapely import LineString, Point

from corridor.dataset import Feature
from corridor.geography.projection import Projection


@dataclass(frozen=True, slots=True)
class Stretch:
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


@dataclass(frozen=True, slots=True)
class Position:
    """The place of the walk that is nearest to a point.

    Attributes:
        share: 0 at the beginning of the walk, 1 at its end.
        offset: distance from the point to the line, in km.
        stretch: id of the stretch it lies on.

    """

    share: float
    offset: float
    stretch: str


@dataclass(frozen=True, slots=True)
class BorderLine:
    """The stretches of the border, one after the other."""

    stretches: tuple[Stretch, ...]

    @classmethod
    def of(cls, features: Iterable[Feature], projection: Projection) -> "BorderLine":
        """The walk along `features` (lines with ``area``, ``faces`` and ``order``), by their order.

        What may lie between the end of one feature and the start of the next has no length.
        """
        walked = 0.0
        stretches = []
        for feature in sorted(features, key=lambda feature: int(feature.properties["order"] or 0)):
            line = LineString(shapely.get_coordinates(projection.shape(feature.geometry)))
            area, faces = (str(feature.properties[key]) for key in ("area", "faces"))
            stretches.append(Stretch(feature.id, area, faces, line, walked, walked + line.length))
            walked += line.length
        return cls(tuple(stretches))

    @property
    def length(self) -> float:
        """Length of the walk in km: of the generalised line, never to be shown as the border's."""
        return self.stretches[-1].end if self.stretches else 0.0

    @property
    def line(self) -> LineString:
        """The whole walk as one line."""
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
