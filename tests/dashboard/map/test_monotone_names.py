"""A larger map has all the names of a smaller one: whatever its proportions, nothing drives one away."""

import pytest
from shapely import LineString, box

from corridor.geography.labels import box_of
from corridor.geography.simpler import simpler
from dashboard.map import layers, theme
from dashboard.map.figure import namer_of, placed_labels
from dashboard.map.inset import insets_of, leader
from dashboard.map.labelling import scales_of
from dashboard.map.map_extent import NARROWEST, WIDEST, map_extent
from dashboard.map.map_source import MapSource
from dashboard.words.wording import Wording

WIDTHS = (390, 560, 620, 735, 900, 1100, 1280, 1440, 1920, 2560, 3840)
LARGE = (1000, 820)
"""Px beyond which the whole drawing is enlarged, names with it: ``assets/plotly_map.js``."""
LOWEST = 425
"""Px of the smallest nominal size: on a lower map all that it names is shown, and may be close."""
PROPORTIONS = (NARROWEST, 0.9, 1.1, WIDEST)


@pytest.fixture(scope="module", params=["zh", "en"])
def plan(request, shipped, scene):
    scene, frame = simpler(scene, layers.detail(scene)), map_extent(scene)
    insets = insets_of(shipped, scene, frame)
    namer = namer_of(MapSource.of(shipped), scene, frame, insets, Wording(request.param))
    return frame, insets, placed_labels(namer, insets)


def seen(plan, width, height):
    """The names of a map of that size that neither its edge nor an inset nor a leader line cuts, and all its names."""
    frame, insets, labels = plan
    times = max(1.0, min(width / LARGE[0], height / LARGE[1]))
    width, height = width / times, height / times
    scale = frame.scale((width, height))
    step = max([at for at, least in enumerate(scales_of(frame)[:-1]) if scale >= least], default=0)
    x, y = frame.middle[0] * scale, -frame.middle[1] * scale
    edge = box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
    lying = []
    for inset in insets:
        (across, down), gap = theme.INSETS[step], theme.INSET_GAP
        left = edge.bounds[2] - gap - across if inset.corner[0] else edge.bounds[0] + gap
        top = edge.bounds[3] - gap - down if inset.corner[1] else edge.bounds[1] + gap
        west, south, east, north = inset.window.extent
        start = ((west, east)[inset.corner[0]] * scale, -(north, south)[inset.corner[1]] * scale)
        end = (left + across * (1 - inset.corner[0]), top + down * (1 - inset.corner[1]))
        lying += [box(left, top, left + across, top + down), LineString([start, end])]
    shown = [label for label in labels if label.tier <= step <= label.last]
    boxes = {label.label.id: box(*box_of(label.label, label.candidate, scale)) for label in shown}
    whole = {id_ for id_, name in boxes.items() if edge.covers(name) and not any(name.intersects(one) for one in lying)}
    return whole, set(boxes)


@pytest.mark.parametrize("proportions", PROPORTIONS)
def test_a_larger_map_has_all_the_names_of_a_smaller_one(plan, proportions):
    before = set()
    for width in WIDTHS:
        if width / proportions < LOWEST:
            continue
        whole, shown = seen(plan, width, width / proportions)
        assert whole == shown, (width, shown - whole)
        assert before <= whole, (width, before - whole)
        before = whole


def test_the_proportions_of_a_map_take_no_name_from_it(plan):
    """Every pair of sizes of which one is at least as wide and as high as the other."""
    sizes = [(width, width / proportions) for width in WIDTHS for proportions in PROPORTIONS]
    sizes = [size for size in sizes if size[1] >= LOWEST]
    found = {size: seen(plan, *size)[0] for size in sizes}
    for small in sizes:
        for large in sizes:
            if large[0] >= small[0] and large[1] >= small[1]:
                assert found[small] <= found[large], (small, large, found[small] - found[large])


def test_a_leader_line_crosses_no_inset(plan):
    frame, insets, _ = plan
    for nominal, size in enumerate(theme.NOMINAL):
        boxes = [box(*frame.corner(size, *theme.INSETS[nominal], inset.corner)) for inset in insets]
        assert all(leader(inset, frame, nominal).intersection(one).length < 1 for inset in insets for one in boxes)
