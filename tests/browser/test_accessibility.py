"""axe-core finds nothing on any view, in any language, theme and size; motion is reduced where that is preferred."""

import pytest
from playwright.sync_api import Page

from tests.browser.acts import opened
from tests.browser.audit import contrasts, violations

pytestmark = pytest.mark.browser
VIEWS = {
    "map": "region=150784",
    "evidence": "region=150726&figure=O21",
    "table": "view=table",
    "about": "view=about",
}
COLORS = """(all) => all.filter((one) => one.checkVisibility()).map((one) => {
    const style = getComputedStyle(one);
    return [one.tagName, style.color, style.backgroundColor, style.fill.replace(/#\\w+-/, "#")];
})"""


def darken(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.evaluate("() => void (document.documentElement.dataset.theme = 'dark')")


@pytest.mark.parametrize(("width", "language"), [(1440, "zh"), (390, "en")])
def test_axe_finds_nothing(page, phone_page, address, width, language):
    """In either theme: what is light is made dark on the spot, since colours are all that a theme changes."""
    screen = {1440: page, 390: phone_page}[width]
    for view, query in VIEWS.items():
        screen.emulate_media(color_scheme="light", reduced_motion="reduce")
        opened(screen, f"{address}/?lang={language}&{query}")
        if view == "evidence":
            screen.wait_for_selector("dialog#evidence[open] [data-evidence]")
        assert violations(screen) == [], view
        darken(screen)
        assert contrasts(screen) == [], view


def test_dark_is_the_same_whether_chosen_before_or_after_the_page_was_opened(page, address):
    """Axe looks at a page made dark on the spot; a dark one from the start has the same colours everywhere."""
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    opened(page, f"{address}/?region=150784")
    opened_dark = page.locator("body *").evaluate_all(COLORS)
    page.emulate_media(color_scheme="light")
    opened(page, f"{address}/?region=150784")
    light = page.locator("body *").evaluate_all(COLORS)
    darken(page)
    assert page.locator("body *").evaluate_all(COLORS) == opened_dark != light


def test_axe_finds_nothing_while_the_map_s_list_has_the_focus(page, address):
    opened(page, f"{address}/?region=150784")
    page.locator("#map-frame [role=listbox]").focus()
    page.keyboard.press("ArrowDown")
    assert violations(page) == []


def test_a_planted_fault_is_found(page, address):
    opened(page, f"{address}/?region=150784")
    page.locator("#panel .tile .name").first.evaluate("(name) => name.style.color = '#dddddd'")
    page.locator("#panel .tile").last.evaluate(
        "(tile) => tile.setAttribute('aria-label', '') || tile.replaceChildren()"
    )
    found = " ".join(violations(page))
    assert "color-contrast" in found
    assert "button-name" in found


def test_every_stop_of_the_tab_key_can_be_seen(page, address):
    opened(page, f"{address}/?region=150781")
    stops = 0
    for _ in range(60):
        page.keyboard.press("Tab")
        reported = page.evaluate(
            """() => {
                const one = document.activeElement;
                if (one === document.body) return null;
                const ring = one.type === "radio" ? one.nextElementSibling : one;
                const style = getComputedStyle(ring);
                const box = ring.getBoundingClientRect();
                const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
                const ringed = style.outlineStyle !== "none" && style.outlineWidth !== "0px";
                return [one.outerHTML.slice(0, 120), ringed, inside];
            }"""
        )
        if reported:
            stops += 1
            assert reported[1:] == [True, True], reported[0]
    assert stops > 40


def test_nothing_moves_where_less_motion_is_preferred(browser, address):
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 1440, "height": 900})
    page = context.new_page()
    opened(page, f"{address}/")
    page.evaluate("corridor.map_state.flash('PT06')")
    moving = page.locator("*").evaluate_all(
        """(all) => all.filter((one) => {
            const style = getComputedStyle(one);
            return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0;
        }).map((one) => one.outerHTML.slice(0, 100))"""
    )
    assert moving == []
    context.close()
