from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from corridor.geography.label_solver import FEW, MOVED, arranged, place_settled
from corridor.geography.labels import Candidate, Label, box_of
from corridor.geography.taken_ground import TakenGround
from tests.overlapping import overlaps

MIDDLE = (0, 0)
SCALES = (0.5, 1.0, 3.0)


def label(id_, *places, missed=100.0):
    return Label(id_, "名", 10, 4, tuple(Candidate(x, 0, MIDDLE, cost) for x, cost in places), missed=missed)


def stands(labels, scales=(1.0,), obstacles=None):
    found = arranged(labels, TakenGround(labels, scales, obstacles or {}))
    return {(one.label.id, one.tier, one.last): one.candidate.x for one in found}


def test_the_first_leaves_the_only_place_to_the_next():
    assert stands([label("a", (0, 0), (50, 1)), label("b", (0, 0))]) == {("a", 0, 0): 50, ("b", 0, 0): 0}


def test_the_cheapest_arrangement_is_taken():
    assert stands([label("a", (0, 0), (50, 5)), label("b", (0, 0), (90, 1))]) == {("a", 0, 0): 0, ("b", 0, 0): 90}


def test_obstacles_at_any_larger_scale_are_kept_clear():
    found = stands([label("a", (0, 0), (50, 1))], (1.0, 2.0), {2.0: [(-5, -5, 5, 5)]})
    assert found == {("a", 0, 1): 50}


def test_what_costs_more_than_its_place_is_worth_is_left_out():
    assert stands([label("a", (0, 20), missed=10)]) == {}
    assert stands([label("a", (0, 20), missed=30)]) == {("a", 0, 0): 0}


def test_what_has_no_room_yet_stands_from_the_scale_on_that_has():
    wall = (-40, -40, 40, 40)
    assert stands([label("a", (0, 0))], SCALES, {0.5: [wall], 1.0: [wall]}) == {("a", 2, 2): 0}


def test_a_name_moves_for_a_better_place_but_not_for_one_that_is_hardly_better():
    wall = {0.5: [(-10, -10, 10, 10)]}
    better, hardly = ((0, 0), (90, MOVED + 1)), ((0, 0), (90, MOVED - 1))
    assert stands([label("a", *better)], SCALES, wall) == {("a", 0, 0): 90, ("a", 1, 2): 0}
    assert stands([label("a", *hardly)], SCALES, wall) == {("a", 0, 2): 90}


points = st.lists(st.tuples(st.integers(-60, 60), st.integers(0, 12)), min_size=1, max_size=4)


@given(st.lists(points, max_size=7), st.lists(st.integers(-60, 60), max_size=3))
def test_names_never_cover_each_other_or_an_obstacle_and_never_go_again(wishes, walls):
    labels = [label(str(at), *places) for at, places in enumerate(wishes)]
    obstacles = {scale: [(x * scale, -4, x * scale + 8, 4) for x in walls] for scale in SCALES}
    found, before = arranged(labels, TakenGround(labels, SCALES, obstacles)), set()
    for tier, scale in enumerate(SCALES):
        shown = [one for one in found if one.tier <= tier <= one.last]
        boxes = [box_of(one.label, one.candidate, scale) for one in shown]
        assert not any(overlaps(one, [other]) for one, other in combinations(boxes, 2))
        assert not any(overlaps(one, obstacles[scale]) for one in boxes)
        named = {one.label.id for one in shown}
        assert len(named) == len(shown)
        assert before <= named
        before = named


spread = st.lists(st.tuples(st.integers(-4, 4).map(lambda at: at * 6), st.integers(0, 12)), min_size=1, max_size=4)


@given(st.lists(spread, max_size=4), st.lists(st.integers(-30, 30), max_size=2), st.integers(0, 15))
def test_no_arrangement_is_cheaper_and_of_equal_ones_the_first_is_taken(wishes, walls, missed):
    """As a look at all arrangements finds, with the cheap places first and any place after none that costs as much."""
    labels = [label(str(at), *dict(places).items(), missed=missed) for at, places in enumerate(wishes)]
    obstacles = [(x, -4, x + 8, 4) for x in walls]

    def boxes(stands):
        return [box_of(wish, place, 1.0) for wish, place in zip(labels, stands, strict=True) if place]

    def cost(stands):
        overlapping = any(overlaps(box, [*obstacles, *others]) for box, others in _each_and_others(boxes(stands)))
        return float("inf") if overlapping else sum(place.cost if place else missed for place in stands)

    wished = [sorted((None, *one.candidates), key=lambda place: place.cost if place else missed) for one in labels]
    best = min(product(*wished), key=cost)
    ground = TakenGround(labels, (1.0,), {1.0: obstacles})
    found = {one.label.id: one.candidate for one in arranged(labels, ground)}
    assert [found.get(one.id) for one in labels] == list(best)


def _each_and_others(boxes):
    return [(box, [*boxes[:at], *boxes[at + 1 :]]) for at, box in enumerate(boxes)]


def test_of_too_many_the_first_are_settled_and_the_rest_find_what_is_left():
    labels = [label(str(at), (0, 0), (40 * at, 1)) for at in range(FEW + 2)]
    found = place_settled(labels, [label("other", (0, 0), (900, 0))], (1.0,), {})
    assert {one.label.id for one in found} == {*(str(at) for at in range(FEW + 2)), "other"}
    assert len({one.candidate.x for one in found}) == FEW + 3


def test_nothing_is_settled_of_nothing():
    assert place_settled([], [], [1.0], {}) == ()
