"""What is asked of a line that was measured once is what Shapely says of it, to the last digit."""

import numpy as np
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Point

from corridor.geography.known_ground import Ground
from corridor.geography.measured_line import Way, places_along, substring
from tests.examples import examples

_KM = st.floats(-500, 500, allow_subnormal=False).map(lambda at: round(at, 3))
_PLACE = st.tuples(_KM, _KM)
_LINE = st.lists(_PLACE, min_size=2, max_size=30, unique=True).map(LineString)


@settings(max_examples=examples(200), deadline=None)
@given(line=_LINE, shares=st.lists(st.floats(0, 1), min_size=1, max_size=9))
def test_places_along_a_line_are_those_that_shapely_finds(line, shares):
    at = np.array([0.0, *shares, 1.0]) * line.length
    wanted = shapely.get_coordinates(shapely.line_interpolate_point(line, at))
    assert places_along(line, at).tolist() == wanted.tolist()


@settings(max_examples=examples(200), deadline=None)
@given(line=_LINE, shares=st.lists(st.tuples(st.floats(-0.1, 1.1), st.floats(-0.1, 1.1)), min_size=1, max_size=9))
def test_many_pieces_of_a_line_are_those_that_are_cut_one_by_one(line, shares):
    starts, ends = np.array(shares).T * line.length
    pieces = Way(line).pieces(starts, ends)
    for start, end, piece in zip(starts, ends, pieces, strict=True):
        assert piece.tolist() == shapely.get_coordinates(substring(line, start, end)).tolist()


@settings(max_examples=examples(100), deadline=None)
@given(corners=st.lists(_PLACE, min_size=3, max_size=9, unique=True), places=st.lists(_PLACE, min_size=1, max_size=20))
def test_the_nearest_place_of_an_area_is_the_one_that_shapely_finds(corners, places):
    shape = shapely.union_all([Point(corner).buffer(90) for corner in corners])
    points = np.array(shapely.points(np.array(places)))
    distances, nearest = Ground(shape).nearest(np.array(places))
    assert distances.tolist() == shapely.distance(shape, points).tolist()
    outside = distances > 0
    wanted = shapely.get_point(shapely.shortest_line(shape, points[outside]), 0)
    assert nearest[outside].tolist() == shapely.get_coordinates(wanted).tolist()
    assert nearest[~outside].tolist() == np.array(places)[~outside].tolist()
