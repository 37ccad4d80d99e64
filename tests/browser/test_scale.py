"""A corridor of 140 regions: the first page carries no row of numbers, and choosing works as with five."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import PATIENCE, painted, resized
from tests.browser.audit import violations
from tests.shared_servers import shared_server
from tests.synthetic.package import make
from tests.synthetic.plan import Plan

pytestmark = pytest.mark.browser

PLAN = Plan(regions=140, indicators=12, periods=12, within=12)
GROUP, REGION = PLAN.above[5], PLAN.codes[64]
"""One of the areas above the regions, and a region that lies in it."""


@pytest.fixture(scope="module")
def large() -> Iterator[str]:
    """A server of a synthetic package with as many regions as the largest, and fewer figures of each."""
    with shared_server("large", lambda folder: ("--geodata", str(make(folder, PLAN)))) as address:
        yield address


@pytest.fixture
def opened(page: Page, large: str) -> Page:
    """Its page, with the map drawn."""
    page.goto(large, timeout=PATIENCE * 1000)
    page.wait_for_selector(f"#map .traceregion-{PLAN.codes[0]}[data-coverage]", state="attached", timeout=60_000)
    return page


def test_the_first_page_carries_none_of_the_many_numbers(page: Page, large: str) -> None:
    answer = page.request.get(large, timeout=PATIENCE * 1000)
    figures = answer.text().count("data-figure=")
    assert figures < PLAN.regions < PLAN.regions * PLAN.indicators * PLAN.periods / 100


def test_a_region_is_chosen_from_the_list_and_shown_and_named_on_map_and_strip(opened: Page) -> None:
    for code in (PLAN.codes[69], PLAN.codes[-1], PLAN.codes[10], PLAN.codes[112]):
        opened.locator("#region-choice").select_option(code)
        expect(opened.locator(f"#panel [data-region={code}]")).to_have_count(1)
        expect(opened.locator(f"#map .traceoutline-{code}[data-selected]")).to_have_count(1)
        expect(opened.locator(":root")).to_have_attribute("data-region", code)
        assert f"region={code}" in opened.url
        expect(opened.locator(f"#map .tracelabel-region-{code} text").first).to_be_visible(timeout=PATIENCE * 1000)
    opened.locator("#strip").scroll_into_view_if_needed()
    stretch = opened.locator(f'.strip-regions button[data-choice-region="{code}"]').first
    assert stretch.evaluate("(name) => parseFloat(getComputedStyle(name).fontSize)") > 10
    unnamed = opened.locator(".strip-regions li:not([data-named]) button[aria-pressed=false]").first
    assert unnamed.evaluate("(name) => parseFloat(getComputedStyle(name).fontSize)") == 0


def test_the_first_page_says_that_it_is_synthetic_and_is_no_wider_than_its_window(opened: Page) -> None:
    """The rest of all regions follows on what it brought."""
    expect(opened.locator(".synthetic").first).to_be_visible()
    expect(opened.locator("#panel section:not([data-more]) [data-distribution]").first).to_be_attached()
    assert opened.locator("#panel noscript").count() <= 1
    for width, height in [(390, 844), (1440, 900), (1920, 1080)]:
        opened.set_viewport_size({"width": width, "height": height})
        opened.locator("#strip").scroll_into_view_if_needed()
        assert opened.evaluate("document.documentElement.scrollWidth") <= width


PLACES = """(nodes) => nodes.map((node) => { const { x, y } = node.getBoundingClientRect(); return [x, y]; })"""


def test_a_region_with_fewer_figures_moves_none_of_the_filters(opened: Page) -> None:
    filters = opened.locator(".part-filters :is(select, .option)")
    for width in (1440, 1200, 1024):
        opened.locator("#region-choice").select_option("")
        expect(opened.locator("#panel section[data-region=all]")).to_have_count(1)
        resized(opened, width, 900)
        before = filters.evaluate_all(PLACES)
        numbers = opened.locator(".part-filters .count .n").all_text_contents()
        opened.locator("#region-choice").select_option(PLAN.codes[10])
        expect(opened.locator(f"#panel [data-region={PLAN.codes[10]}]")).to_have_count(1)
        painted(opened)
        counted = opened.locator(".part-filters .count .n").all_text_contents()
        assert [*map(len, counted)] != [*map(len, numbers)], width
        assert filters.evaluate_all(PLACES) == [pytest.approx(place, abs=0.1) for place in before], width


def test_the_list_follows_the_address_to_a_region_of_lines_strips_and_only_current_tiles(opened: Page) -> None:
    opened.locator("#panel .region-group > summary").first.click()
    opened.locator(f"#panel .region-names [data-press='region={PLAN.codes[7]}']").click()
    expect(opened.locator("#region-choice")).to_have_value(PLAN.codes[7])
    opened.go_back()
    expect(opened.locator("#region-choice")).to_have_value("")
    opened.locator("#region-choice").select_option(PLAN.codes[20])
    expect(opened.locator(f"#panel [data-region={PLAN.codes[20]}]")).to_have_count(1)
    assert opened.locator("#panel [data-trend]").count() > 0
    assert opened.locator("#panel [data-distribution]").count() > 0
    assert opened.locator("#panel .tile").count() <= 3 * PLAN.indicators


@pytest.mark.parametrize("region", ["", PLAN.codes[3]], ids=["all", "one"])
def test_printed_before_the_rest_has_come_the_panel_is_whole(page: Page, large: str, region: str) -> None:
    page.route("**/region-rest/**", lambda route: None if route.request.resource_type == "fetch" else route.continue_())
    page.goto(large, timeout=PATIENCE * 1000)
    page.wait_for_selector("#map .map-scale", state="attached")
    page.wait_for_selector("#first-page", state="detached")
    if region:
        page.locator("#region-choice").select_option(region)
    shown = page.locator(f'#panel section[data-region="{region or "all"}"]')
    expect(shown).to_have_count(1)
    if not region:
        expect(shown).to_have_attribute("data-more", "")
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#panel section[data-more]")).to_have_count(0)
    expect(page.locator("#panel [data-distribution]").first).to_be_attached()
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")


def test_the_panel_of_what_the_pointer_rests_on_is_asked_for_before_it_is_pressed(opened: Page) -> None:
    code = PLAN.codes[70]
    shape = opened.locator(f"#map .traceregion-{code}").bounding_box()
    assert shape is not None
    with opened.expect_request(lambda request: f"/region/{code}/all.json" in request.url):
        opened.mouse.move(shape["x"] + shape["width"] / 2, shape["y"] + shape["height"] / 2)
    assert opened.evaluate("() => document.documentElement.dataset.region") == "all"


WAYS = {
    "matrix": (f"#matrix [data-group={GROUP}] > summary", f"#matrix th [data-press='region={REGION}']"),
    "list": (f"#panel [data-group={GROUP}] > summary", f"#panel [data-press='region={REGION}']"),
    "strip": (f".strip-groups [data-group={GROUP}] button", f".strip-group-lists [data-press='region={REGION}']"),
}
"""What opens the group of a region, and what chooses it there."""


def test_a_region_is_two_presses_away(opened: Page) -> None:
    for width, height in ((1440, 900), (390, 844)):
        resized(opened, width, height)
        _choose_every_way(opened)


def _choose_every_way(opened: Page) -> None:
    for way, (group, name) in WAYS.items():
        expect(opened.locator(name), way).to_be_hidden()
        opened.locator(group).click()
        opened.locator(name).click()
        expect(opened.locator(f"#panel [data-region={REGION}]"), way).to_have_count(1)
        expect(opened.locator(f"#matrix [data-group={GROUP}]"), way).to_have_attribute("data-holds", "")
        expect(opened.locator("#matrix [data-holds]"), way).to_have_count(1)
        opened.evaluate("() => corridor.selection_state.press('region=')")
        expect(opened.locator("#panel section[data-region=all]"), way).to_have_count(1)
        expect(opened.locator("#matrix [data-holds]"), way).to_have_count(0)
        opened.locator(group).click()
        expect(opened.locator(name), way).to_be_hidden()


def test_keys_open_groups_one_list_at_a_time_on_the_strip_and_lead_through_those_of_the_map(opened: Page) -> None:
    first, second = (opened.locator(f".strip-groups [data-group={code}] button") for code in PLAN.above[:2])
    lists = opened.locator(".strip-group-lists .region-names:visible")
    for button in (first, second):
        button.press("Enter")
        expect(button).to_have_attribute("aria-expanded", "true")
        expect(lists).to_have_count(1)
    expect(first).to_have_attribute("aria-expanded", "false")
    second.press("Space")
    expect(lists).to_have_count(0)
    listed, groups = opened.locator("#map-list [role=listbox]"), opened.locator("#map-list [role=group]")
    listed.focus()
    for key, at in (("PageDown", 1), ("PageDown", 2), ("PageUp", 1)):
        listed.press(key)
        begin = groups.nth(at).locator("[role=option]").first.get_attribute("id") or ""
        expect(listed).to_have_attribute("aria-activedescendant", begin)


def test_the_grouped_page_has_no_fault_that_axe_knows(opened: Page) -> None:
    opened.locator(f"#matrix [data-group={GROUP}] > summary").click()
    assert violations(opened) == []


def test_very_many_shapes_move_as_one_and_stand_at_their_own_places_when_they_have_arrived(opened: Page) -> None:
    opened.emulate_media(reduced_motion="no-preference")
    opened.evaluate(
        """() => {
          const drawing = document.querySelector("#map .static-map svg");
          window.moved = { together: 0, marks: new Set() };
          new MutationObserver(function () {
            if (drawing.dataset.glides === undefined) return;
            window.moved.together += 1;
            const opacity = (group) => getComputedStyle(group).opacity;
            for (const group of drawing.querySelectorAll(".marks")) window.moved.marks.add(opacity(group));
          }).observe(drawing, { attributes: true, subtree: true, attributeFilter: ["transform"] });
        }"""
    )
    opened.locator("#region-choice").select_option(PLAN.codes[56])
    expect(opened.locator("#map[data-chosen][data-focused]:not([data-moving])")).to_have_count(1, timeout=60_000)
    assert opened.evaluate("() => window.moved.together") > 0
    assert opened.evaluate("() => [...window.moved.marks]") == ["0"]
    assert opened.locator("#map [data-inset]:not(.marks) [transform]").count() == 0, "each shape was moved by itself"
    assert opened.locator("#map .static-map svg[data-glides]").count() == 0
