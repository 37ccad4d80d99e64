"""The rivers of the frame: the Argun and the Amur from the border itself, the others from WDBII."""

from collections.abc import Sequence
from itertools import pairwise

import frame
import numpy as np
import shapely
from border import Stretch
from gshhg import Shape
from labels import Label, Water, labelled, named
from numpy.typing import NDArray
from shapely import LineString, MultiLineString, Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

TOLERANCE = 200.0
"""Metres, for the simplification of the rivers that are not the border."""

SHORTEST = 12_000.0
"""Metres: shorter rivers are left out."""

ARGUN_LON = 117.80
"""East of it (degrees) the regions' border runs in the Argun."""

BESIDE = 5000.0
"""Metres: a river this near to the border's is the same one, and a mouth this near is led up to it."""

AT_CUT = 1000.0
"""Metres: a river this near to a cut is parted there."""


def border_rivers(stretches: Sequence[Stretch], beyond: Sequence[LineString], labels: Sequence[Label]) -> list[Water]:
    """Take the Argun from the regions' border and the Amur from the border beyond them (metres).

    Args:
        stretches: the regions' border, walked towards the Amur, in degrees.
        beyond: lines of the border east of the regions, in degrees; the longest is the Amur.
        labels: those of the Argun and the Amur.

    """
    walk = [point for stretch in stretches if stretch.country == "RU" for point in stretch.line.coords]
    argun = LineString([point for point in dict.fromkeys(walk) if point[0] > ARGUN_LON])
    amur = max(beyond, key=lambda line: line.length)
    table = {label.id: label for label in labels}
    lines = frame.to_plane([argun, amur])
    return [labelled(line, table[name], name) for name, line in zip(("argun", "amur"), lines, strict=True)]


def rivers(
    shapes: Sequence[Shape], border: Sequence[Water], labels: Sequence[Label], cuts: Sequence[Label]
) -> list[Water]:
    """Join the pieces of WDBII over its tiles and take those that are long enough and not the border's (metres)."""
    pieces = MultiLineString([shape.points for shape in shapes]).intersection(frame.box())
    lines = frame.to_plane(list(shapely.get_parts(shapely.line_merge(pieces))))
    points = frame.to_plane([cut.point for cut in cuts])
    main = shapely.union_all([water.geometry for water in border])
    own = [part for line in lines for part in parted(line, points) if not repeats(part, main)]
    long = sorted((line for line in own if line.length >= SHORTEST), key=lambda line: -line.length)
    return named([shapely.simplify(to_mouth(line, main), TOLERANCE) for line in long], labels, "river")


def parted(line: BaseGeometry, cuts: Sequence[BaseGeometry]) -> list[BaseGeometry]:
    """Cut the line where it passes a cut."""
    whole = LineString(line.coords)
    at = {float(whole.project(Point(cut.coords[0]))) for cut in cuts if whole.distance(cut) < AT_CUT}
    return [substring(whole, start, end) for start, end in pairwise(sorted({0.0, whole.length, *at}))]


def repeats(line: BaseGeometry, main: BaseGeometry) -> bool:
    """Tell whether most of the line runs beside the border's river and so would draw it a second time."""
    return bool(line.difference(main.buffer(BESIDE)).length < line.length / 2)


def to_mouth(line: BaseGeometry, main: BaseGeometry) -> BaseGeometry:
    """Lead an end that lies near the border's river up to it."""
    points = shapely.get_coordinates(line)
    first, last = foot(Point(points[0]), main), foot(Point(points[-1]), main)
    return LineString(np.vstack([first, points, last]))


def foot(end: Point, main: BaseGeometry) -> NDArray[np.float64]:
    """Find the point of the border's river nearest to an end: one row, or none if it is far away or the end itself."""
    near = 0 < end.distance(main) < BESIDE
    return shapely.get_coordinates(shapely.shortest_line(main, end))[: int(near)]
