import numpy as np
import pytest
import shapely
from shapely import LineString, Point

from corridor.geography.corridor_line import corridor_arms

BORDER = LineString([(0, 0), (400, 0)])
LAND = shapely.box(0, -100, 400, 0)
HUB = Point(150, -5)


def test_two_arms_radiate_from_the_hub():
    west, east = corridor_arms(BORDER, LAND, HUB)
    assert west.coords[0] == east.coords[0] == (150, -5)
    assert west.coords[-1][0] < 40
    assert east.coords[-1][0] > 360


@pytest.mark.parametrize(("land", "hub"), [(LAND, HUB), (shapely.box(0, 0, 400, 100), Point(150, 5))])
def test_the_line_runs_on_the_side_of_the_land(land, hub):
    for arm in corridor_arms(BORDER, land, hub):
        assert arm.within(land)


def test_far_from_the_hub_it_keeps_its_distance_from_the_border():
    _, east = corridor_arms(BORDER, LAND, HUB, inland=20)
    away = [Point(point).distance(BORDER) for point in east.coords if 250 < point[0] < 350]
    assert away
    assert away == pytest.approx([20] * len(away), abs=0.5)


def test_the_bends_of_the_border_are_smoothed():
    x = np.linspace(0, 400, 401)
    bent = LineString(np.column_stack([x, 6 * np.sin(x)]))
    for arm in corridor_arms(bent, LAND.buffer(10), HUB):
        assert arm.length < 1.1 * Point(arm.coords[0]).distance(Point(arm.coords[-1]))


def test_at_the_end_of_the_border_there_is_one_arm():
    arms = corridor_arms(BORDER, LAND, Point(0, -10))
    assert len(arms) == 1


def test_a_border_of_no_length_has_no_line():
    assert corridor_arms(LineString([(0, 0), (0, 0)]), LAND, HUB) == ()
