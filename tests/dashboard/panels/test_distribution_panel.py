"""All regions on one scale: only where they can be compared, without ranks, and with the reason where they cannot."""

import pytest

from tests.dashboard.packages import shown, two_periods
from tests.dashboard.published import INITIATIVES, LANGUAGES, REGIONS


@pytest.fixture
def strips():
    def get(region=None, initiative=None, language="zh"):
        found = shown(two_periods(), "panel", language, region, initiative).all("data-distribution")
        return {strip["data-distribution"]: strip for strip in found}

    return get


def test_indicators_of_three_regions_and_one_period_have_a_strip(strips):
    assert strips().keys() == {"wells", "deep-share"}
    assert strips(initiative="1").keys() == {"wells", "deep-share"}
    assert strips(initiative="2") == {}


def test_every_region_has_its_mark_and_the_chosen_one_is_told_apart(strips):
    strip = strips("203")["wells"]
    assert {mark["data-figure"] for mark in strip.all("data-figure")} == {f"W-{code}-2022" for code in range(201, 205)}
    chosen = strip.all("data-chosen", "true")
    assert [mark.one("data-figure")["data-figure"] for mark in chosen] == ["W-203-2022"]
    assert strips()["wells"].all("data-chosen", "true") == []


def test_marks_stand_between_the_smallest_and_the_largest_value(strips):
    places = [row["style"] for row in strips()["wells"].with_class("spot")]
    assert places == ["left:40.0%", "left:77.5%", "left:0.0%", "left:100.0%"]


def test_what_is_at_least_or_about_is_marked_so(strips):
    labels = {mark["data-figure"]: mark for mark in strips(language="en")["deep-share"].all("data-figure")}
    assert labels["X-202-2022"]["aria-label"] == "Birch Valley: ≈42%, about"
    assert labels["X-204-2022"]["aria-label"] == "Elm Valley: ≥50%, at least"
    assert labels["X-204-2022"]["data-qualifier"] == "at_least"
    assert "≥50%" in strips()["deep-share"].with_class("distribution-axis")[0].text


def test_the_strip_says_its_indicator_and_period_and_that_the_median_is_derived(strips):
    text = strips()["wells"].text
    assert "水井 · 2022年" in text
    assert "中位数（测算）47.5口" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("initiative", [None, *INITIATIVES])
def test_todays_data_have_no_strip_and_say_why(panel, language, region, initiative):
    found = panel(language, region, initiative)
    assert found.all("data-distribution") == []
    said = " ".join(note.text for note in found.with_class("not-compared"))
    assert ("暂不横向比较" if language == "zh" else "Values are not compared") in said
