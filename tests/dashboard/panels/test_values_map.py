"""The map of values: colours and a legend where regions can be compared, and coverage where they cannot."""

import re

from dashboard.map.map_paint import map_paint
from tests.dashboard.packages import shown, two_periods
from tests.dashboard.published import INITIATIVES

PAINT = ("value", "approximate")


def test_regions_are_coloured_by_their_values():
    regions = map_paint(two_periods().dataset, "1")["regions"]
    colors = {code: region["value"] for code, region in regions.items()}
    assert all(re.fullmatch("#[0-9a-f]{6}", color) for color in colors.values())
    assert len(set(colors.values())) == 4
    darkness = sorted(colors, key=colors.__getitem__, reverse=True)
    assert darkness == ["203", "201", "202", "204"]  # 24, 40, 55 and 64 wells


def test_with_all_initiatives_or_nothing_to_compare_there_are_no_values():
    for initiative in (None, "2"):
        regions = map_paint(two_periods().dataset, initiative)["regions"].values()
        assert {region["value"] for region in regions} == {None}


def test_the_legend_tells_indicator_unit_period_and_both_ends():
    (legend,) = shown(two_periods(), "legend").all("data-values-of")
    assert legend["data-values-of"] == "1"
    assert "水井（口），2022年" in legend.text
    assert "24口" in legend.text
    assert "64口" in legend.text


def test_the_legend_of_the_chosen_initiative_takes_the_place_of_coverage():
    rules = two_periods().colors
    assert ':root[data-initiative="1"] [data-values-of="1"]{display:block}' in rules
    assert ':root[data-initiative="1"] [data-values-of="1"]~.legend-coverage{display:none}' in rules


def test_todays_data_have_no_legend_of_values_and_no_coloured_value(rendered, part):
    assert part("legend").all("data-values-of") == []
    for initiative in (None, *INITIATIVES):
        paint = map_paint(rendered.dataset, initiative)["regions"].values()
        assert all(region["value"] is None and not region["approximate"] for region in paint)
