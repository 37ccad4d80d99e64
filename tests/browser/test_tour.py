"""The guided tour for meetings: five stops that the address owns, by button, key and Back, on a desk and on a phone."""

from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import opened
from tests.browser.audit import violations

pytestmark = pytest.mark.browser
STOPS = {1: "map-frame", 2: "headlines", 3: "matrix", 4: "panel", 5: "about"}
SEEN = """(id) => {
  const box = document.getElementById(id).getBoundingClientRect();
  const edge = document.getElementById("tour").getBoundingClientRect().top;
  return box.height > 0 && box.top < edge && box.bottom > 0;
}"""


@pytest.mark.parametrize(("width", "language", "theme"), [("desk", "zh", "dark"), ("phone", "en", "light")])
def test_five_stops_lead_through_the_page_and_axe_finds_nothing(
    page: Page, phone_page: Page, address: str, width: str, language: str, theme: Literal["dark", "light"]
):
    """At the first stop axe looks at the whole page, at others at what is new there: the tour, and what it shows."""
    screen = page if width == "desk" else phone_page
    screen.emulate_media(color_scheme=theme)
    opened(screen, f"{address}/?lang={language}")
    expect(screen.locator(f":root[data-theme={theme}]")).to_have_count(1)
    screen.locator("#tour-link").click()
    for step, place in STOPS.items():
        expect(screen.locator("#tour .tour-place")).to_contain_text(str(step))
        expect(screen.locator(f"#{place}[data-toured]")).to_have_count(1)
        assert f"step={step}" in screen.url
        assert screen.evaluate(SEEN, place)
        assert violations(screen, *(() if step == 1 else ("#tour", f"#{place}"))) == [], step
        screen.locator("#tour [data-action=tour-next]").click()
    expect(screen.locator("#tour")).to_be_hidden()
    assert "mode=" not in screen.url
    assert "step=" not in screen.url


def test_nothing_of_it_is_loaded_before_it_is_asked_for(page: Page, address: str):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, address)
    assert not [url for url in asked if "tour" in url]
    page.locator("#tour-link").click()
    expect(page.locator("#tour h2")).to_be_visible()
    assert len([url for url in asked if "tour.json" in url]) == 1


def test_back_leads_to_the_stop_before_and_a_link_to_the_very_stop(page: Page, address: str):
    opened(page, f"{address}/?mode=tour&step=3")
    expect(page.locator("#matrix[data-toured]")).to_have_count(1)
    page.locator("#tour [data-action=tour-next]").click()
    expect(page.locator(":root[data-region='150784']")).to_have_count(1)
    page.locator("#tour [data-action=tour-next]").click()
    expect(page.locator("#about[data-toured]")).to_be_visible()
    page.go_back()
    expect(page.locator("#panel[data-toured]")).to_be_visible()
    expect(page.locator(":root[data-region='150784'][data-view=map]")).to_have_count(1)
    page.go_back()
    expect(page.locator("#matrix[data-toured]")).to_be_visible()
    opened(page, f"{address}/?mode=tour&step=4")
    expect(page.locator(":root[data-region='150784']")).to_have_count(1)
    expect(page.locator("#tour .tour-place")).to_contain_text("4")


def test_the_keyboard_alone_leads_through_and_escape_leaves(page: Page, address: str):
    opened(page, address)
    page.locator("#tour-link").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#tour h2")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#tour [data-action=tour-next]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#headlines[data-toured]")).to_have_count(1)
    expect(page.locator("#tour [data-action=tour-next]")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#tour h2")).to_be_focused()
    expect(page.locator("#tour [data-action=tour-back]")).to_be_hidden()
    for _ in range(3):
        page.locator("#tour [data-action=tour-next]").click()
    expect(page.locator(":root[data-region='150784']")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("#tour")).to_be_hidden()
    expect(page.locator("[data-toured]")).to_have_count(0)
    expect(page.locator("#tour-link")).to_be_focused()
    expect(page.locator(":root[data-region='150784'][data-mode=desk]")).to_have_count(1)


def test_another_language_keeps_the_stop(page: Page, address: str):
    opened(page, f"{address}/?mode=tour&step=2")
    expect(page.locator("#tour h2")).to_have_text("最要紧的数字")
    page.evaluate("() => corridor.selection_state.press('lang=en')")
    expect(page.locator("#tour h2")).to_have_text("The numbers that matter most")
    expect(page.locator("#tour .tour-place")).to_contain_text("2")
