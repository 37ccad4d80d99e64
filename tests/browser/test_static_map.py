"""The map that the first page carries: seen before Plotly has come, and gone once that has drawn the same."""

import pytest

from tests.browser.acts import opened

pytestmark = pytest.mark.browser
NAMES = """(nodes) => Object.fromEntries(nodes.filter((node) => node.getBoundingClientRect().width).map((node) => {
    const box = node.getBoundingClientRect();
    const map = node.closest(".map-box").getBoundingClientRect();
    return [node.closest('[class*="tracelabel-"]').getAttribute("class").split(" ").pop() + node.textContent,
        [(box.left + box.right) / 2 - map.left, (box.top + box.bottom) / 2 - map.top]];
}))"""
FILLS = """(nodes) => Object.fromEntries(nodes.map((node) => [
    node.parentElement.closest('[class*="traceregion-"]').getAttribute("class").split(" ").pop(),
    [getComputedStyle(node).fill, getComputedStyle(node).fillOpacity]]))"""
SELECTIONS = ["", "lang=en&region=150725&initiative=5", "initiative=3"]


def without_plotly(browser, address, width, height):
    page = browser.new_page(viewport={"width": width, "height": height})
    page.route("**/plotly.min.js*", lambda route: route.abort())
    page.goto(address)
    page.wait_for_selector(".map-still[data-scale]", state="attached")
    return page


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
@pytest.mark.parametrize("selection", SELECTIONS)
def test_it_shows_what_plotly_will_show_at_the_same_places(browser, page, address, selection, size):
    early = without_plotly(browser, f"{address}/?{selection}", *size)
    page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    opened(page, f"{address}/?{selection}")
    page.wait_for_timeout(300)  # Plotly draws once more where the first page spoke another language
    seen, plotly = (one.locator(".map-box .textpoint text").evaluate_all(NAMES) for one in (early, page))
    assert len(plotly) > 15
    assert set(seen) == set(plotly)
    for name, (x, y) in plotly.items():
        assert seen[name] == pytest.approx([x, y], abs=2.5), name
    regions = '.map-box [class*="traceregion-"] .js-fill'
    fills = [one.locator(regions).evaluate_all(FILLS) for one in (early, page)]
    assert fills[0] == fills[1]
    early.close()


def test_it_goes_once_plotly_has_drawn(page, address):
    opened(page, f"{address}/")
    page.wait_for_selector(".map-still", state="detached")


def test_it_follows_its_box(browser, address):
    page = without_plotly(browser, address, 1440, 900)
    before = page.locator(".map-still .tracecorridor-line path").bounding_box()
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_selector('.map-still[data-scale="0"]', state="attached")
    assert page.locator(".map-still .tracecorridor-line path").bounding_box()["width"] < before["width"]
    page.close()


def test_no_name_of_a_port_is_lost_when_the_language_changes(page, address):
    opened(page, f"{address}/")
    for language in ("en", "zh"):
        page.locator(f'#header [data-press="lang={language}"]').click()
        page.wait_for_selector(f'html[data-lang="{language}"]')
        page.wait_for_timeout(500)
        found = page.locator('#map [class*="tracelabel-port-"] text').evaluate_all(NAMES)
        assert len(found) == 8, sorted(found)
