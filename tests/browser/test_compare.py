"""Comparing the regions, and what the filters count: within two presses of the first screen, on a desk and a phone."""

import pytest

from tests.browser.acts import opened, settled, until

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


def test_with_a_region_chosen_its_panel_stands_where_the_comparison_stood(page, address):
    page.set_viewport_size({"width": 1440, "height": 900})
    opened(page, f"{address}/")
    page.locator("#profile .profile-bar[data-press='region=150781']").first.click()
    settled(page, "150781")
    assert not page.locator("#profile").is_visible()
    until(page, "() => document.getElementById('panel').getBoundingClientRect().top < innerHeight")


def test_on_a_phone_answers_come_first_then_matrix_map_and_profile_for_eyes_and_readers(phone_page, address):
    opened(phone_page, f"{address}/")
    tops = phone_page.evaluate(ORDER)
    assert tops == sorted(tops)
    assert phone_page.evaluate(IN_DOCUMENT) == ["headlines", "matrix", "map-frame", "profile", "panel", "strip"]


@pytest.mark.parametrize("width", [1440, 1920, 2560])
def test_a_wide_window_has_two_columns_and_neither_ends_in_emptiness(page, address, width):
    page.set_viewport_size({"width": width, "height": 1080})
    opened(page, f"{address}/")
    boxes = {name: page.locator(f"#{name}").bounding_box() for name in ("map-frame", "matrix", "profile", "panel")}
    assert boxes["matrix"]["x"] == boxes["profile"]["x"] == boxes["panel"]["x"]
    assert boxes["matrix"]["width"] == boxes["profile"]["width"] == boxes["panel"]["width"]
    assert boxes["matrix"]["x"] - boxes["map-frame"]["x"] - boxes["map-frame"]["width"] < 40
