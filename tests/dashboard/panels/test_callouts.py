"""Names along a line: wherever they stand, none covers another, and none is moved farther than it must be."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.panels.strip_map.callouts import Callout, PlacedCallout, em, hang, spread

WIDTH = 40.0
shares = st.lists(st.floats(0, 1), max_size=12).map(sorted)
flags = st.lists(st.builds(Callout, st.floats(0, WIDTH), st.floats(1, 12), st.sampled_from([1, 2])), max_size=5).map(
    lambda found: sorted(found, key=lambda flag: flag.at)
)


def reach(flag: Callout, hung: PlacedCallout) -> tuple[float, float]:
    return (flag.at, flag.at + flag.length) if hung.side == "after" else (flag.at - flag.length, flag.at)


@settings(deadline=None)
@given(flags)
def test_no_flag_covers_another_or_leaves_the_line(found):
    hung = hang(found, WIDTH)
    for (one, held), (other, place) in combinations(zip(found, hung or (), strict=False), 2):
        lanes = {*range(held.lane, held.lane + one.lines)} & {*range(place.lane, place.lane + other.lines)}
        start, end = reach(one, held)
        left, right = reach(other, place)
        assert not lanes or end <= left or right <= start
    for flag, place in zip(found, hung or (), strict=False):
        start, end = reach(flag, place)
        assert start >= 0
        assert end <= WIDTH


@settings(deadline=None)
@given(flags)
def test_no_pole_runs_through_a_flag_nearer_to_the_line(found):
    hung = hang(found, WIDTH)
    pairs = list(zip(found, hung or (), strict=False))
    for pole, far in pairs:
        for flag, near in pairs:
            start, end = reach(flag, near)
            assert not (far.lane > near.lane and start < pole.at < end and pole is not flag)


def test_flags_with_room_hang_in_the_first_lane():
    assert hang([Callout(2, 5), Callout(20, 5)], WIDTH) == (PlacedCallout(0, "after"), PlacedCallout(0, "after"))


def test_a_flag_at_the_end_hangs_before_its_pole():
    assert hang([Callout(38, 5)], WIDTH) == (PlacedCallout(0, "before"),)


def test_two_poles_side_by_side_turn_their_flags_away_from_each_other():
    assert hang([Callout(20, 8), Callout(21, 8)], WIDTH) == (PlacedCallout(0, "before"), PlacedCallout(0, "after"))


def test_a_search_without_an_end_is_given_up():
    crowd = [Callout(20 + n / 100, 9, 2) for n in range(12)]
    assert hang([Callout(2, 1), *crowd], WIDTH) is None


def test_a_name_longer_than_the_line_has_no_room():
    assert hang([Callout(20, 60)], WIDTH) is None


def test_more_names_than_can_be_read_are_not_hung():
    assert hang([Callout(float(n), 1) for n in range(40)], WIDTH) is None


@given(shares, st.floats(0.01, 0.3))
def test_spread_places_keep_their_order_and_their_distance(wanted, gap):
    places = spread(wanted, gap)
    kept = min(gap, 1 / max(len(wanted), 1))
    assert len(places) == len(wanted)
    assert all(other - one >= kept - 1e-6 for one, other in pairwise(places))
    assert all(kept / 2 - 1e-6 <= place <= 1 - kept / 2 + 1e-6 for place in places)


@given(shares)
def test_places_that_are_far_enough_apart_stay(wanted):
    gap = min((other - one for one, other in pairwise([-0.5, *wanted, 1.5])), default=1) * 0.9
    ends = min([*wanted, 1.0]), 1 - max([*wanted, 0.0])
    gap = min(gap, *(2 * end for end in ends))
    if gap > 0:
        assert spread(wanted, gap) == pytest.approx(wanted)


def test_neighbours_move_apart_about_their_middle():
    assert spread([0.44, 0.46], 0.1) == pytest.approx([0.4, 0.5])


@pytest.mark.parametrize(("text", "length"), [("", 0), ("满洲里", 3), ("ab", 1.1), ("10公里", 3.1)])
def test_the_length_of_a_text_counts_wide_glyphs_as_one(text, length):
    assert em(text) == pytest.approx(length)
