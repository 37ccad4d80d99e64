"""Which way a line runs and on which side the land lies: eight directions, lines that close, drawn either way."""

import numpy as np
import pytest
import shapely
from shapely import LineString

from corridor.geography.course import Compass, course_of, land_is_left, runs_backward

AROUND = LineString([(10, 0), (0, 10), (-10, 0), (0, -10), (9, -1)])
"""Nearly closed, from the east counter-clockwise."""


@pytest.mark.parametrize("number", range(8))
@pytest.mark.parametrize("off", [-20, 0, 20])
def test_each_of_eight_directions_is_named_and_its_opposite(number, off):
    angle = np.radians(45 * number + off)
    course = course_of(LineString([(5, 5), (5 + 90 * np.cos(angle), 5 + 90 * np.sin(angle))]))
    assert course.end is list(Compass)[number]
    assert course.start is list(Compass)[(number + 4) % 8]
    assert course.rises == (np.sin(angle) >= 0)


@pytest.mark.parametrize("number", range(8))
def test_of_the_two_ways_along_a_line_one_is_backward(number):
    line = LineString([(0, 0), (90 * np.cos(np.pi / 4 * number), 90 * np.sin(np.pi / 4 * number))])
    assert runs_backward(line) != runs_backward(line.reverse())
    read = line.reverse() if runs_backward(line) else line
    assert course_of(read).end in {Compass.SOUTH_EAST, Compass.EAST, Compass.NORTH_EAST, Compass.NORTH}


def test_a_nearly_closed_line_leads_nowhere_and_is_read_clockwise():
    assert course_of(AROUND).end is None
    assert course_of(AROUND).start is Compass.EAST
    assert runs_backward(AROUND)
    assert not runs_backward(AROUND.reverse())


@pytest.mark.parametrize(("bottom", "left"), [(0, True), (-100, False)])
def test_the_land_lies_on_one_side_of_a_border_drawn_either_way(bottom, left):
    border = LineString([(x, 3 * np.sin(x / 5)) for x in range(101)])
    land = shapely.box(-50, bottom, 150, bottom + 100)
    assert land_is_left([border], land) == left
    assert land_is_left([border.reverse()], land) != left


def test_the_longer_line_decides():
    land = shapely.box(0, 0, 100, 10)
    assert land_is_left([LineString([(0, 0), (100, 0)]), LineString([(20, 10), (90, 10)])], land)
    assert not land_is_left([LineString([(20, 0), (50, 0)]), LineString([(0, 10), (100, 10)])], land)
