"""Light and dark: the system's preference is the default, the choice is remembered, the map follows."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def luminance(page: Page, selector: str, rule: str) -> float:
    color = page.locator(selector).first.evaluate(f"(node) => getComputedStyle(node)['{rule}']")
    return sum(float(part) for part in color[color.index("(") + 1 : -1].split(",")[:3]) / (3 * 255)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_system_s_preference_is_the_default(page: Page, address, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
    expect(page.locator(f':root[data-theme="{scheme}"]')).to_have_count(1)
    assert (luminance(page, "#panel", "backgroundColor") > 0.5) == (scheme == "light")


def test_the_choice_is_remembered_and_the_map_follows(page: Page, address):
    page.goto(address)
    page.locator("#map .map-scale").wait_for(state="attached")
    water = "#map [class*='tracelake-shapes'] .js-fill"
    assert luminance(page, water, "fill") > 0.5
    page.click("[data-action=theme]")
    expect(page.locator(':root[data-theme="dark"]')).to_have_count(1)
    assert luminance(page, water, "fill") < 0.5
    assert luminance(page, "#map [class*='tracelabel-'] text", "fill") > 0.5
    page.reload()
    expect(page.locator(':root[data-theme="dark"]')).to_have_count(1)
    page.click("[data-action=theme]")
    page.reload()
    expect(page.locator(':root[data-theme="light"]')).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_wall_is_dark_whatever_the_system_prefers_unless_light_was_chosen(page: Page, address, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{address}/?mode=wall&seconds=3000")
    page.locator("#wall .scene").wait_for()
    expect(page.locator(':root[data-theme="dark"]')).to_have_count(1)
    assert luminance(page, "body", "backgroundColor") < 0.5
    page.keyboard.press("Escape")
    expect(page.locator(f':root[data-mode=desk][data-theme="{scheme}"]')).to_have_count(1)
    page.evaluate("() => corridor.selection_state.press('mode=wall')")
    expect(page.locator(':root[data-mode=wall][data-theme="dark"]')).to_have_count(1)
    page.evaluate("() => localStorage.setItem('corridor-theme', 'light')")
    page.reload()
    expect(page.locator(':root[data-mode=wall][data-theme="light"]')).to_have_count(1)
    page.evaluate("() => localStorage.removeItem('corridor-theme')")
