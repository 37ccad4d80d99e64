"""Very many regions in groups: matrix, names, strip, filter and map list lead to each region by the area above it."""

import re

import pytest

from corridor.queries.coverage import MANY_REGIONS
from tests.dashboard.markup import empty, misplaced
from tests.dashboard.packages import shown, synthetic
from tests.synthetic.plan import Plan

PLAN = Plan(regions=MANY_REGIONS + 16, indicators=10, periods=3, within=9)
"""Of which the last group is silent, and smaller than the others."""


@pytest.fixture(scope="module")
def grouped(tmp_path_factory):
    return synthetic(tmp_path_factory.mktemp("grouped"), PLAN)


def _expected():
    within = PLAN.within
    return {code: PLAN.codes[at * within : (at + 1) * within] for at, code in enumerate(PLAN.above)}


def _chosen(element):
    """The regions that buttons in `element` choose alone, in their order."""
    presses = [button["data-press"] for button in element.named("button") if "data-press" in button.attributes]
    return [press.removeprefix("region=") for press in presses if press.startswith("region=") and "&" not in press]


@pytest.mark.parametrize(
    ("part", "held", "shut"),
    [("matrix", "matrix-group", "open"), ("panel", "region-group", "open"), ("strip", "region-names", "hidden")],
)
def test_each_group_opens_to_its_regions_in_corridor_order(grouped, part, held, shut):
    groups = shown(grouped, part).with_class(held)
    assert {group["data-group"]: _chosen(group) for group in groups} == _expected()
    assert all((shut in group.attributes) == (shut == "hidden") for group in groups), "a group is shut at first"


def test_the_matrix_counts_in_each_line_what_its_cells_say(grouped):
    for group in shown(grouped, "matrix").with_class("matrix-group"):
        (line,), rows = group.named("summary"), group.named("tbody")[0].named("tr")
        numbers = [cell.text for cell in line.with_class("cell")]
        for column, number in enumerate(numbers):
            cells = [row.with_class("cell")[column] for row in rows]
            figures = sum(cell["data-state"] == "figures" for cell in cells)
            assert number == f"{figures}/{len(rows)}"


def test_a_silent_group_is_marked_and_says_so_and_no_other(grouped):
    for part, held in (("matrix", "matrix-group"), ("panel", "region-group")):
        groups = shown(grouped, part).with_class(held)
        silent = [
            group["data-group"]
            for group in groups
            if "data-silent" in group.attributes or group.get("data-report") == "none"
        ]
        assert silent == PLAN.above[-1:], part
    on_line = [button for button in shown(grouped, "strip").all("aria-controls") if button["data-report"] == "none"]
    assert {button["aria-controls"] for button in on_line} == {f"strip-group-{PLAN.above[-1]}"}


def test_the_last_line_of_the_matrix_counts_all_regions(grouped):
    (total,) = shown(grouped, "matrix").with_class("group-total")
    reporting = PLAN.regions - len(_expected()[PLAN.above[-1]])
    assert total.with_class("cell")[0].text == f"{reporting}/{PLAN.regions}"


def test_every_group_on_the_strip_leads_to_a_list_that_is_there(grouped):
    strip = shown(grouped, "strip")
    buttons = strip.all("aria-controls")
    assert {button["aria-controls"] for button in buttons} == {
        names["id"] for names in strip.with_class("region-names")
    }
    assert all(button["aria-expanded"] == "false" for button in buttons)


def test_the_groups_on_the_strip_share_the_line_in_order_and_without_overlap(grouped):
    (row,) = shown(grouped, "strip").with_class("strip-groups")
    spans = [re.findall(r"--(?:from|to): ?([\d.]+)", place["style"]) for place in row.named("li")]
    edges = [float(edge) for span in spans for edge in span]
    assert (edges[0], edges[-1]) == (0, 1)
    assert edges == sorted(edges)
    assert edges[1:-1:2] == edges[2::2]
    assert [place["data-group"] for place in row.named("li")] == PLAN.above


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_list_of_the_filter_has_every_region_once_below_its_group(grouped, language):
    groups = shown(grouped, "filters", language).named("optgroup")
    assert [[option["value"] for option in group.named("option")] for group in groups] == [*_expected().values()]
    assert len({group["label"] for group in groups}) == len(groups)


def test_the_map_list_has_its_options_within_named_groups(grouped):
    listed = shown(grouped, "map-list").one("role", "listbox")
    groups = [group for group in listed.all("role") if group["role"] == "group"]
    regions = [[option["data-choice-region"] for option in group.all("data-choice-region")] for group in groups]
    assert sorted(code for codes in regions for code in codes) == PLAN.codes
    assert all(group["aria-label"] for group in groups)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("part", ["matrix", "panel", "strip", "filters", "map-list"])
def test_what_is_grouped_is_well_formed(grouped, part, language):
    tree = shown(grouped, part, language)
    assert misplaced(tree) == []
    assert empty(tree) == []
