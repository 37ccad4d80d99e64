"""Without scripts the page is read and used: map, panel and matrix are there, the filters are a form."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.dashboard.published import REGIONS, rows

pytestmark = pytest.mark.browser


@pytest.fixture(params=[(1440, 900), (390, 844)], ids=["desk", "phone"])
def unscripted(browser: Browser, request) -> Iterator[Page]:
    size = dict(zip(("width", "height"), request.param, strict=True))
    context = browser.new_context(viewport=size, java_script_enabled=False)
    yield context.new_page()
    context.close()


def _inside(inner: dict, outer: dict) -> bool:
    return (
        inner["x"] >= outer["x"] - 1
        and inner["y"] >= outer["y"] - 1
        and inner["x"] + inner["width"] <= outer["x"] + outer["width"] + 1
        and inner["y"] + inner["height"] <= outer["y"] + outer["height"] + 1
    )


def test_the_map_stands_in_its_box_with_its_names(unscripted: Page, address):
    unscripted.goto(f"{address}/?lang=zh&region={REGIONS[0]}")
    box = unscripted.locator(".map-box").bounding_box()
    line = unscripted.locator(".static-map .tracecorridor-line path").bounding_box()
    assert _inside(line, box)
    assert line["height"] > 0.5 * box["height"]
    for code in REGIONS:
        name = unscripted.locator(f".static-map [class*='tracelabel-region-{code}'] text").first
        assert name.is_visible(), code
        assert _inside(name.bounding_box(), box), code


@pytest.mark.parametrize("initiative", ["", "2"])
def test_the_map_has_the_colours_that_a_script_gives_it(browser: Browser, unscripted: Page, address, initiative):
    query = f"{address}/?lang=zh&initiative={initiative}"
    page = browser.new_page(viewport=unscripted.viewport_size)
    page.route("**/plotly.min.js*", lambda route: route.abort())
    page.goto(query)
    page.wait_for_selector(".map[data-scale]", state="attached")
    unscripted.goto(query)
    regions = ".static-map [class*='traceregion-'] .js-fill, .static-map [class*='tracebadge-'] .point"
    fills = "(all) => all.map((one) => [getComputedStyle(one).fill, getComputedStyle(one).fillOpacity])"
    plain, scripted = (one.locator(regions).evaluate_all(fills) for one in (unscripted, page))
    assert len({tuple(color) for color in scripted}) > 1
    page.close()
    assert plain == scripted


def test_the_filters_are_a_form_that_shows_what_is_chosen(unscripted: Page, address):
    unscripted.goto(f"{address}/?lang=en")
    unscripted.locator(f'input[name=region][value="{REGIONS[3]}"]').check(force=True)
    unscripted.locator('input[name=initiative][value="2"]').check(force=True)
    unscripted.get_by_role("button", name="Show", exact=True).click()
    unscripted.wait_for_url("**region=*")
    assert (
        unscripted.locator(
            'h2[data-server-html="selection-title"]', has_text=rows("areas")[REGIONS[3]]["name_en"]
        ).count()
        == 1
    )
    assert unscripted.locator(f'input[name=region][value="{REGIONS[3]}"]').is_checked()
    assert unscripted.locator('input[name=initiative][value="2"]').is_checked()
    unscripted.get_by_role("button", name="中文").click()
    unscripted.wait_for_url("**lang=zh*")
    assert (
        unscripted.locator(
            'h2[data-server-html="selection-title"]', has_text=rows("areas")[REGIONS[3]]["name_zh"]
        ).count()
        == 1
    )


def test_the_views_keep_the_language_and_nothing_is_shown_that_only_a_script_answers(unscripted: Page, address):
    unscripted.goto(f"{address}/?lang=en")
    assert not unscripted.locator(".tools button").first.is_visible()
    assert not unscripted.locator(".part-map-tools button").first.is_visible()
    unscripted.get_by_role("link", name="All figures").click()
    unscripted.wait_for_url("**view=table*")
    assert unscripted.locator("html").get_attribute("lang").startswith("en")
    assert unscripted.locator(".part-table tbody tr").count() > 10
