from itertools import combinations, groupby

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corridor.geography.label_placing import place_labels
from corridor.geography.labels import (
    Candidate,
    Label,
    around,
    box_of,
    boxes_of,
    text_height,
    text_width,
)
from corridor.geography.taken_ground import TakenGround
from tests.overlapping import overlaps

SCALES = (0.5, 1.0, 3.0)


def placing(labels, scales, obstacles):
    return place_labels(labels, TakenGround(labels, scales, obstacles))


def label(id_, x=0.0, y=0.0, text="口岸", least=0):
    return Label(id_, text, 10, 4, tuple(replace(place, least=least) for place in around(x, y)))


@pytest.mark.parametrize(
    ("text", "width"), [("满洲里", 3.0), ("abc", 1.68), ("口岸A", 2.56), ("ab\n口岸名", 3.0), ("，", 1.0)]
)
def test_a_full_width_character_is_one_em(text, width):
    assert text_width(text) == pytest.approx(width)


def test_each_further_line_adds_its_height():
    assert [text_height(text) for text in ("a", "a\nb", "a\nb\nc")] == pytest.approx([1, 2.3, 3.6])


@pytest.mark.parametrize(
    ("side", "beside"),
    [((1, 0), lambda box: box[0] > 10), ((-1, 0), lambda box: box[2] < 10), ((0, -1), lambda box: box[3] < -20)],
)
def test_text_stands_on_its_side_of_the_point(side, beside):
    assert beside(box_of(label("a"), Candidate(5, 10, side), 2))


wishes = st.lists(st.tuples(st.floats(-60, 60), st.floats(-60, 60), st.integers(0, 2)), max_size=14)


@given(wishes)
def test_no_label_ever_covers_another(points):
    found = placing([label(str(at), x, y, "名称名称", least) for at, (x, y, least) in enumerate(points)], SCALES, {})
    for tier, scale in enumerate(SCALES):
        shown = [box_of(one.label, one.candidate, scale) for one in found if one.tier <= tier <= one.last]
        assert not any(overlaps(one, [other]) for one, other in combinations(shown, 2))


@given(wishes)
def test_a_label_is_not_shown_below_the_least_scale_of_its_places(points):
    found = placing([label(str(at), x, y, least=least) for at, (x, y, least) in enumerate(points)], SCALES, {})
    assert all(placed.tier >= placed.candidate.least for placed in found)


def test_the_first_has_its_wish_and_the_next_gives_way():
    first, second = placing([label("a"), label("b")], SCALES, {})
    assert first.candidate.side == (1, 0)
    assert second.candidate.side == (-1, 0)


def test_what_has_no_room_waits_for_a_larger_scale_or_is_left_out():
    wall = (-40, -40, 40, 40)
    found = placing([label("a")], SCALES, {0.5: [wall], 1.0: [wall]})
    assert [placed.tier for placed in found] == [2]
    assert placing([label("a")], SCALES, {scale: [wall] for scale in SCALES}) == ()


def test_a_place_must_stay_free_at_every_larger_scale():
    right = (5, -10, 200, 10)
    (placed,) = placing([label("a")], SCALES, {3.0: [right]})
    assert placed.candidate.side == (-1, 0)


LINE = Candidate(0, 0, (0, -1), cost=3)
CLEAR = Candidate(0, 0, (-1, 0))
LEFT_AT_FIRST = {0.5: [(-100, -1, -1, 20)]}
"""What only at the first of `SCALES` leaves no room to the left of the point."""


def test_a_label_leaves_a_poor_place_once_a_good_one_has_room():
    found = placing([Label("a", "口岸", 10, 4, (CLEAR, LINE))], SCALES, LEFT_AT_FIRST)
    assert [(placed.candidate, placed.tier, placed.last) for placed in found] == [(LINE, 0, 0), (CLEAR, 1, 2)]


def test_a_label_stands_still_where_no_better_place_has_room():
    walls = {scale: [(-100, -1, -1, 20)] for scale in SCALES}
    found = placing([Label("a", "口岸", 10, 4, (CLEAR, LINE))], SCALES, walls)
    assert [(placed.candidate, placed.tier, placed.last) for placed in found] == [(LINE, 0, 2)]


def test_nobody_takes_the_place_that_a_label_will_move_to():
    mover, rival = Label("a", "口岸", 10, 4, (CLEAR, LINE)), Label("b", "口岸", 10, 4, (CLEAR,))
    found = placing([mover, rival], SCALES, LEFT_AT_FIRST)
    assert {placed.label.id for placed in found} == {"a"}


def test_a_place_is_taken_from_its_least_scale_on():
    found = placing([Label("a", "口岸", 10, 4, (replace(CLEAR, least=2),))], SCALES, {})
    assert [(placed.tier, placed.last) for placed in found] == [(2, 2)]


def test_a_label_that_moves_goes_to_no_place_before_its_least_scale():
    later = replace(CLEAR, least=2)
    found = placing([Label("a", "口岸", 10, 4, (later, LINE))], SCALES, {})
    assert [(one.candidate, one.tier, one.last) for one in found] == [(LINE, 0, 1), (later, 2, 2)]


@given(wishes)
def test_a_label_is_shown_at_every_scale_from_its_first_on_and_once_at_each(points):
    costs = [Candidate(x, y, (0, -1), float(least)) for x, y, least in points]
    labels = [Label(str(at), "名称", 10, 4, (*around(one.x, one.y, 2.0), one)) for at, one in enumerate(costs)]
    for id_, placed in groupby(placing(labels, SCALES, {}), key=lambda placed: placed.label.id):
        stands = [scale for one in placed for scale in range(one.tier, one.last + 1)]
        assert stands == list(range(stands[0], len(SCALES))), id_


@given(
    st.floats(0, 12), st.lists(st.floats(0.01, 100), min_size=1, max_size=4), st.text("口岸a\n", min_size=1, max_size=9)
)
def test_the_boxes_of_all_candidates_are_the_box_of_each(mark, scales, text):
    wish = replace(label("a", 3.0, -7.5, text), mark=mark, spaced=0.2)
    each = [[box_of(wish, candidate, scale) for candidate in wish.candidates] for scale in scales]
    assert np.array_equal(boxes_of(wish, scales), each)
    assert boxes_of(replace(wish, candidates=()), scales).shape == (len(scales), 0, 4)
