"""Very many regions compared: every one is a dot in the row of the area above it, until some of them are chosen."""

from statistics import median

import pytest

from corridor.queries.compare_address import MOST_REGIONS
from corridor.queries.coverage import MANY_REGIONS
from corridor.queries.regional_values import regional_values
from dashboard.html.render import render
from dashboard.page.comparison import Comparison
from dashboard.panels.compare.picture import COLORS
from tests.dashboard.markup import read
from tests.dashboard.packages import synthetic
from tests.dashboard.panels.test_compare import graphs
from tests.synthetic.plan import Plan

WITHIN = 8
REGIONS = MANY_REGIONS + 6
both_orders = pytest.mark.parametrize("order", ["", "value"])


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Thirty regions in four areas, of which the last one reports nothing."""
    return Comparison(synthetic(tmp_path_factory.mktemp("grouped"), Plan(REGIONS, 3, 3, WITHIN)).dataset)


@pytest.fixture(scope="module")
def apart(tmp_path_factory):
    """As many without areas above them."""
    return Comparison(synthetic(tmp_path_factory.mktemp("apart"), Plan(REGIONS, 3, 3)).dataset)


def figure(comparison, **asked):
    return graphs(comparison.board("en", {"indicator": "measure-001", **asked}))["graph-values"].figure


@both_orders
def test_every_comparable_value_is_one_dot_in_the_row_of_the_area_above(many, order):
    dataset, drawn = many.dataset, figure(many, order=order)
    dots, rows = drawn.data[0], drawn.layout.yaxis.ticktext
    held = regional_values(dataset, dataset.indicators["measure-001"]).compared
    assert sorted(dots.customdata) == sorted(row.observation.id for row in held)
    for value, at, key in zip(dots.x, dots.y, dots.customdata, strict=True):
        observation = dataset.observations[key]
        assert value == float(observation.value)
        above = dataset.areas[dataset.areas[observation.area].above]
        assert rows[at].startswith(above.short.in_("en"))


@both_orders
def test_the_middle_of_an_area_is_that_of_its_dots(many, order):
    dots, middles = figure(many, order=order).data
    for value, at in zip(middles.x, middles.y, strict=True):
        assert value == median(x for x, y in zip(dots.x, dots.y, strict=True) if y == at)
    if order:
        assert list(middles.x) == sorted(middles.x, reverse=True)


@both_orders
def test_every_region_is_listed_once_below_its_area_with_its_evidence(many, order):
    page = read(render(many.board("zh", {"indicator": "measure-001", "order": order})))
    groups = page.one("data-picture", "values").with_class("region-group")
    assert len(groups) == -(-REGIONS // WITHIN)
    listed = {row["data-region"]: group["data-group"] for group in groups for row in group.all("data-region")}
    assert listed == {region.id: region.above for region in many.dataset.regions}
    reporting = regional_values(many.dataset, many.dataset.indicators["measure-001"]).rows
    pressed = {key for group in groups for key in group.values("data-figure")}
    assert pressed == {row.observation.id for row in reporting if row.observation}


def test_dots_and_middles_are_seen_on_the_ground_of_both_themes(many):
    drawn = figure(many).data
    colors = [trace.marker.color for trace in drawn]
    assert set(colors) <= set(COLORS)
    assert len(set(colors)) == len(drawn)


def test_regions_that_were_chosen_have_a_bar_each(many):
    chosen = [region.id for region in many.dataset.regions[: WITHIN + 1]]
    assert figure(many, regions=",".join(chosen)).data[0].type == "bar"


def test_the_regions_of_an_area_are_taken_in_at_one_press(many):
    tools = read(many.tools("en"))
    pressed = [group.all("data-press")[0]["data-press"] for group in tools.with_class("region-group")]
    codes = [press.removeprefix("regions=").split(",") for press in pressed]
    assert [code for group in codes for code in group] == list(many.dataset.corridor.regions)
    assert all(len(group) <= MOST_REGIONS for group in codes)
    assert [box["value"] for box in tools.all("type", "checkbox")] == list(many.dataset.corridor.regions)


def test_without_areas_above_all_regions_share_one_row(apart):
    drawn = figure(apart)
    assert set(drawn.data[0].y) == {0}
    assert f"{REGIONS} regions" in drawn.layout.yaxis.ticktext[0]
    assert read(apart.tools("en")).with_class("region-group") == []


def test_the_map_of_some_of_very_many_regions_is_of_these(many):
    def width(**asked):
        drawn = graphs(many.board("en", {"indicator": "measure-001", **asked}))["graph-map"].figure
        return drawn.layout.xaxis.range[1] - drawn.layout.xaxis.range[0]

    assert width(regions="S001,S002,S003,S005") < 0.7 * width()
