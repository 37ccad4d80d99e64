"""What the map stands on is said once, by the figure: its SVG carries that, and the scripts read it there."""

import json
import re
from pathlib import Path

import pytest
from plotly.graph_objects import Figure

from corridor.queries.selection import Selection
from tests.dashboard.markup import read

ASSETS = Path(__file__).parents[3] / "dashboard" / "assets"


@pytest.fixture(scope="module")
def plan(rendered):
    """What the SVG carries."""
    (svg,) = read(rendered.static_map(Selection("zh"))).named("svg")
    return json.loads(svg.attributes["data-plan"])


def test_the_drawing_carries_what_the_figure_stands_on(rendered, plan):
    assert plan == json.loads(Figure(rendered.drawing("zh")).to_json())["layout"]["meta"]


def test_the_pointer_reaches_as_far_on_both_maps(rendered, plan):
    assert plan["reach"] == rendered.drawing("zh")["layout"]["hoverdistance"]
    drawn = re.findall(r'<circle class="hit" r="(\d+)"', rendered.static_map(Selection("zh")))
    assert set(map(int, drawn)) == {plan["reach"]}


def test_a_region_is_marked_in_the_same_layers_on_both_maps(rendered, plan):
    region = rendered.dataset.regions[0].id
    marked = re.findall(r'<g class="trace(\w+?)-[^"]*"[^>]*data-selected', rendered.static_map(Selection("zh", region)))
    marked += re.findall(r'<g class="trace(label-region)-', rendered.static_map(Selection("zh", region)))
    assert set(marked) - {"label", "port"} <= set(plan["chosen"]), (
        "a port is marked by the region that it says it is of"
    )
    assert {"region", "outline"} <= set(marked)


def test_the_scripts_know_every_part_of_it(plan):
    declared = re.search(
        r"@typedef \{object\} MapPlan\n(.*?)\n \*\n", (ASSETS / "map_extent.js").read_text("utf-8"), re.DOTALL
    )
    assert set(re.findall(r"@property \{.*\} \[?(\w+)", declared[1])) == set(plan)


def test_no_script_has_the_layers_or_the_reach_again(plan):
    for script in ASSETS.glob("*.js"):
        text = script.read_text("utf-8")
        assert json.dumps(plan["chosen"]) not in text, script.name
        assert not re.search(r"\bREACH = \d|FETCHED_AHEAD = \d", text), script.name
