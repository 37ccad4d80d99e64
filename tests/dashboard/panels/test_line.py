"""A number beside a line stands above the line as far as it stretches along it, and no higher than that takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.panels.line import Line, Spot
from tests.corridor.sample import observation


def line(*heights: float | None) -> Line:
    """Points at even distances, at these heights from the top; None is a gap."""
    step = 100 / (len(heights) - 1)
    spots = [
        Spot(observation(f"A{at}", "north", value=None if y is None else "1"), at * step, 100.0 if y is None else y)
        for at, y in enumerate(heights)
    ]
    return Line(tuple(spots), (), *(spot.observation.value or 0 for spot in spots[:2]))


@pytest.mark.parametrize(
    ("heights", "reach", "rises"),
    [
        ((50, 60, 70), 40, (0, 8)),
        ((50, 50, 50), 40, (0, 0)),
        ((20, 50, 0, 50, 60), 40, (0, 40)),
        ((20, 50, 0, 50, 60), 50, (20, 60)),
        ((80, 0), 50, (40, 0)),
        ((50, None, 10), 40, (16, 0)),
    ],
)
def test_a_number_is_raised_by_what_the_line_rises_within_its_reach(heights, reach, rises):
    drawn = line(*heights)
    found = [drawn.rise(spot, reach) for spot in (drawn.spots[0], drawn.spots[-1])]
    assert found == [pytest.approx(rise) for rise in rises]


@given(st.lists(st.floats(0, 100), min_size=2, max_size=12), st.floats(5, 60))
def test_no_point_within_reach_stands_above_a_raised_number(heights, reach):
    drawn = line(*heights)
    first, last = drawn.spots[0], drawn.spots[-1]
    for spot, near in ((first, lambda x: x <= reach), (last, lambda x: x >= 100 - reach)):
        foot = spot.y - drawn.rise(spot, reach)
        assert all(one.y >= foot - 0.01 for one in drawn.spots if near(one.x))


def test_targets_are_held_clear_of_too():
    low, aim = observation("A", "north", value="5"), observation("T", "north", value="10")
    spots = (Spot(low, 0, 50), Spot(low, 100, 50))
    assert Line(spots, (Spot(aim, 10, 0),), low.value, aim.value).rise(spots[0], 40) == 50
    assert Line(spots, (Spot(aim, 90, 0),), low.value, aim.value).rise(spots[0], 40) == 0
