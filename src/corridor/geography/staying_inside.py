"""Lines that the program invents stay on the ground they speak of: no smoothing may carry them across a border."""

import itertools
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

CLEARANCE = 2.0
"""Km that a line keeps from the edge of the land wherever that is wide enough."""
_SPARE = 1.12
"""Drawing simplifies lines by an eighth of a km, and the edge is taken coarsely here: so much more is kept free."""
_COARSE = 0.04
"""Tolerance of the edge, as a share of the distance kept from it."""
_LEVELS = 5
"""Where the land is too narrow, half the clearance is tried, and half of that, so many times in all."""
_NEAR = 1e-6
_LEAVING = 2
"""A line that leaves ground and comes back lies on it in so many pieces at least."""
_ROOM = 1.25
"""Ground is wide enough where a circle fits in of so many times the clearance as its radius."""
_TOUCHING = 1e-3
_MOST = 4000
"""About so many vertices a line is given at most; on a map of it, the way between two of them is less than a pixel."""


def kept_inside(line: LineString, land: BaseGeometry, clearance: float = CLEARANCE) -> tuple[LineString, ...]:
    """`line` bent to lie in `land`, `clearance` km from its edge wherever that is wide enough (all in km).

    Vertices too near the edge are moved to the nearest ground that is far enough from it, and what still leaves that
    ground between two of them follows its edge. The first vertex is moved only where the ground about it is wide
    enough; one outside `land` stays, for a check to find. Where the land is interrupted the line is cut.
    """
    begins_inside = land.covers(Point(line.coords[0]))
    levels = [clearance * _SPARE / 2**halved for halved in reversed(range(_LEVELS))]
    line = shapely.segmentize(line, max(clearance, line.length / _MOST))
    for level in levels:
        if len(line.coords) > _MOST:
            line = LineString(line.simplify(level * _COARSE).coords)
        smaller = land.simplify(level * _COARSE).buffer(-level)
        safe = [part for part in shapely.get_parts(smaller) if isinstance(part, Polygon)]
        if safe:
            reach = np.inf if level == levels[0] else 2 * level
            line = _around(_pushed(line, shapely.MultiPolygon(safe), reach, level if begins_inside else 0.0), safe)
    return _pieces(line, land, clearance * _SPARE)


def nearer_than_needed(lines: Iterable[LineString], land: BaseGeometry, clearance: float = CLEARANCE) -> float:
    """How many km of `lines` lie nearer than `clearance` to the edge of `land`, or outside it, though there is room.

    There is none where a line leads into ground that is too narrow, or from one wide part to another through a neck.
    """
    radius = clearance * _ROOM
    parts = shapely.get_parts(land.buffer(-radius))
    if not len(parts):
        return 0.0
    narrow = land.difference(shapely.union_all(parts).buffer(radius + _TOUCHING))
    near = shapely.line_merge(shapely.MultiLineString(list(lines)).difference(land.buffer(-clearance)))
    pieces = [piece for piece in shapely.get_parts(near) if not piece.is_empty and not piece.intersects(narrow)]
    return float(sum(piece.length for piece in pieces if not _joins(piece, parts)))


def _joins(piece: LineString, parts: NDArray[np.object_]) -> bool:
    """Whether the ends of `piece` lie beside different `parts`."""
    first, last = (int(np.argmin(shapely.distance(parts, Point(piece.coords[at])))) for at in (0, -1))
    return first != last


def _pushed(line: LineString, safe: BaseGeometry, reach: float, reach_of_first: float) -> LineString:
    """`line` with each vertex moved to the nearest place in `safe`, if that is within `reach`, of the first its own."""
    points = np.array(shapely.points(shapely.get_coordinates(line)))
    shapely.prepare(safe)
    distances = shapely.distance(safe, points)
    reaches = np.append(reach_of_first, np.full(len(points) - 1, reach))
    moved = np.flatnonzero((distances > 0) & (distances <= reaches))
    points[moved] = shapely.get_point(shapely.shortest_line(safe, points[moved]), 0)
    return LineString(points)


def _around(line: LineString, safe: list[Polygon]) -> LineString:
    """`line` with every way from one part of `safe` out of it and back to the same part led along its edge."""
    for part in safe:
        shapely.prepare(part)
        if line.intersects(part) and not line.within(part):
            line = _around_one(line, part)
    return line


def _around_one(line: LineString, part: Polygon) -> LineString:
    spans = _spans(line, part)
    if len(spans) < _LEAVING:
        return line
    way, rings = Way(line), [Way(ring) for ring in shapely.get_rings(part)]
    found = [way.piece(0.0, spans[0][1])]
    for (_, left), (start, end) in itertools.pairwise(spans):
        found += [_along(rings, way.point(left), way.point(start)), way.piece(start, end)]
    found.append(way.piece(spans[-1][1], way.length))
    return LineString(np.vstack(found))


def _spans(line: LineString, shape: BaseGeometry) -> list[tuple[float, float]]:
    """From where to where along `line` it lies in `shape`, in their order, however often it crosses itself.

    A vertex on the edge of `shape` alone is a span of no length.
    """
    vertices = shapely.get_coordinates(line)
    lengths = np.hypot(*np.diff(vertices, axis=0).T)
    at = np.concatenate([[0.0], np.cumsum(lengths)])
    ways = np.array(shapely.linestrings(np.stack([vertices[:-1], vertices[1:]], axis=1)), ndmin=1)
    with_edge = shape.buffer(_NEAR, quad_segs=1)
    for ground in (shape, with_edge):
        shapely.prepare(ground)
    on = np.array(shapely.intersects(with_edge, np.array(shapely.points(vertices))))
    crossing = np.array(shapely.intersects(shape, ways), ndmin=1)
    whole = np.array(shapely.covers(with_edge, ways), ndmin=1)
    touched = (lengths > 0) & (whole | crossing | on[:-1] | on[1:])
    inside = _spans_of_ways(ways, np.flatnonzero(touched & ~whole), shape)
    spans: list[tuple[float, float]] = []
    for number in np.flatnonzero(touched):
        found = [(0.0, lengths[number])] if whole[number] else inside[int(number)]
        found += [(0.0, 0.0)] * bool(on[number]) + [(lengths[number], lengths[number])] * bool(on[number + 1])
        for first, last in sorted(found):
            start, end = float(at[number] + first), float(at[number] + last)
            if spans and start - spans[-1][1] <= _NEAR:
                start, end = spans[-1][0], max(end, spans.pop()[1])
            spans.append((start, end))
    return spans


def _spans_of_ways(
    ways: NDArray[np.object_], chosen: NDArray[np.intp], shape: BaseGeometry
) -> dict[int, list[tuple[float, float]]]:
    """The same for the `chosen` ones among lines between two vertices."""
    found: dict[int, list[tuple[float, float]]] = {int(number): [] for number in chosen}
    pieces, owners = shapely.get_parts(shapely.intersection(ways[chosen], shape), return_index=True)
    there = ~shapely.is_empty(pieces)
    pieces, owners = pieces[there], chosen[owners[there]]
    starts = shapely.get_point(ways[owners], 0)
    ends = [shapely.distance(starts, _ends_of(pieces, at)) for at in (0, -1)]
    for owner, *distances in zip(owners, *ends, strict=True):
        first, last = sorted(map(float, distances))
        found[int(owner)].append((first, last))
    return found


def _ends_of(pieces: NDArray[np.object_], at: int) -> NDArray[np.object_]:
    """The first or last vertices of lines, and points as they are."""
    ends = shapely.get_point(pieces, at)
    return np.where(shapely.is_missing(ends), pieces, ends)


def along_edge(part: Polygon, start: Point, end: Point) -> LineString:
    """The shorter way from `start` to `end` along the ring of `part` that both lie on."""
    rings = [Way(LineString(ring.coords)) for ring in shapely.get_rings(part)]
    return LineString(_along(rings, start, end))


def _along(rings: "Sequence[Way]", start: Point, end: Point) -> NDArray[np.float64]:
    ring = min(rings, key=lambda ring: ring.line.distance(start)) if len(rings) > 1 else rings[0]
    first, last = (float(at) for at in shapely.line_locate_point(ring.line, [start, end]))
    if abs(last - first) <= ring.length / 2:
        return ring.piece(first, last)
    ends = (ring.length, 0.0) if first > last else (0.0, ring.length)
    return np.vstack([ring.piece(first, ends[0]), ring.piece(ends[1], last)])


def _pieces(line: LineString, land: BaseGeometry, clearance: float) -> tuple[LineString, ...]:
    """The pieces of `line` on `land`, in their order; a first vertex elsewhere keeps its lead, for a check to find."""
    if line.within(land) or not land.covers(Point(line.coords[0])):
        return (line,)
    way = Way(line)
    pieces = [LineString(way.piece(start, end)) for start, end in _spans(line, land) if end - start > _NEAR]
    return tuple(_short_of_shores(pieces, land, clearance))


def _short_of_shores(pieces: Sequence[LineString], land: BaseGeometry, clearance: float) -> Iterator[LineString]:
    """The pieces of an interrupted line without their ways to a shore through ground that is wide enough."""
    safe = land.buffer(-clearance)
    narrow = land.difference(safe.buffer(clearance + _TOUCHING))
    for number, piece in enumerate(pieces):
        inside = _spans(piece, safe) or [(piece.length, 0.0)]
        start, end = inside[0][0], inside[-1][1]
        if not number or substring(piece, 0.0, start).intersects(narrow):
            start = 0.0
        if substring(piece, end, piece.length).intersects(narrow):
            end = piece.length
        if end - start > _NEAR:
            yield substring(piece, start, end)


def substring(line: LineString, start: float, end: float) -> LineString:
    """The piece of `line` between two distances along it, from `start` to `end`; of no length where both are the same.

    Shapely's own walks through all vertices in Python, which takes minutes on a border of thousands of km.
    """
    return LineString(Way(line).piece(start, end))


class Way:
    """A line measured once: many pieces and points of it cost as much as they are long."""

    def __init__(self, line: LineString) -> None:
        """Measure `line`."""
        self.line = line
        self._vertices = shapely.get_coordinates(line)
        self._at = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(self._vertices, axis=0).T))])

    @property
    def length(self) -> float:
        """How long it is."""
        return float(self._at[-1])

    def piece(self, start: float, end: float) -> NDArray[np.float64]:
        """The vertices between two distances along the line, see `substring`."""
        low, high = min(max(min(start, end), 0.0), self.length), min(max(start, end, 0.0), self.length)
        inner = slice(np.searchsorted(self._at, low, side="right"), np.searchsorted(self._at, high, side="left"))
        piece = np.vstack([self._place(low), self._vertices[inner], self._place(high)])
        return piece if start <= end else piece[::-1]

    def point(self, distance: float) -> Point:
        """The place at `distance` along the line."""
        return Point(self._place(min(max(distance, 0.0), self.length)))

    def _place(self, distance: float) -> NDArray[np.float64]:
        after = min(max(int(np.searchsorted(self._at, distance, side="right")), 1), len(self._at) - 1)
        (start, end), (before, behind) = self._at[after - 1 : after + 1], self._vertices[after - 1 : after + 1]
        place: NDArray[np.float64] = behind
        if distance < end:
            place = (behind - before) / (end - start) * (max(distance, start) - start) + before
        return place
