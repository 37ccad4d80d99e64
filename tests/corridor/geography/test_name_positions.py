import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from corridor.geography.name_positions import OUTSIDE, SIDES, STICKING_OUT, badge_places, inside


def test_the_best_place_of_a_square_is_its_middle():
    best = inside(shapely.box(0, 0, 90, 90), 20, 5)[0]
    assert (best.x, best.y, best.side, best.cost) == (pytest.approx(45), pytest.approx(45), (0, 0), 0)


def test_a_text_too_wide_costs_what_sticks_out():
    best = inside(shapely.box(0, 0, 30, 30), 60, 5)[0]
    assert best.cost == pytest.approx(STICKING_OUT / 2)


def test_the_wide_part_of_a_shape_is_preferred():
    shape = shapely.union_all([shapely.box(0, 0, 10, 100), shapely.box(0, 0, 100, 30)])
    best = inside(shape, 60, 10)[0]
    assert best.cost == 0
    assert best.x >= 30


@given(st.integers(1, 100), st.integers(1, 100))
def test_every_place_lies_in_the_shape(width, height):
    shape = shapely.Polygon([(0, 0), (80, 10), (60, 70), (30, 30)])
    assert all(shape.covers(shapely.Point(place.x, place.y)) for place in inside(shape, width, height))


def test_an_empty_shape_has_no_place():
    assert inside(shapely.Polygon(), 10, 10) == ()


def test_a_badge_and_its_name_beside_it_lie_in_the_shape_at_the_best_places():
    shape, radius, gap, (wide, high) = shapely.box(0, 0, 100, 60), 5, 2, (30, 8)
    places = badge_places(shape, radius, gap, (wide, high))
    assert {place.side for place in places} == set(SIDES)
    within = [place for place in places if place.cost == 0]
    assert places[0] in within
    assert {place.side for place in within} == set(SIDES)
    for place in within:
        across, down = place.side
        x, y = place.x + across * (radius + gap + wide / 2), place.y - down * (radius + gap + high / 2)
        name = shapely.box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
        assert name.union(shapely.Point(place.x, place.y).buffer(radius)).difference(shape).area < 0.01, place


def test_a_badge_too_large_for_its_shape_may_stand_beside_it():
    shape = shapely.box(0, 0, 4, 4)
    places = badge_places(shape, 5, 2, (30, 8))
    assert places[-1].cost == OUTSIDE
    assert not shape.intersects(shapely.Point(places[-1].x, places[-1].y))
