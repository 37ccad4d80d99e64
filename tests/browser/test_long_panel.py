"""A panel of very many figures: what is in sight comes first, the rest follows, and nothing of it is lost."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.acts import opened, painted, settled, until
from tests.browser.conftest import serving
from tests.dashboard.published import REGIONS
from tests.synthetic.package import make
from tests.synthetic.plan import Plan

pytestmark = pytest.mark.browser
PLAN = Plan(regions=5, indicators=200, periods=1)
SHOWN = "() => document.querySelectorAll('#panel [data-figure]').length"
PRESSED = """(code) => new Promise((resolve) => {
    const at = new MutationObserver(function () {
        if (!document.querySelector(`#panel section[data-region="${code}"] h2`)) return;
        at.disconnect();
        resolve(document.querySelectorAll("#panel [data-figure]").length);
    });
    at.observe(document.getElementById("panel"), { childList: true, subtree: true });
    corridor.selection_state.press("region=" + code);
})"""
"""Choose a region, and count the figures that come with the heading of its panel."""
AT_ONCE = """(code) => {
    corridor.selection_state.press("region=" + code);
    const below = document.querySelectorAll("#panel section > .selection-head ~ div");
    const kinds = new Set(Array.from(below, (part) => getComputedStyle(part).contentVisibility));
    return [[...kinds], document.querySelectorAll("#panel h3").length > 1];
}"""
"""Choose a region, and say in which ways its panel's parts wait for being laid out; and whether they are there."""
BLANK = """(code) => {
    corridor.selection_state.press("region=" + code);
    return Array.from(document.querySelectorAll("#panel section > div"))
        .filter((part) => part.getBoundingClientRect().top < innerHeight)
        .filter((part) => !part.checkVisibility({ visibilityProperty: true }))
        .map((part) => part.className);
}"""
"""Choose a region, and say which parts of its panel wait though they are in the window."""


@pytest.fixture(scope="module")
def long(tmp_path_factory):
    with serving("--geodata", str(make(tmp_path_factory.mktemp("long"), PLAN))) as address:
        yield address


@pytest.mark.parametrize("in_sight", [True, False])
def test_everything_follows_what_was_in_sight(page, long, in_sight):
    one, other = PLAN.codes[1], PLAN.codes[3]
    opened(page, f"{long}/?region={one}")
    panel = page.locator("#panel")
    panel.evaluate("(panel, seen) => seen && panel.scrollIntoView()", in_sight)
    expect(panel).to_be_in_viewport() if in_sight else expect(panel).not_to_be_in_viewport()
    painted(page)
    whole = page.evaluate(SHOWN)
    assert whole > 60
    assert page.locator("#panel [data-long]").count() == 1
    for code in (other, one):
        assert page.evaluate(PRESSED, code) > 0
        page.wait_for_selector(f'#panel section[data-region="{code}"]:not([data-more])')
    until(page, f"(wanted) => ({SHOWN})() === wanted", whole)
    until(page, "() => !document.getElementById('panel').style.minHeight")
    assert page.locator(f'#panel [data-region="{one}"] > div').last.locator("dl").count() >= 1
    assert page.locator(f'#panel [data-region="{one}"] > :last-child').evaluate("(last) => last.tagName") == "TEMPLATE"


SEEN = """(pixels) => {
    const { top } = document.getElementById("panel").getBoundingClientRect();
    if (pixels) window.scrollBy({ top: top - innerHeight + pixels, behavior: "instant" });
}"""
"""Scroll so that this much of the panel is seen, at the lower edge of the window."""


@pytest.mark.parametrize(("pixels", "kinds"), [(800, {"visible"}), (100, {"visible", "hidden"}), (0, {"hidden"})])
def test_what_of_a_panel_lies_below_the_window_is_laid_out_after_what_is_in_sight(page, address, pixels, kinds):
    page.set_viewport_size({"width": 1440, "height": 900})
    opened(page, f"{address}/?region={REGIONS[0]}")
    panel = page.locator("#panel")
    for code in (REGIONS[1], REGIONS[0], REGIONS[1]):  # both are known then, and shown as soon as they are pressed
        page.evaluate(PRESSED, code)
        settled(page, code)
    expect(panel).not_to_have_attribute("data-unseen", re.compile(""))
    page.evaluate(SEEN, pixels)
    expect(panel).to_be_in_viewport() if pixels else expect(panel).not_to_be_in_viewport()
    painted(page)
    last = panel.locator("section > .selection-head ~ div").last
    expect(last).to_have_css("content-visibility", "visible")
    expect(panel).not_to_have_attribute("style", re.compile("min-height"))
    found, whole = page.evaluate(AT_ONCE, REGIONS[0])
    assert (set(found), whole) == (kinds, True)
    expect(last).to_be_visible()


def test_what_is_seen_of_a_strip_of_a_panel_is_laid_out_at_once(page, address):
    for width, height in ((1440, 900), (1024, 768), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        opened(page, f"{address}/?region={REGIONS[1]}")
        for pixels in range(20, 160, 20):
            page.evaluate(SEEN, pixels)
            painted(page)
            for code in REGIONS[:2]:
                assert page.evaluate(BLANK, code) == [], (width, pixels, code)
                settled(page, code)


def test_nothing_of_a_long_panel_below_the_window_is_laid_out_before_what_is_in_sight(page, long):
    opened(page, f"{long}/?region={PLAN.codes[1]}")
    expect(page.locator("#panel")).not_to_be_in_viewport()
    for code in (PLAN.codes[2], PLAN.codes[1]):
        page.evaluate(PRESSED, code)
        page.wait_for_selector(f'#panel section[data-region="{code}"]:not([data-more])')  # one that is left is shown so
        settled(page, code)
    assert page.evaluate(AT_ONCE, PLAN.codes[2]) == [["hidden"], True]
    groups = page.locator("#panel section > .selection-head ~ .group")
    expect(groups.first).to_be_visible()
    expect(groups.last).to_have_css("content-visibility", "auto")


def test_the_rest_of_a_panel_that_was_left_is_there_when_it_is_shown_again(page, long):
    one, other = PLAN.codes[1:3]
    opened(page, f"{long}/?region={PLAN.codes[0]}")
    whole = page.evaluate(SHOWN)
    page.evaluate(
        "([one, other]) => { const { press } = corridor.selection_state;"
        " press('region=' + one); press('region=' + other); }",
        [one, other],
    )
    page.wait_for_selector(f'#panel section[data-region="{other}"]:not([data-more])')
    page.evaluate("(code) => corridor.selection_state.press('region=' + code)", one)
    page.wait_for_selector(f'#panel section[data-region="{one}"]:not([data-more])')
    until(page, f"(least) => ({SHOWN})() > least", whole * 0.8)
    headings = page.locator(f'#panel [data-region="{one}"] > .group > h3').all_text_contents()
    assert len(headings) == len(set(headings)) == 5


def test_a_group_that_has_begun_goes_on_where_it_stands(page, long):
    """The tiles of the first group come in two parts; each stands once, in the order of the whole panel."""
    opened(page, f"{long}/?region={PLAN.codes[0]}")
    page.evaluate("(code) => corridor.selection_state.press('region=' + code)", PLAN.codes[1])
    page.wait_for_selector(f'#panel section[data-region="{PLAN.codes[1]}"]:not([data-more])')
    until(page, f"() => ({SHOWN})() > 150")
    groups = page.locator("#panel .group").evaluate_all(
        "(all) => all.map((one) => [one.querySelectorAll('.tiles').length, one.querySelectorAll('.tiles > *').length])"
    )
    assert {grids for grids, _ in groups} == {1}
    assert groups[0][1] > 16
    assert page.locator("#panel [data-parted]").count() == 0
    ids = page.locator("#panel .tiles [data-figure]").evaluate_all("(all) => all.map((one) => one.dataset.figure)")
    assert len(ids) == len(set(ids)) > 150


def test_a_short_panel_after_a_long_one_keeps_nothing_of_its_height(page, long):
    opened(page, f"{long}/?region={PLAN.codes[1]}")
    page.evaluate(
        "([long, initiative]) => { const { press } = corridor.selection_state;"
        " press('region=' + long); press('initiative=' + initiative); }",
        [PLAN.codes[2], "A1"],
    )
    page.wait_for_selector('#panel section[data-initiative="A1"]')
    until(page, "() => !document.getElementById('panel').style.minHeight")
