"""What is found on the edge of an area by a tree is what looking at every side of it finds."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Point, box

from corridor.geography.edge import Edge
from corridor.geography.known_ground import Ground
from tests.examples import examples

_SLACK = 1e-6
_KM = st.integers(-60, 60)
"""Whole numbers, so that many sides are as near and many ways lead along an edge or through a corner."""
_PLACE = st.tuples(_KM, _KM)
_SIZE = st.integers(1, 40)
_AREA = st.lists(st.tuples(_KM, _KM, _SIZE, _SIZE), min_size=1, max_size=8).map(
    lambda boxes: shapely.union_all([box(x, y, x + across, y + up) for x, y, across, up in boxes])
)
_ROUND = st.lists(st.tuples(_PLACE, _SIZE), min_size=1, max_size=5).map(
    lambda circles: shapely.union_all([Point(middle).buffer(radius) for middle, radius in circles])
)


def _points(places):
    return np.array(shapely.points(np.array(places, float)))


@settings(max_examples=examples(200), deadline=None)
@given(area=st.one_of(_AREA, _ROUND), places=st.lists(_PLACE, min_size=1, max_size=20))
def test_the_nearest_side_is_the_first_of_those_that_are_as_near(area, places):
    edge, points = Edge(area), _points(places)
    every = [int(np.argmin(shapely.distance(edge.sides, point))) for point in points]
    assert edge.nearest(points).tolist() == every


@settings(max_examples=examples(200), deadline=None)
@given(area=st.one_of(_AREA, _ROUND), pairs=st.lists(st.tuples(_PLACE, _PLACE), min_size=1, max_size=9))
def test_the_way_between_two_places_is_the_shorter_one_on_the_nearest_ring(area, pairs):
    rings = shapely.get_rings(shapely.get_parts(area))
    found = Edge(area).between(*np.array(pairs, float).swapaxes(0, 1))
    for (start, end), way in zip(pairs, found, strict=True):
        ring = rings[int(np.argmin(shapely.distance(rings, Point(start))))]
        first, last = (float(ring.line_locate_point(Point(place))) for place in (start, end))
        across = abs(last - first)
        line = LineString(way)
        assert line.length == pytest.approx(min(across, ring.length - across), abs=1e-9)
        assert line.hausdorff_distance(ring.intersection(line.buffer(1e-9))) == pytest.approx(0, abs=1e-6)
        for at, along in ((0, first), (-1, last)):
            assert Point(way[at]).distance(ring.line_interpolate_point(along)) == pytest.approx(0, abs=1e-9)


@settings(max_examples=examples(200), deadline=None)
@given(area=st.one_of(_AREA, _ROUND), pairs=st.lists(st.tuples(_PLACE, _PLACE), min_size=1, max_size=9))
def test_what_of_a_way_lies_in_an_area_is_what_shapely_cuts_out(area, pairs):
    ways = np.array([LineString(pair) for pair in pairs if pair[0] != pair[1]], dtype=object)
    owners, spans = Ground(area).spans(ways)
    for number, way in enumerate(ways):
        own = [way.interpolate(at) for at in spans[owners == number].flat]
        held = [LineString(ends).buffer(_SLACK) for ends in zip(own[::2], own[1::2], strict=True)]
        there, wanted = shapely.union_all(held), way.intersection(area).buffer(_SLACK)
        assert there.is_empty == wanted.is_empty
        assert wanted.is_empty or there.hausdorff_distance(wanted) == pytest.approx(0, abs=_SLACK)


def test_an_area_without_ground_has_no_edge_and_holds_nothing():
    owners, spans = Ground(box(0, 0, 1, 1).buffer(-1)).spans(np.array([LineString([(0, 0), (1, 1)])]))
    assert len(owners) == len(spans) == 0
