import pytest
from shapely import Point

from corridor.geography.inset import clusters, window

PLACES = {"a": Point(0, 0), "b": Point(4, 0), "c": Point(8, 3), "d": Point(60, 0), "e": Point(100, 0)}


def test_places_within_reach_of_one_another_are_one_cluster():
    assert [set(found) for found in clusters(PLACES, 6)] == [{"a", "b", "c"}]


def test_a_place_may_join_two_clusters():
    assert [set(found) for found in clusters({"a": Point(0, 0), "b": Point(8, 0), "c": Point(4, 0)}, 5)] == [
        {"a", "b", "c"}
    ]


def test_alone_is_no_cluster():
    assert clusters(PLACES, 1) == ()


@pytest.mark.parametrize("aspect", [0.5, 1.0, 1.6])
def test_the_window_holds_its_members_with_room_about_them(aspect):
    found = window(("a", "b", "c"), PLACES, aspect=aspect, margin=0.5, least=1.0)
    left, bottom, right, top = found.extent
    assert (right - left) / (top - bottom) == pytest.approx(aspect)
    assert all(left < PLACES[id_].x < right and bottom < PLACES[id_].y < top for id_ in found.members)
    assert min(0 - left, right - 8) >= 8 * 0.5 / 2


def test_places_on_one_spot_still_have_a_window():
    left, _, right, _ = window(("a", "f"), {"a": Point(0, 0), "f": Point(0, 0)}, aspect=1, margin=0.5, least=1.0).extent
    assert right - left == pytest.approx(2)
