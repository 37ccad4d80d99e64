from itertools import pairwise

from shapely import GeometryCollection, LineString, MultiPolygon, Point, Polygon, box

from dashboard.map.paths import path_of


def signed_area(path):
    points = list(zip(path.x, path.y, strict=True))
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(points)) / 2


def test_a_polygon_is_its_ring_closed():
    path = path_of(box(0, 0, 2, 1))
    assert len(path.x) == len(path.y) == 5
    assert (path.x[0], path.y[0]) == (path.x[-1], path.y[-1])


def test_parts_are_separated():
    path = path_of(MultiPolygon([box(0, 0, 1, 1), box(2, 0, 3, 1)]))
    assert path.x.count(None) == path.y.count(None) == 1
    assert path.x[5] is None


def test_a_hole_runs_the_other_way_round():
    holed = Polygon(box(0, 0, 9, 9).exterior, [box(3, 3, 6, 6).exterior])
    path = path_of(holed)
    cut = path.x.index(None)
    outer, hole = (type(path)(path.x[part], path.y[part]) for part in (slice(cut), slice(cut + 1, None)))
    assert signed_area(outer) * signed_area(hole) < 0


def test_coordinates_are_kept_to_ten_metres():
    assert path_of(LineString([(0.123456, 1), (2, 3.98765)])).x[0] == 0.12


def test_points_have_no_path():
    assert path_of(GeometryCollection([Point(1, 1)])).x == []
    assert path_of(Polygon()).x == []
