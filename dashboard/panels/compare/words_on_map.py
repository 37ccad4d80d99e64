"""Where the words of a region stand on the compared map: inside it where they fit, else beside the map with a line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import shapely
from msgspec import Struct
from shapely.geometry import LineString, Point, box
from shapely.geometry.base import BaseGeometry

from corridor.geography.labels import LINE, text_width

SIZE_PX = 12
"""Of the words."""
_APART_PX = 6
"""Between two names of one column, and between a column and the map."""

_LEAST = 0.45
"""Which share of its size the map keeps at least beside its words."""
_SMALLER = 0.99
_CLOSE_PX = 1


class WordsAt(Struct, frozen=True):
    """The words of one region.

    Attributes:
        region: its code.
        x, y: their middle inside the region; beside the map the edge that is towards it. All in km.
        side: 0 inside, -1 to the left of the map, 1 to its right.
        of: a point inside the region, from which a line leads to words that stand beside the map.
        extent: left, bottom, right, top of the words.
    """

    region: str
    x: float
    y: float
    side: int
    of: Point
    extent: tuple[float, float, float, float]


class _Words(Struct, frozen=True):
    """The words of a region before they have a place: where it has most room for them, and their size in km."""

    region: str
    middle: Point
    width: float
    height: float

    @property
    def around_middle(self) -> BaseGeometry:
        x, y = self.width / 2, self.height / 2
        return box(self.middle.x - x, self.middle.y - y, self.middle.x + x, self.middle.y + y)


def words_on_map(shapes: Mapping[str, BaseGeometry], words: Mapping[str, Sequence[str]], px: float) -> list[WordsAt]:
    """Where the lines of `words` stand, by region: none on others, none across a border.

    Args:
        shapes: the regions in km, by code.
        words: their lines, for those that are named.
        px: pixels of a km, as the map is drawn where it has the room.
    """
    wanted = [_measured(code, _middle(shapes[code]), lines, px) for code, lines in words.items()]
    placed, beside = [], []
    for one in wanted:
        if one.around_middle.within(shapes[one.region]):
            placed.append(WordsAt(one.region, one.middle.x, one.middle.y, 0, one.middle, one.around_middle.bounds))
        else:
            beside.append(one)
    left, _, right, _ = shapely.total_bounds(list(shapes.values()))
    edges, apart = {-1: float(left), 1: float(right)}, _APART_PX / px
    inside = shapely.union_all([box(*at.extent) for at in placed])
    sides = {one.region: _side(one, edges, shapes, inside) for one in beside}
    for side, edge in edges.items():
        column = [one for one in beside if sides[one.region] == side]
        placed += _column(column, side, edge + side * 2 * apart, apart)
    return placed


def words_with_room(
    shapes: Mapping[str, BaseGeometry], words: Mapping[str, Sequence[str]], px: float, room: float
) -> list[WordsAt]:
    """The same on a picture `room` pixels wide, for which the map is made smaller than `px` pixels a km if need be.

    Words have no place beside a map that they would leave less than `_LEAST` of its size: those inside remain.
    """
    left, _, right, _ = map(float, shapely.total_bounds(list(shapes.values())))
    scale = min(px, room / (right - left))
    least = scale * _LEAST
    while scale >= least:
        placed = words_on_map(shapes, words, scale)
        spanned = max([right, *(at.extent[2] for at in placed)]) - min([left, *(at.extent[0] for at in placed)])
        if spanned * scale <= room + _CLOSE_PX:
            return placed
        scale = min(scale * _SMALLER, (room - (spanned - (right - left)) * scale) / (right - left))
    return [at for at in words_on_map(shapes, words, least) if not at.side]


def _side(one: _Words, edges: Mapping[int, float], shapes: Mapping[str, BaseGeometry], inside: BaseGeometry) -> int:
    """The side to which its line crosses no words `inside` a region, and the least of other regions; the nearer one."""
    others = shapely.union_all([shape for code, shape in shapes.items() if code != one.region])

    def crossed(side: int) -> tuple[bool, float, float]:
        line = LineString([(one.middle.x, one.middle.y), (edges[side], one.middle.y)])
        return bool(line.intersects(inside)), float(line.intersection(others).length), float(line.length)

    return min(edges, key=crossed)


def _middle(shape: BaseGeometry) -> Point:
    """Where there is most room in the largest part of `shape`."""
    largest = max(getattr(shape, "geoms", [shape]), key=lambda part: part.area)
    circle = shapely.maximum_inscribed_circle(largest, tolerance=largest.length / 1000)
    return Point(circle.coords[0])


def _measured(region: str, middle: Point, lines: Sequence[str], px: float) -> _Words:
    return _Words(region, middle, max(map(text_width, lines)) * SIZE_PX / px, len(lines) * LINE * SIZE_PX / px)


def _column(column: Iterable[_Words], side: int, x: float, apart: float) -> Iterator[WordsAt]:
    """One below the other at `x`, each as near to the height of its region as those above it let it."""
    free = float("inf")
    for one in sorted(column, key=lambda one: -one.middle.y):
        y = min(one.middle.y, free - one.height / 2)
        free = y - one.height / 2 - apart
        near, far = sorted((x, x + side * one.width))
        yield WordsAt(one.region, x, y, side, one.middle, (near, y - one.height / 2, far, y + one.height / 2))
