"""Very many regions: found in a list, counted in the matrix, and no page as long as their number."""

import pytest

from corridor.queries.coverage import MANY_REGIONS
from tests.dashboard.markup import empty, misplaced
from tests.dashboard.packages import shown, synthetic
from tests.synthetic.plan import Plan

PLAN = Plan(regions=MANY_REGIONS + 16, indicators=10, periods=16)
PARTS = ("filters", "matrix", "panel", "legend")


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    return synthetic(tmp_path_factory.mktemp("synthetic"), PLAN)


def test_every_region_is_an_option_of_one_list(large):
    chosen = shown(large, "filters").one("id", "region-choice")
    assert [option["value"] for option in chosen.named("option")] == ["", *PLAN.codes]
    assert chosen["data-choice"] == "list"
    assert shown(large, "filters").one("for", chosen["id"]).tag == "label"


def test_the_matrix_counts_the_regions_in_each_state(large):
    rows = shown(large, "matrix").named("tbody")
    assert len(rows) == len(large.dataset.initiatives)
    for row in rows:
        assert sum(int(cell.text) for cell in row.all("data-state")) == PLAN.regions


def test_all_regions_are_names_that_choose_and_not_tiles(large):
    names = shown(large, "panel").with_class("region-names")[0]
    assert [button["data-press"] for button in names.named("button")] == [f"region={code}" for code in PLAN.codes]


def test_a_region_shows_only_what_is_current(large):
    dataset, region = large.dataset, PLAN.codes[3]
    tiles = [tile["data-figure"] for tile in shown(large, "panel", region=region).with_class("tile")]
    current = {row.id for area in dataset.areas_of(region) for row in dataset.latest_of(area)}
    assert current <= set(tiles)
    assert len(tiles) <= 2 * PLAN.indicators + 10 < PLAN.indicators * PLAN.periods


def test_of_a_long_series_only_what_stands_out_can_be_pressed(large):
    lines = shown(large, "panel", region=PLAN.codes[0]).all("data-trend")
    assert 1 <= len(lines) <= 6
    for line in lines:
        points = [point for point in line.all("data-figure") if point["data-qualifier"] != "target"]
        assert 2 <= len(points) <= 4


def test_of_many_marks_only_the_ends_and_the_chosen_one_can_be_pressed(large):
    strips = shown(large, "panel", region=PLAN.codes[0]).all("data-distribution")
    assert 1 <= len(strips) <= 6
    for strip in strips:
        assert 2 <= len(strip.all("data-figure")) <= 3
        assert strip.with_class("dots")[0]["d"].count("M") >= MANY_REGIONS - 3


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", PARTS)
def test_all_of_it_is_well_formed(large, name, language):
    for region in (None, PLAN.codes[-1]):
        part = shown(large, name, language, region)
        assert misplaced(part) == []
        assert empty(part) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_synthetic_says_so(large, language):
    assert shown(large, "header", language).with_class("synthetic")[0].text
