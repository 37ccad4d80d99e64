"""Pictures beside numbers: what they draw is the number, and each says so to those who do not see it."""

import re

import pytest

from tests.dashboard.published import LANGUAGES, REGIONS

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
