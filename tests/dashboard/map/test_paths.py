from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import GeometryCollection, LineString, MultiPolygon, Point, Polygon, box

from dashboard.map.paths import decimals, path_of


def signed_area(path):
    points = list(zip(path.x, path.y, strict=True))
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(points)) / 2


def test_a_polygon_is_its_ring_closed():
    path = path_of(box(0, 0, 2, 1), 2)
    assert len(path.x) == len(path.y) == 5
    assert (path.x[0], path.y[0]) == (path.x[-1], path.y[-1])


def test_parts_are_separated():
    path = path_of(MultiPolygon([box(0, 0, 1, 1), box(2, 0, 3, 1)]), 2)
    assert path.x.count(None) == path.y.count(None) == 1
    assert path.x[5] is None


def test_a_hole_runs_the_other_way_round():
    holed = Polygon(box(0, 0, 9, 9).exterior, [box(3, 3, 6, 6).exterior])
    path = path_of(holed, 2)
    cut = path.x.index(None)
    outer, hole = (type(path)(path.x[part], path.y[part]) for part in (slice(cut), slice(cut + 1, None)))
    assert signed_area(outer) * signed_area(hole) < 0


@pytest.mark.parametrize(("digits", "kept"), [(0, 0), (2, 0.12), (4, 0.1235)])
def test_coordinates_are_kept_to_so_many_digits(digits, kept):
    assert path_of(LineString([(0.123456, 1), (2, 3.98765)]), digits).x[0] == kept


@given(st.floats(0.01, 1000))
def test_whatever_the_scale_what_rounding_moves_is_no_thirtieth_of_a_pixel(scale):
    assert 10 ** -decimals(scale) * scale <= 10**0.5 / 100 + 1e-9 or decimals(scale) == 0


def test_points_have_no_path():
    assert path_of(GeometryCollection([Point(1, 1)]), 2).x == []
    assert path_of(Polygon(), 2).x == []
