import pytest
import shapely
from shapely import box

from corridor.geography.beyond import drawn_out, filled_box, without_gaps

EXTENT = (0.0, 0.0, 10.0, 10.0)


def test_shapes_that_fill_a_box_are_recognised():
    assert filled_box([box(0, 0, 4, 10), box(4, 0, 10, 10)]) == EXTENT


def test_shapes_that_leave_room_are_no_box():
    assert filled_box([box(0, 0, 4, 10), box(5, 0, 10, 10)]) is None


def test_edges_on_the_box_move_and_the_inner_ones_stay():
    west = drawn_out(box(0, 0, 4, 10), EXTENT, (3, 2))
    assert west.bounds == (-3, -2, 4, 12)


def test_neighbours_keep_sharing_their_edge():
    west, east = (drawn_out(shape, EXTENT) for shape in (box(0, 0, 4, 10), box(4, 0, 10, 10)))
    assert shapely.coverage_is_valid([west, east])
    assert west.intersection(east).length == pytest.approx(20)


def test_a_narrow_strip_beyond_the_edge_is_filled():
    ground = shapely.union_all([box(5, 0, 15, 4), box(5, 4.2, 15, 10)])
    filled = without_gaps(ground, EXTENT)
    assert filled.covers(box(10.1, 0, 14.9, 10))
    assert not filled.covers(box(6, 4.05, 9, 4.15))


def test_a_wide_gap_beyond_the_edge_stays():
    ground = shapely.union_all([box(5, 0, 15, 4), box(5, 6, 15, 10)])
    assert without_gaps(ground, EXTENT).area == pytest.approx(ground.area)
