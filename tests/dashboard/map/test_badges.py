"""A badge a region, of an area in proportion to what it has published, beside its name and on one neutral ground."""

import math
import re
from itertools import combinations
from pathlib import Path

import pytest

from corridor.package.loading import load
from dashboard.map.badges import LARGEST, OF_ONE, badge_numbers, badge_radii
from dashboard.map.figure import map_figure
from dashboard.map.map_paint import map_paint
from tests.dashboard.packages import PACKAGES
from tests.synthetic.package import make
from tests.synthetic.plan import Plan

ASSETS = Path(__file__).parents[3] / "dashboard" / "assets"


def dataset_of(name, shipped):
    return shipped if name == "shipped" else load(PACKAGES / name)


@pytest.mark.parametrize("name", ["shipped", "tiny", "harbour", "two_periods"])
def test_areas_are_to_each_other_as_the_numbers_in_all_initiatives_alike(name, shipped):
    dataset = dataset_of(name, shipped)
    found = []
    for initiative in (None, *dataset.initiatives):
        numbers, radii = badge_numbers(dataset, initiative), badge_radii(dataset, initiative)
        found += [(numbers[code], radii[code] ** 2) for code in numbers if numbers[code]]
        assert all((numbers[code] == 0) == (radii[code] == 0) for code in numbers)
    assert len(found) > len(dataset.corridor.regions)
    for (one, area), (other, of_other) in combinations(found, 2):
        assert area / of_other == pytest.approx(one / other, rel=0.02)


def test_the_shipped_numbers_are_figures_and_programmes(shipped):
    assert badge_numbers(shipped) == {"150726": 10, "150727": 14, "150781": 6, "150725": 9, "150784": 8}
    assert badge_numbers(shipped, "5") == {"150726": 1, "150727": 0, "150781": 2, "150725": 6, "150784": 0}


def test_however_much_is_published_no_badge_is_larger_than_the_largest(tmp_path):
    dataset = load(make(tmp_path / "made", Plan(regions=9, indicators=6, periods=2)))
    most = max(badge_numbers(dataset).values())
    assert max(badge_radii(dataset).values()) == pytest.approx(min(LARGEST, OF_ONE * math.sqrt(most)), abs=0.01)


@pytest.mark.parametrize("name", ["shipped", "tiny", "harbour"])
def test_each_region_has_its_badge_beside_its_name_at_the_same_scales(name, shipped):
    dataset = dataset_of(name, shipped)
    traces = {trace.uid: trace for trace in map_figure(dataset, dataset.corridor.languages[0]).data}
    for code, number in badge_numbers(dataset).items():
        badges = [trace for uid, trace in traces.items() if re.fullmatch(rf"badge-{code}(__\d)?", uid)]
        names = [trace for uid, trace in traces.items() if re.fullmatch(rf"label-region-{code}(__\d)?", uid)]
        assert [(one.x, one.y, one.meta["tier"]) for one in badges] == [(n.x, n.y, n.meta["tier"]) for n in names]
        assert badges
        assert traces[f"badgecount-{code}"].text == (str(number),)
        assert {tuple(pair) for badge in badges for pair in badge.customdata} == {(code, code)}
        assert {tuple(pair) for name in names for pair in name.customdata} == {(code, code)}


def test_silence_has_no_badge_and_hatching_and_a_programme_alone_an_open_badge(shipped):
    for initiative in (None, *shipped.initiatives):
        for state in map_paint(shipped, initiative)["regions"].values():
            assert (state["count"] is None) == state["silent"]
            assert (state["radius"] is None) == (state["count"] is None)
    rule = r'tracebadge-"\]\[data-coverage="programmes"\] \.point \{[^}]*--fill: var\(--map-halo\)'
    assert re.search(rule, (ASSETS / "map_badges.css").read_text("utf-8"))


def test_the_ground_of_regions_has_no_colour_of_its_own_for_any_state():
    """Five shades read as a grade. A region's colour may tell a value that can be compared, and nothing else."""
    for sheet in ASSETS.glob("map*.css"):
        for selector, body in re.findall(r"([^{}]*traceregion-[^{}]*)\{([^}]*)\}", sheet.read_text("utf-8")):
            fill = re.search(r"--fill: ([^;]+);", body)
            wanted = "var(--value-fill)" if "[data-value]" in selector else "var(--map-region)"
            wanted = "var(--map-land)" if ":not([data-selected])" in selector else wanted
            assert fill is None or fill[1] == wanted, selector
