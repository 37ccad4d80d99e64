"""The map that the page carries: it answers without Plotly, whose map takes its place without a move when one zooms."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import click_on_map, opened, point_on_map, settled, soon, until, zoomable

pytestmark = pytest.mark.browser
NAMES = """(nodes) => Object.fromEntries(nodes.filter((node) => {
    const { width } = node.getBoundingClientRect();
    return width && getComputedStyle(node).visibility === "visible"; /* beside a chosen region is no inset */
}).map((node) => {
    const box = node.getBoundingClientRect();
    const map = node.closest(".map-box").getBoundingClientRect();
    const trace = node.closest('[class*="tracelabel-"], [class*="tracebadgecount-"]');
    return [trace.getAttribute("class").split(" ").pop() + node.textContent,
        [(box.left + box.right) / 2 - map.left, (box.top + box.bottom) / 2 - map.top]];
}))"""
FILLS = """(nodes) => Object.fromEntries(nodes.map((node) => [
    node.parentElement.closest('[class*="traceregion-"]').getAttribute("class").split(" ").pop(),
    [getComputedStyle(node).fill, getComputedStyle(node).fillOpacity]]))"""
BOXES = """(nodes) => Object.fromEntries(nodes.filter((node) => {
    const inset = node.getAttribute("class").includes("-inset");
    return !inset || getComputedStyle(node).visibility === "visible";
}).map((node) => {
    const boxes = [...node.querySelectorAll(".js-line, .point")].map((one) => one.getBoundingClientRect());
    const ends = [["left", Math.min], ["top", Math.min], ["right", Math.max], ["bottom", Math.max]];
    const map = node.closest(".map-box").getBoundingClientRect(); /* Plotly simplifies what lies outside */
    const seen = { left: [map.left, map.right], right: [map.left, map.right], top: [map.top, map.bottom] };
    const within = (value, [low, high]) => Math.min(Math.max(value, low), high);
    const all = ends.map(([side, end]) => within(end(...boxes.map((box) => box[side])), seen[side] || seen.top));
    return [node.getAttribute("class").split(" ").pop(), all];
}))"""
PORTS = '[class*="tracelabel-port-"] text'
DRAWN = '[class*="traceoutline-"], [class*="tracecorridor-"], [class*="traceport-"], [class*="tracescale"]'
SHIFT = """() => {
    window.shift = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.shift += entry.value)))
        .observe({ type: "layout-shift", buffered: false });
}"""
CHOSEN = "lang=en&region=150725&initiative=5"
WIDTH = "() => { const [low, high] = corridor.map_view.extent().x; return high - low; }"


@pytest.mark.parametrize(
    ("selection", "size"),
    [("", (1920, 1080)), (CHOSEN, (1440, 900)), (CHOSEN, (390, 844)), ("initiative=3", (390, 844))],
)
def test_nothing_moves_when_plotly_takes_over(page: Page, address, selection, size):
    page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    opened(page, f"{address}/?{selection}")
    regions, shapes = '[class*="traceregion-"] .js-fill', DRAWN
    seen = page.locator(".static-map .textpoint text").evaluate_all(NAMES)
    fills = page.locator(f".static-map {regions}").evaluate_all(FILLS)
    boxes = page.locator(f".static-map :is({shapes})").evaluate_all(BOXES)
    scale = page.locator(".map-scale").bounding_box()
    page.evaluate(SHIFT)
    zoomable(page)
    page.wait_for_timeout(300)
    plotly = page.locator(".plotly-map .textpoint text").evaluate_all(NAMES)
    assert len(plotly) > 10
    assert set(seen) == set(plotly)
    for name, (x, y) in plotly.items():
        assert seen[name] == pytest.approx([x, y], abs=1), name
    assert page.locator(f".plotly-map {regions}").evaluate_all(FILLS) == fills
    for name, place in page.locator(f".plotly-map :is({shapes})").evaluate_all(BOXES).items():
        assert boxes[name] == pytest.approx(place, abs=1), name
    assert page.locator(".map-scale").bounding_box() == pytest.approx(scale, abs=0.5)
    assert page.evaluate("window.shift") == 0


def test_one_map_is_seen_at_a_time(page: Page, address):
    opened(page, f"{address}/?region=150725")
    outline = ".traceoutline-150725 .js-line"
    expect(page.locator(f".static-map {outline}")).to_be_visible()
    zoomable(page)
    expect(page.locator(f".static-map {outline}")).to_be_hidden()
    expect(page.locator(f".plotly-map {outline}")).to_be_visible()
    page.evaluate("() => corridor.selection_state.press('mode=wall')")
    expect(page.locator(f".static-map {outline}")).to_be_visible()
    expect(page.locator(f".plotly-map {outline}")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator(f".plotly-map {outline}")).to_be_visible()


def test_it_follows_its_box(page: Page, address):
    opened(page, f"{address}/")
    before = page.locator(".static-map .tracecorridor-line path").bounding_box()
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_selector('#map[data-scale="0"]', state="attached")
    assert page.locator(".static-map .tracecorridor-line path").bounding_box()["width"] < before["width"]


def test_no_name_of_a_port_is_lost_when_the_language_changes(page: Page, address):
    opened(page, f"{address}/")
    _change_language_and_back(page, ".static-map")
    zoomable(page)
    _change_language_and_back(page, ".plotly-map")


def _change_language_and_back(page: Page, shown: str) -> None:
    for language, port in (("en", "Shiwei"), ("zh", "室韦")):
        page.locator(f'#header [data-press="lang={language}"]').click()
        page.wait_for_selector(f'html[data-lang="{language}"]')
        names = page.locator(f"{shown} {PORTS}")
        expect(names.filter(has_text=port).first).to_be_attached(timeout=90_000)
        until(page, f"() => Object.keys(({NAMES})([...document.querySelectorAll(`{shown} {PORTS}`)])).length === 8")


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_the_pointer_finds_words_the_strip_and_what_to_choose(page: Page, address, motion):
    page.emulate_media(reduced_motion=motion)
    opened(page, f"{address}/?lang=en")
    words, on_strip = page.locator(".map-tooltip"), page.locator('#strip [data-highlights="PT06"]')
    click_on_map(page, "port-PT06")
    settled(page, "150784")
    page.wait_for_timeout(500)  # the browser says of a pointer at rest, too, what has moved below it
    expect(words).to_contain_text("Shiwei")
    expect(words).to_contain_text("Ergun")
    expect(page.locator('#strip [data-highlights="PT06"][data-highlighted]').first).to_be_visible()
    on_strip.first.hover()
    expect(words).to_be_hidden()
    expect(page.locator('#strip [data-highlights="PT06"][data-highlighted]').first).to_be_visible()
    click_on_map(page, "port-PT06")
    settled(page, "150784")
    page.keyboard.press("Escape")
    settled(page)
    click_on_map(page, "region-150725", (60, -60))
    settled(page, "150725")
    expect(words).to_contain_text("Chen Barag")
    click_on_map(page, "region-150725", (60, -60))
    settled(page)
    page.locator("#header").hover()
    expect(words).to_be_hidden()
    expect(page.locator("#map [data-highlight]")).to_have_count(0)


def test_a_press_writes_no_words_that_stand_already(page: Page, address):
    """To write and measure them would lay the page out before the choice is painted."""
    opened(page, f"{address}/")
    x, y = point_on_map(page, "region-150725", (60, -60))
    page.mouse.move(x + 0.4, y + 0.4)  # a press comes in whole pixels
    page.wait_for_timeout(100)
    page.evaluate(
        "() => { window.written = 0; new MutationObserver((changes) => { window.written += changes.length; })"
        ".observe(document.querySelector('.map-tooltip'), { attributes: true, childList: true }); }"
    )
    page.mouse.down()
    page.mouse.up()
    settled(page, "150725")
    assert page.evaluate("window.written") == 0
    page.mouse.move(x + 9, y)
    until(page, "() => window.written > 0")


def test_what_the_pointer_went_down_on_is_chosen_though_the_map_moves_below_it(page: Page, address):
    opened(page, f"{address}/")
    point_on_map(page, "region-150725", (60, -60))
    page.mouse.down()
    page.evaluate("() => corridor.selection_state.press('region=150784')")
    settled(page, "150784")
    until(page, "() => !document.querySelector('#map[data-moving]')")
    page.mouse.up()
    settled(page, "150725")


def test_a_symbol_is_meant_from_beside_it_and_the_nearer_of_two(page: Page, address):
    page.set_viewport_size({"width": 1440, "height": 1400})
    opened(page, f"{address}/?lang=en")
    boxes = page.locator(".static-map .hit").evaluate_all(
        "(hits) => hits.filter((hit) => hit.getBoundingClientRect().width).map((hit) => {"
        " const box = hit.getBoundingClientRect();"
        " const name = hit.parentElement.dataset.words.split('\\n')[0];"
        " return [name, box.left + box.width / 2, box.top + box.height / 2]; })"
    )
    assert len(boxes) >= 8
    for name, x, y in boxes:
        page.mouse.move(x, y)
        expect(page.locator(".map-tooltip b")).to_have_text(name)
    name, x, y = next(box for box in boxes if "Shiwei" in box[0])
    for right, down in ((9, 0), (-9, 0), (0, 9), (0, -9)):
        page.mouse.move(x + right, y + down)
        expect(page.locator(".map-tooltip b")).to_have_text(name)


def test_a_layer_can_be_switched_off_before_plotly(page: Page, address):
    opened(page, f"{address}/")
    belt = page.locator(".static-map [class*='tracebelt-'] .js-fill").first
    expect(belt).to_be_visible()
    page.locator("[data-layer=belt]").click()
    expect(belt).to_be_hidden()
    zoomable(page)
    expect(page.locator(".plotly-map [class*='tracebelt-'] .js-fill").first).to_be_hidden()


def test_the_first_zoom_shows_that_it_is_coming_and_keeps_every_press(page: Page, address):
    opened(page, f"{address}/")
    before = page.evaluate(WIDTH)
    held = []
    page.route("**/plotly.min.js*", lambda route: held.append(route))  # noqa: PLW0108  # Playwright asks it for more
    for _ in range(2):
        page.locator("[data-action=zoom-in]").click()
    page.wait_for_selector("#map[data-loading]")
    expect(page.locator(".map-tools")).to_have_attribute("aria-busy", "true")
    soon(page, lambda: held)
    assert page.locator("#map[data-drawn]").count() == 0
    held[0].continue_()
    page.wait_for_selector("#map[data-moves]", timeout=90_000)
    assert page.evaluate(WIDTH) == pytest.approx(before / 1.6**2, rel=0.01)
    expect(page.locator("#map[data-loading]")).to_have_count(0)


def test_what_cannot_be_loaded_is_said_and_can_be_tried_again(browser, address):
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    opened(page, f"{address}/?lang=en")
    page.route("**/map.json", lambda route: route.abort())
    page.locator("[data-action=zoom-in]").click()
    expect(page.locator("#said")).to_contain_text("could not be loaded")
    expect(page.locator("#map[data-loading]")).to_have_count(0)
    page.unroute_all()
    page.locator("[data-action=zoom-in]").click()
    page.wait_for_selector("#map[data-moves]", timeout=90_000)
    context.close()


def test_the_wheel_scrolls_the_page_and_with_ctrl_zooms_the_map(page: Page, address):
    opened(page, f"{address}/")
    before = page.evaluate(WIDTH)
    box = page.locator("#map").bounding_box()
    page.mouse.move(box["x"] + 300, box["y"] + 200)
    page.mouse.wheel(0, 200)
    until(page, "() => scrollY > 0")
    assert page.evaluate(WIDTH) == before
    assert page.locator("#map[data-loading], #map[data-drawn]").count() == 0
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    page.wait_for_selector("#map[data-moves]", timeout=90_000)
    assert page.evaluate(WIDTH) < before
