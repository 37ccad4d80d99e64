"""A corridor of 140 regions: the first page carries no row of numbers, and choosing works as with five."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import serving
from tests.synthetic.package import make
from tests.synthetic.plan import Plan

pytestmark = pytest.mark.browser

PLAN = Plan(regions=140, indicators=12, periods=12)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of a synthetic package with as many regions as the largest, and fewer figures of each."""
    folder = make(tmp_path_factory.mktemp("synthetic"), PLAN)
    with serving("--geodata", str(folder)) as address:
        yield address


@pytest.fixture
def opened(page: Page, large: str) -> Page:
    """Its page, with the map drawn."""
    page.goto(large)
    page.wait_for_selector(f"#map .traceregion-{PLAN.codes[0]}[data-coverage]", state="attached", timeout=60_000)
    return page


def test_the_first_page_carries_none_of_the_many_numbers(page: Page, large: str) -> None:
    answer = page.request.get(large)
    figures = answer.text().count("data-figure=")
    assert figures < PLAN.regions < PLAN.regions * PLAN.indicators * PLAN.periods / 100


def test_a_region_is_chosen_from_the_list_and_shown_on_the_map(opened: Page) -> None:
    for code in (PLAN.codes[69], PLAN.codes[-1]):
        opened.locator("#region-choice").select_option(code)
        expect(opened.locator(f"#panel [data-region={code}]")).to_have_count(1)
        expect(opened.locator(f"#map .traceoutline-{code}[data-selected]")).to_have_count(1)
        assert f"region={code}" in opened.url


def test_a_chosen_region_is_named_on_the_map_and_on_the_strip(opened: Page) -> None:
    for code in (PLAN.codes[10], PLAN.codes[112]):
        opened.locator("#region-choice").select_option(code)
        expect(opened.locator(f"#map .tracelabel-region-{code} text").first).to_be_visible()
    opened.locator("#strip").scroll_into_view_if_needed()
    stretch = opened.locator(f'.strip-regions button[data-choice-region="{code}"]').first
    assert stretch.evaluate("(name) => parseFloat(getComputedStyle(name).fontSize)") > 10
    unnamed = opened.locator(".strip-regions li:not([data-named]) button[aria-pressed=false]").first
    assert unnamed.evaluate("(name) => parseFloat(getComputedStyle(name).fontSize)") == 0


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1440, 900), (1920, 1080)])
def test_the_page_is_no_wider_than_its_window(opened: Page, width: int, height: int) -> None:
    opened.set_viewport_size({"width": width, "height": height})
    opened.locator("#strip").scroll_into_view_if_needed()
    assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_the_list_follows_the_address(opened: Page) -> None:
    opened.locator(f"#panel .region-names [data-press='region={PLAN.codes[7]}']").click()
    expect(opened.locator("#region-choice")).to_have_value(PLAN.codes[7])
    opened.go_back()
    expect(opened.locator("#region-choice")).to_have_value("")


def test_a_region_has_lines_strips_and_only_current_tiles(opened: Page) -> None:
    opened.locator("#region-choice").select_option(PLAN.codes[20])
    expect(opened.locator(f"#panel [data-region={PLAN.codes[20]}]")).to_have_count(1)
    assert opened.locator("#panel [data-trend]").count() > 0
    assert opened.locator("#panel [data-distribution]").count() > 0
    assert opened.locator("#panel .tile").count() <= 3 * PLAN.indicators


def test_it_says_that_it_is_synthetic(opened: Page) -> None:
    expect(opened.locator(".synthetic").first).to_be_visible()


def test_the_panel_of_what_the_pointer_rests_on_is_asked_for_before_it_is_pressed(opened: Page) -> None:
    code = PLAN.codes[70]
    shape = opened.locator(f"#map .traceregion-{code}").bounding_box()
    assert shape is not None
    with opened.expect_request(lambda request: f"/region/{code}/all.json" in request.url):
        opened.mouse.move(shape["x"] + shape["width"] / 2, shape["y"] + shape["height"] / 2)
    assert opened.evaluate("() => document.documentElement.dataset.region") == "all"
