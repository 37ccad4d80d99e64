from corridor.geography.label_solver import FEW, settled
from corridor.geography.labels import Candidate, Label

MIDDLE = (0, 0)


def label(id_, *places):
    return Label(id_, "名", 10, 4, tuple(Candidate(x, 0, MIDDLE, cost) for x, cost in places))


def test_the_first_leaves_the_only_place_to_the_next():
    first, second = settled([label("a", (0, 0), (50, 1)), label("b", (0, 0))], [1.0], {})
    assert first.candidates[0].x == 50
    assert second.candidates[0].x == 0


def test_the_cheapest_arrangement_is_taken():
    labels = [label("a", (0, 0), (50, 5)), label("b", (0, 0), (90, 1))]
    assert [found.candidates[0].x for found in settled(labels, [1.0], {})] == [0, 90]


def test_obstacles_at_any_scale_are_kept_clear():
    (found,) = settled([label("a", (0, 0), (50, 1))], [1.0, 2.0], {2.0: [(-5, -5, 5, 5)]})
    assert found.candidates[0].x == 50


def test_where_not_all_have_room_they_come_back_as_they_are():
    labels = [label("a", (0, 0)), label("b", (0, 0))]
    assert settled(labels, [1.0], {}) == labels


def test_too_many_are_left_to_the_greedy_way():
    labels = [label(str(at), (0, 0), (40 * at, 1)) for at in range(FEW + 1)]
    assert settled(labels, [1.0], {}) == labels


def test_nothing_is_settled_of_nothing():
    assert settled([], [1.0], {}) == []
