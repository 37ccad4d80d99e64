"""What is taken is found by its cells as it would be by a look at every box."""

from hypothesis import given, settings
from hypothesis import strategies as st

from corridor.geography.labels import Box, overlaps
from corridor.geography.taken_ground import TakenGround
from tests.examples import examples

_EDGE = st.one_of(st.integers(-400, 400).map(float), st.floats(-300, 300), st.sampled_from([-10_000.0, 10_000.0, 80.0]))
_BOXES = st.tuples(_EDGE, _EDGE, _EDGE, _EDGE).map(
    lambda edges: (min(edges[0], edges[2]), min(edges[1], edges[3]), max(edges[0], edges[2]), max(edges[1], edges[3]))
)


@settings(max_examples=examples(200), deadline=None)
@given(taken=st.lists(_BOXES, max_size=30), asked=st.lists(_BOXES, min_size=1, max_size=10))
def test_a_box_is_taken_where_one_of_them_lies(taken: list[Box], asked: list[Box]) -> None:
    ground = TakenGround(taken[::2])
    for box in taken[1::2]:
        ground.add(box)
    assert [ground.covers(box) for box in asked] == [overlaps(box, taken) for box in asked]
