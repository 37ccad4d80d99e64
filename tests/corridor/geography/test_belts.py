import pytest
from shapely import LineString, MultiPolygon, box

from corridor.geography.belts import belt_shape
from corridor.geography.linear import Stretch


def stretch(*points):
    return Stretch("s", "A", "X", LineString(points), 0, 0)


def test_a_belt_is_the_part_of_the_region_within_the_depth(land):
    belt = belt_shape(land, [stretch((0, 0), (100, 0))], 10)
    assert belt.equals(box(0, -10, 100, 0))


def test_a_belt_ends_with_its_stretch(land):
    belt = belt_shape(land, [stretch((0, 0), (50, 0))], 10)
    assert belt.area == pytest.approx(500 + 78.5, rel=0.01)
    assert belt.within(land.buffer(1e-9))


def test_a_region_with_two_stretches_has_a_belt_along_both(land):
    belt = belt_shape(land, [stretch((0, 0), (20, 0)), stretch((100, -30), (100, -40))], 5)
    assert isinstance(belt, MultiPolygon)
    assert len(belt.geoms) == 2


def test_a_region_without_border_has_no_belt(land):
    assert belt_shape(land, [], 10).is_empty


def test_where_a_belt_only_touches_its_region_nothing_is_left():
    assert belt_shape(box(0, 10, 5, 20), [stretch((0, 0), (5, 0))], 10).is_empty
