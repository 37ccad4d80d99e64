"""The search box as visitors use it: with the keyboard alone, with an input method, on a slow line."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.acts import soon, taken_over

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)


def test_find_by_initials_with_the_keyboard_alone(page, address):
    taken_over(page, address, "?view=table")
    page.locator("#table-title").focus()
    page.keyboard.press("/")
    expect(page.locator("#search-input")).to_be_focused()
    page.keyboard.type("hst")
    first = page.locator("#search-list [role=option]").first
    expect(first).to_contain_text("黑山头口岸")
    expect(first).to_have_attribute("aria-selected", "true")
    expect(page.locator("#search-input")).to_have_attribute("aria-activedescendant", "found-0")
    page.keyboard.press("Enter")
    expect(page.locator("#search-dialog")).to_be_hidden()
    expect(page.locator("#map")).to_be_visible()
    expect(page.locator(".traceport-PT05[data-flash]").first).to_be_attached()
    assert "region=150784" in page.url


def test_what_is_picked_is_pointed_out_on_the_map(page, address):
    taken_over(page, address, "")
    for typed, entry, flashed in [
        ("陈巴尔虎旗", "150725", "outline-150725"),
        ("Xijiao", "PT03", "port-PT03"),
        ("hle", "PT04", "port-PT04"),
        ("shifandai erguna", "B05", "belt-150784"),
        ("mabei", "P27", "outline-150725"),
    ]:
        expect(page.locator(f".trace{flashed}[data-flash]")).to_have_count(0)
        pick(page, typed, entry)
        expect(page.locator(f".trace{flashed}[data-flash]").first).to_be_attached()


def pick(page, typed, entry):
    """Search for what is `typed`, and choose one of the answers."""
    page.keyboard.press("Control+k")
    page.locator("#search-input").fill(typed)
    page.locator(f"[data-entry='{entry}']").click()


def test_enter_pressed_at_once_picks_what_was_typed_and_nothing_older(page, address):
    taken_over(page, address, "")
    page.keyboard.press("Control+k")
    expect(page.locator("#search-list [role=option]").first).to_be_visible()
    page.keyboard.type("shiwei")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("region=150784"))


def test_arrows_walk_the_answers_round_and_escape_gives_the_focus_back(page, address):
    taken_over(page, address, "")
    page.locator(".search-open").focus()
    page.keyboard.press("Enter")
    options = page.locator("#search-list [role=option]")
    expect(options).to_have_count(10)
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(page.locator("#search-dialog")).to_be_hidden()
    expect(page.locator(".search-open")).to_be_focused()


def test_a_search_without_answer_says_so(page, address):
    taken_over(page, address, "")
    page.keyboard.press("/")
    page.locator("#search-input").fill("zzzz")
    expect(page.locator("#search-said")).to_contain_text("zzzz")
    expect(page.locator("#search-input")).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(page.locator("#search-dialog")).to_be_visible()


def test_an_answer_that_comes_late_does_not_replace_a_later_one(page, address):
    taken_over(page, address, "")
    page.keyboard.press("/")
    held = []
    page.route("**/search.json?q=man*", lambda route: held.append(route))  # noqa: PLW0108  # Playwright marks it
    page.locator("#search-input").fill("man")
    soon(page, lambda: held)
    page.locator("#search-input").fill("hst")
    expect(page.locator("#search-list [role=option]").first).to_contain_text("黑山头口岸")
    with page.expect_response("**/search.json?q=man*"):
        for route in held:
            route.continue_()
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))")
    expect(page.locator("#search-list [role=option]").first).to_contain_text("黑山头口岸")


def test_enter_that_ends_a_composition_picks_nothing(page, address):
    taken_over(page, address, "")
    page.keyboard.press("/")
    expect(page.locator("#search-list [role=option]").first).to_be_visible()
    page.evaluate(
        "document.getElementById('search-input').dispatchEvent("
        "new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, isComposing: true}))"
    )
    expect(page.locator("#search-dialog")).to_be_visible()


@pytest.mark.parametrize("width", [1440, 390])
def test_what_is_picked_is_reached_marked_and_focused(page, address, width):
    page.set_viewport_size({"width": width, "height": 844})
    taken_over(page, address, "")
    for typed, entry, place in [
        ("shifandai chenba", "B04", "[data-belt=B04]"),
        ("hle", "PT04", "[data-port=PT04]"),
        ("mabei", "P27", "[data-programme=P27]"),
    ]:
        pick(page, typed, entry)
        reached = page.locator(f"#panel {place}").first
        expect(reached).to_have_attribute("data-arrived", "")
        expect(reached).to_be_in_viewport()
        if "programme" in place:
            return  # its evidence is open above it, and closing that leads back to before the search
        assert reached.evaluate("(place) => place === document.activeElement || place.contains(document.activeElement)")
        expect(reached).not_to_have_attribute("data-arrived", "", timeout=6000)
