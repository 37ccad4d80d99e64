"""Comparing the regions, and what the filters count: within two presses of the first screen, on a desk and a phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.acts import opened, settled

pytestmark = pytest.mark.browser
COUNTS = "() => [...document.querySelectorAll('#filters .count .n')].map((one) => Number(one.textContent))"
ORDER = """() => ["headlines", "matrix", "map-frame", "profile", "panel", "strip"]
    .map((id) => document.getElementById(id).getBoundingClientRect().top)"""
IN_DOCUMENT = """() => [...document.querySelectorAll("#headlines, #matrix, #map-frame, #profile, #panel, #strip")]
    .map((one) => one.id)"""


def test_the_counts_of_the_filters_follow_each_other(page, address):
    opened(page, f"{address}/")
    assert page.evaluate(COUNTS) == [32, 8, 8, 1, 6, 4, 32, 3, 6, 13, 3, 4]
    page.locator("#matrix [data-press='initiative=3']").click()
    settled(page, "all", "3")
    assert page.evaluate(COUNTS) == [13, 8, 5, 0, 0, 0, 32, 3, 6, 13, 3, 4]
    page.locator("#matrix thead [data-press='region=150727']").click()
    settled(page, "150727", "3")
    assert page.evaluate(COUNTS) == [13, 8, 5, 0, 0, 0, 8, 0, 0, 5, 3, 0]


def test_a_derived_length_shows_its_arithmetic_after_one_press(page, address):
    page.set_viewport_size({"width": 1440, "height": 900})
    opened(page, f"{address}/?lang=en")
    page.locator("#profile [data-press='figure=D06']").click()
    page.wait_for_selector("#evidence[open]")
    said = page.locator("#evidence").inner_text()
    assert "1,733.32 − 515.4 − 54 − 193.9 − 671.4 ≈ 298.6 km" in said
    assert "(1,051.08 − 48 − 54 − 193.9 − 671.4) + (682.24 − 467.4) ≈ 298.6 km" in said


def test_a_region_that_is_chosen_is_marked_among_the_others(page, address):
    page.set_viewport_size({"width": 1440, "height": 900})
    opened(page, f"{address}/")
    page.locator("#profile .profile-bar[data-press='region=150781']").first.click()
    settled(page, "150781")
    marked = page.locator("#profile td[data-chosen=true]")
    rows = page.locator("#profile tbody tr:not(.profile-kind)")
    expect(marked).to_have_count(rows.count())
    places = marked.evaluate_all("(cells) => [...new Set(cells.map((one) => one.cellIndex))]")
    head = page.locator("#profile thead button[aria-pressed=true]")
    assert places == [head.evaluate("(button) => button.parentElement.cellIndex")]
    page.locator("#filters input[name=region]").first.check(force=True)
    settled(page)
    expect(marked).to_have_count(0)


def test_on_a_phone_answers_come_first_then_matrix_map_and_profile_for_eyes_and_readers(phone_page, address):
    opened(phone_page, f"{address}/")
    tops = phone_page.evaluate(ORDER)
    assert tops == sorted(tops)
    assert phone_page.evaluate(IN_DOCUMENT) == ["headlines", "matrix", "map-frame", "profile", "panel", "strip"]


@pytest.mark.parametrize("width", [1440, 1920, 2560])
def test_a_wide_window_has_two_columns_and_neither_ends_in_emptiness(page, address, width):
    page.set_viewport_size({"width": width, "height": 1080})
    opened(page, f"{address}/")
    boxes = {
        name: page.locator(name).bounding_box() for name in ("#map-frame", ".map-box", "#matrix", "#profile", "#panel")
    }
    frame, drawn, matrix, profile, panel = boxes.values()
    assert matrix["x"] == profile["x"]
    assert matrix["width"] == profile["width"]
    assert matrix["x"] - frame["x"] - frame["width"] < 40
    assert frame["width"] - drawn["width"] <= 2, "the map fills its frame"
    assert abs(profile["y"] + profile["height"] - frame["y"] - frame["height"]) <= 1, "both end together"
    assert (panel["x"], panel["width"]) == (frame["x"], matrix["x"] + matrix["width"] - frame["x"])


def test_the_one_initiative_that_is_chosen_is_as_wide_as_the_panel(page, address):
    page.set_viewport_size({"width": 1920, "height": 1080})
    opened(page, f"{address}/?region=150726&initiative=3")
    (group,) = page.locator("#panel section > .group").all()
    section = page.locator("#panel > section").bounding_box()
    assert group.bounding_box()["width"] > 0.95 * section["width"]
