"""Pictures beside numbers: what they draw is the number, and each says so to those who do not see it."""

import re
from pathlib import Path

import pytest

from corridor.package.loading import load
from corridor.queries.change import comparable_run
from corridor.queries.selection import Selection
from dashboard.page.rendered_release import RenderedRelease
from tests.dashboard.markup import read
from tests.dashboard.packages import PACKAGES
from tests.dashboard.published import LANGUAGES, REGIONS

ASSETS = Path(__file__).parents[3] / "dashboard" / "assets"

every_language = pytest.mark.parametrize("language", LANGUAGES)


@every_language
def test_a_part_of_few_is_squares_that_can_be_counted(panel, language):
    (picture,) = panel(language, "150726").with_class("waffle")
    filled, rest = (path["d"].count("M") for path in picture.named("path"))
    assert (filled, filled + rest) == (29, 55)
    assert re.findall(r"\d+", picture["aria-label"])[-2:] == ["29", "55"]


@every_language
def test_a_belt_has_a_dot_for_each_household_post_and_gacha(panel, language):
    pictures = panel(language, "150725").with_class("unit-dots")
    assert [picture.named("path")[0]["d"].count("M") for picture in pictures] == [138, 10, 30, 20]
    assert all(picture["role"] == "img" and picture["aria-label"] for picture in pictures)


@every_language
@pytest.mark.parametrize("region", [None, *REGIONS])
def test_exact_is_said_once_and_not_on_every_figure(panel, language, region):
    found = panel(language, region)
    assert "exact" not in found.values("data-state")
    (closing,) = found.with_class("closing")
    assert {"zh": "均为准确数", "en": "are exact"}[language] in closing.text


@every_language
def test_the_timeline_of_all_regions_answers_which_period(panel, language):
    (found,) = panel(language).with_class("timeline")
    years = re.findall(r"20\d\d", " ".join(one.text for one in found.with_class("timeline-period")))
    assert {"2016", "2019", "2020", "2021", "2022"} <= set(years)
    assert all(press["data-press"] for press in found.named("button"))


@every_language
def test_a_region_brings_its_name_and_three_numbers_for_a_phone(panel, language):
    for region in REGIONS:
        (sheet,) = panel(language, region).named("template")
        assert sheet.with_class("sheet-name")[0].text
        assert len(sheet.with_class("sheet-figure")) <= 3
        assert {"sheet-close", "sheet-all"} <= set(sheet.values("data-action"))
    assert panel(language).named("template") == []


@pytest.fixture(scope="module")
def valleys():
    """Four regions that report the same for several years."""
    return RenderedRelease(load(PACKAGES / "two_periods"))


def names_of(tile):
    """The classes of a tile's parts in the order in which they are read."""
    return [one["class"] for one in tile.children if not isinstance(one, str)]


@every_language
def test_a_tile_of_two_comparable_periods_has_its_line_and_says_it(valleys, language):
    tree = read(valleys.server_html(Selection(language, "202", "1"))["panel"])
    lines = tree.with_class("sparkline")
    assert lines
    for tile in tree.with_class("tile"):
        drawn = tile.with_class("sparkline")
        run = comparable_run(valleys.dataset, valleys.dataset.observations[tile["data-figure"]])
        assert len(drawn) == (len(run) > 1)
        for line in drawn:
            assert line["role"] == "img"
            assert str(len(run)) in line["aria-label"]
            path, end = line.named("path")
            assert path["d"].count("L") == len(run) - 1
            assert end["d"].startswith("M100 ")


@every_language
def test_no_line_is_drawn_of_a_single_period(panel, language):
    for region in (None, *REGIONS):
        assert panel(language, region).with_class("sparkline") == []


@every_language
def test_a_tile_is_read_from_its_name_by_the_number_to_what_became_of_it(valleys, language):
    tree = read(valleys.server_html(Selection(language, "202", "1"))["panel"])
    tiles = [tile for tile in tree.with_class("tile") if tile.with_class("change-since")]
    assert tiles
    for tile in tiles:
        assert names_of(tile) == ["name", "number", "sparkline", "change-since", "trust"]
    rules = [
        rule for file in ASSETS.glob("*.css") for rule in re.findall(r"([^{}]*)\{([^{}]*)\}", file.read_text("utf-8"))
    ]
    assert not [of for of, body in rules if ".tile" in of and re.search(r"(?<![\w-])order:", body)]


@every_language
def test_the_gap_is_the_headline_of_a_target_in_the_panel_too(panel, language):
    (found,) = panel(language, "150784", "2").all("data-set", "target")
    first = next(one for one in found.children if not isinstance(one, str))
    assert first["class"] == "derived set-gap"
    assert "7.6" in first.with_class("number")[0].text
    assert {"zh": "差", "en": "short by"}[language] in first.with_class("number")[0].text
    assert first["data-press"] == f"figure={first['data-derived']}"
    assert found.values("data-derived").count(first["data-derived"]) == 1
