from itertools import combinations

import pytest
from shapely import box

from corridor.geography.labels import box_of
from corridor.geography.simpler import simpler
from dashboard.map import layers, point_marks, theme
from dashboard.map.figure import namer_of, placed_labels
from dashboard.map.inset import apart, insets_of, kept_free
from dashboard.map.labelling import label_traces, scales_of
from dashboard.map.map_extent import map_extent
from dashboard.map.map_source import MapSource
from dashboard.map.traces import Sheet
from dashboard.words.wording import Wording
from tests.overlapping import overlaps


@pytest.fixture(scope="module", params=["zh", "en"])
def found(request, shipped, scene):
    scene, frame = simpler(scene, layers.detail(scene)), map_extent(scene)
    insets = insets_of(shipped, scene, frame)
    namer = namer_of(MapSource.of(shipped), scene, frame, insets, Wording(request.param))
    return frame, insets, placed_labels(namer, insets)


def test_every_region_is_named_at_every_size(found, shipped):
    first = {label.label.id for label in found[2] if label.tier == 0}
    assert {f"region-{code}" for code in shipped.corridor.regions} <= first


def test_every_port_on_the_map_is_named_at_every_size(found, shipped):
    first = {label.label.id for label in found[2] if label.tier == 0}
    hidden = apart(found[1])
    assert {f"port-{port.id}" for port in point_marks.ports(shipped) if port.id not in hidden} <= first


def test_no_name_covers_another_an_inset_or_the_edge(found):
    frame, insets, labels = found
    for tier, scale in enumerate(scales_of(frame)[:3]):
        boxes = [box_of(label.label, label.candidate, scale) for label in labels if label.tier <= tier <= label.last]
        assert not any(overlaps(one, [other]) for one, other in combinations(boxes, 2))
        assert not any(overlaps(one, kept_free(insets, frame, tier)) for one in boxes)
        left, top, right, bottom = frame.pixels(theme.NOMINAL[tier])
        assert all(left <= box[0] and top <= box[1] and box[2] <= right and box[3] <= bottom for box in boxes)


def test_no_name_of_a_port_stands_across_the_border_or_the_corridor_on_a_wide_map(found, scene):
    frame, _, labels = found
    scale = scales_of(frame)[2]
    lines = [*scene.corridor, scene.border.line]
    for label in labels:
        if label.label.id.startswith("port-") and label.tier <= 2 <= label.last:
            left, top, right, bottom = (edge / scale for edge in box_of(label.label, label.candidate, scale))
            crossed = sum(line.intersection(box(left, -bottom, right, -top)).length for line in lines)
            assert crossed * scale < 12, label.label.text


def test_what_can_be_chosen_has_a_trace_of_its_own_and_the_rest_share_one(found):
    traces = list(label_traces(found[2], Sheet()))
    uids = [trace["uid"] for trace in traces]
    assert len(uids) == len(set(uids))
    assert sum(len(trace["text"]) for trace in traces) == len(found[2])
    for trace in traces:
        if trace["uid"].split("-")[1] in ("region", "port", "country"):
            assert len(trace["text"]) == 1
        assert trace["meta"]["tier"] in range(4)
