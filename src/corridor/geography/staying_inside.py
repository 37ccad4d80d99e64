"""Lines that the program invents stay on the ground they speak of: no smoothing may carry them across a border."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from corridor.geography.edge import Edge
from corridor.geography.known_ground import NEAR, Ground
from corridor.geography.measured_line import Places, Way, substring

CLEARANCE = 2.0
"""Km that a line keeps from the edge of the land wherever that is wide enough."""
_SPARE = 1.12
"""Drawing simplifies lines by an eighth of a km, and the edge is taken coarsely here: so much more is kept free."""
_COARSE = 0.04
"""Tolerance of the edge, as a share of the distance kept from it."""
_LEVELS = 5
"""Where the land is too narrow, half the clearance is tried, and half of that, so many times in all."""
_LEAVING = 2
"""A line that leaves ground and comes back lies on it in so many pieces at least."""
_ROOM = 1.25
"""Ground is wide enough where a circle fits in of so many times the clearance as its radius."""
_TOUCHING = 1e-3
_MOST = 4000
"""About so many vertices a line is given at most; on a map of it, the way between two of them is less than a pixel."""


class InsideOf:
    """Land in which lines are to stay: what is found out about it serves all of them."""

    def __init__(self, land: BaseGeometry, clearance: float = CLEARANCE) -> None:
        """Prepare `land` (in km), from whose edge `clearance` is to be kept."""
        self._land, self._clearance = Ground(land), clearance
        self._levels = [clearance * _SPARE / 2**halved for halved in reversed(range(_LEVELS))]

    def kept(self, line: LineString) -> tuple[LineString, ...]:
        """`line` bent to lie in the land, as far from its edge as was asked for wherever it is wide enough (in km).

        Vertices too near the edge are moved to the nearest ground that is far enough from it, and what still leaves
        that ground between two of them follows its edge. The first vertex is moved only where the ground about it is
        wide enough; one outside the land stays, for a check to find. Where the land is interrupted the line is cut.
        """
        begins_inside = self._land.shape.covers(Point(line.coords[0]))
        line = shapely.segmentize(line, max(self._clearance, line.length / _MOST))
        for level, (safe, parts) in zip(self._levels, self._safe, strict=True):
            if len(line.coords) > _MOST:
                line = LineString(line.simplify(level * _COARSE).coords)
            if parts:
                reach = np.inf if level == self._levels[0] else 2 * level
                line = _around(_pushed(line, safe, reach, level if begins_inside else 0.0), parts)
        return self._pieces(line)

    @cached_property
    def _safe(self) -> list[tuple[Ground, list[Ground]]]:
        """For each level the ground that is far enough from the edge, and each part of it by itself."""
        found = []
        for level in self._levels:
            smaller = self._land.shape.simplify(level * _COARSE).buffer(-level)  # nothing is an empty part to Shapely
            parts = [part for part in shapely.get_parts(smaller) if isinstance(part, Polygon) and part.area]
            grounds = [Ground(part) for part in parts]
            found.append((grounds[0] if len(parts) == 1 else Ground(shapely.MultiPolygon(parts)), grounds))
        return found

    @cached_property
    def _wide(self) -> tuple[Ground, BaseGeometry]:
        """What lies inside by the clearance and some more, and what is too narrow for that."""
        clearance = self._clearance * _SPARE
        wide = self._land.shape.buffer(-clearance)
        narrow = self._land.shape.difference(wide.buffer(clearance + _TOUCHING))
        shapely.prepare(narrow)
        return Ground(wide), narrow

    def _pieces(self, line: LineString) -> tuple[LineString, ...]:
        """Those of `line` on land, in their order; a first vertex elsewhere keeps its lead, for a check to find."""
        if line.within(self._land.shape) or not self._land.shape.covers(Point(line.coords[0])):
            return (line,)
        way = Way(line)
        spans = _spans(line, self._land)
        pieces = [LineString(way.piece(start, end)) for start, end in spans if end - start > NEAR]
        return tuple(self._short_of_shores(pieces))

    def _short_of_shores(self, pieces: Sequence[LineString]) -> Iterator[LineString]:
        """The pieces of an interrupted line without their ways to a shore through ground that is wide enough."""
        wide, narrow = self._wide
        for number, piece in enumerate(pieces):
            inside = _spans(piece, wide) or [(piece.length, 0.0)]
            start, end = inside[0][0], inside[-1][1]
            if not number or narrow.intersects(substring(piece, 0.0, start)):
                start = 0.0
            if narrow.intersects(substring(piece, end, piece.length)):
                end = piece.length
            if end - start > NEAR:
                yield substring(piece, start, end)


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


def _pushed(line: LineString, safe: Ground, reach: float, reach_of_first: float) -> LineString:
    """`line` with each vertex moved to the nearest place in `safe`, if that is within `reach`, of the first its own."""
    places = shapely.get_coordinates(line)
    distances, nearest = safe.nearest(places)
    reaches = np.append(reach_of_first, np.full(len(places) - 1, reach))
    moved = (distances > 0) & (distances <= reaches)
    return LineString(np.where(moved[:, None], nearest, places))


def _around(line: LineString, safe: Iterable[Ground]) -> LineString:
    """`line` with every way from one part of `safe` out of it and back to the same part led along its edge."""
    for part in safe:
        if part.shape.intersects(line) and not part.shape.contains(line):
            line = _around_one(line, part)
    return line


def _around_one(line: LineString, part: Ground) -> LineString:
    spans = np.array(_spans(line, part))
    if len(spans) < _LEAVING:
        return line
    way, (starts, ends) = Way(line), spans.T
    first, *on = way.pieces(np.array([0.0, *starts[1:], ends[-1]]), np.array([*ends, way.length]))
    beside = [*part.edge.between(way.places(ends[:-1]), way.places(starts[1:])), np.empty((0, 2))]
    return LineString(np.vstack([first, *itertools.chain.from_iterable(zip(beside, on, strict=True))]))


def _spans(line: LineString, ground: Ground) -> list[tuple[float, float]]:
    """From where to where along `line` it lies on `ground`, in their order, however often it crosses itself.

    A vertex on the edge of the ground alone is a span of no length.
    """
    vertices = shapely.get_coordinates(line)
    lengths = np.hypot(*np.diff(vertices, axis=0).T)
    at = np.concatenate([[0.0], np.cumsum(lengths)])
    near = ground.touched_box(vertices[:-1], vertices[1:])
    near = near[lengths[near] > 0]
    ways = np.array(shapely.linestrings(np.stack([vertices[near], vertices[near + 1]], axis=1)), ndmin=1)
    on = [np.array(shapely.intersects_xy(ground.with_edge, vertices[near + end]), ndmin=1) for end in (0, 1)]
    whole = np.array(shapely.covers(ground.with_edge, ways), ndmin=1)
    crossing = np.array(shapely.intersects(ground.shape, ways), ndmin=1)
    partly = np.flatnonzero(~whole & (crossing | on[0] | on[1]))
    owners, held = ground.spans(ways[partly])
    starts, reaches = at[near[partly]], lengths[near[partly]]
    found = [
        *_runs(near[whole], at, lengths),
        *zip(*(starts[owners, None] + held).T.tolist(), strict=True),
        *((start, start) for start in starts[on[0][partly]].tolist()),
        *((end, end) for end in (starts + reaches)[on[1][partly]].tolist()),
    ]
    spans: list[tuple[float, float]] = []
    for start, end in sorted(found):
        if spans and start - spans[-1][1] <= NEAR:
            spans.append((spans[-1][0], max(end, spans.pop()[1])))
        else:
            spans.append((start, end))
    return spans


def _runs(numbers: NDArray[np.intp], at: Places, lengths: Places) -> Iterator[tuple[float, float]]:
    """From where to where the ways with `numbers` lead, those that follow one another together."""
    for run in np.split(numbers, np.flatnonzero(np.diff(numbers) > 1) + 1):
        if len(run):
            yield float(at[run[0]]), float(at[run[-1]] + lengths[run[-1]])


def along_edge(part: Polygon, start: Point, end: Point) -> LineString:
    """The shorter way from `start` to `end` along the ring of `part` that both lie on."""
    return LineString(Edge(part).between(*shapely.get_coordinates([start, end])[:, None])[0])
