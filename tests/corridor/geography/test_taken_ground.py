"""What is taken is found by where it begins as it would be by a look at every box."""

from hypothesis import given, settings
from hypothesis import strategies as st

from corridor.geography.labels import Box, Candidate, Label, box_of
from corridor.geography.taken_ground import TakenGround
from tests.examples import examples
from tests.overlapping import overlaps

SCALES = (0.5, 1.0, 3.0)
LAST = len(SCALES) - 1
_EDGE = st.one_of(st.integers(-400, 400).map(float), st.floats(-300, 300), st.sampled_from([-10_000.0, 10_000.0, 80.0]))
_BOXES = st.tuples(_EDGE, _EDGE, _EDGE, _EDGE).map(
    lambda edges: (min(edges[0], edges[2]), min(edges[1], edges[3]), max(edges[0], edges[2]), max(edges[1], edges[3]))
)
_KM, _SIDE, _TIER = st.floats(-200, 200), st.integers(-1, 1), st.integers(0, LAST)
_PLACES = st.builds(
    Candidate, _KM, _KM, st.tuples(_SIDE, _SIDE), st.just(0.0), least=_TIER, most=st.one_of(st.none(), _TIER)
)
_LABELS = st.lists(st.tuples(st.lists(_PLACES, max_size=5), st.text("口a\n", min_size=1)), min_size=1, max_size=4)


def _labels(wishes: list[tuple[list[Candidate], str]]) -> list[Label]:
    return [Label(str(at), text, 10, 4, tuple(places)) for at, (places, text) in enumerate(wishes)]


@settings(max_examples=examples(200), deadline=None)
@given(wishes=_LABELS, obstacles=st.lists(st.lists(_BOXES, max_size=20), min_size=3, max_size=3), tier=_TIER)
def test_a_place_is_taken_where_a_box_lies_on_it(
    wishes: list[tuple[list[Candidate], str]], obstacles: list[list[Box]], tier: int
) -> None:
    labels = _labels(wishes)
    ground = TakenGround(labels, SCALES, dict(zip(SCALES, obstacles, strict=True)))
    for label in labels:
        for place, free, stays in zip(
            label.candidates, ground.free(label, tier), ground.stays_free(label, tier), strict=True
        ):
            most = LAST if place.most is None else place.most
            taken = [at for at, scale in enumerate(SCALES) if overlaps(box_of(label, place, scale), obstacles[at])]
            may = place.least <= tier <= most
            assert free == (may and not set(taken) & {*range(tier, LAST + 1)})
            assert stays == (may and not set(taken) & {*range(tier, most + 1)})


@given(wishes=_LABELS, tier=_TIER)
def test_a_label_that_stands_takes_its_ground_at_the_scales_at_which_it_does(
    wishes: list[tuple[list[Candidate], str]], tier: int
) -> None:
    standing, labels = Label("standing", "名称", 10, 4, (Candidate(0, 0, (0, 0)),)), _labels(wishes)
    ground, box = TakenGround(labels, SCALES, {}), box_of(standing, standing.candidates[0], SCALES[tier])
    ground.take(standing, standing.candidates[0], [tier])
    expected = TakenGround(labels, SCALES, {SCALES[tier]: [box]})
    for label in labels:
        assert ground.free(label, 0).tolist() == expected.free(label, 0).tolist()


def test_touching_is_no_covering() -> None:
    label = Label("a", "名", 10, 4, (Candidate(0, 0, (0, 0)),))
    left, top, right, bottom = box_of(label, label.candidates[0], 1.0)
    for beside in ((right, top, right + 9, bottom), (left - 9, top, left, bottom), (left, bottom, right, bottom + 9)):
        assert TakenGround([label], [1.0], {1.0: [beside]}).free(label, 0).all()
    assert not TakenGround([label], [1.0], {1.0: [(right - 0.1, bottom - 0.1, 99, 99)]}).free(label, 0).any()
