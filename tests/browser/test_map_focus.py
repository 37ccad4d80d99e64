"""A region that is chosen looks chosen: the map moves to it, the others fade, and nothing is lost on the way."""

import pytest
from playwright.sync_api import Page, expect

from corridor.geography.scene import scene_of
from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from tests.browser.acts import click_on_map, opened, settled, zoomable
from tests.dashboard.published import REGIONS

pytestmark = pytest.mark.browser
EXTENT = "() => { const { x, y } = corridor.map_view.extent(); return [...x, ...y]; }"
FADED = """([shown, region]) => {
    const style = (kind, code) => getComputedStyle(document.querySelector(`${shown} .trace${kind}-${code} .js-fill`));
    return [style("region", region).fill, style("belt", region).fillOpacity];
}"""
CUT = """() => {
    const map = document.querySelector("#map").getBoundingClientRect();
    const names = [...document.querySelectorAll("#map .static-map [class*=tracelabel-]:not([class*=-inset]) text")];
    return names.filter((name) => getComputedStyle(name).visibility === "visible").filter((name) => {
        const box = name.getBoundingClientRect();
        const beside = box.left < map.left || box.right > map.right;
        return box.width && (beside || box.top < map.top || box.bottom > map.bottom);
    }).map((name) => name.textContent);
}"""
BOTH = """async ([first, later, second]) => {
    corridor.selection_state.press(first);
    if (later) await new Promise((done) => setTimeout(done, later));
    corridor.selection_state.press(second);
}"""
FRAMES = """() => {
    window.frames = [];
    const look = () => {
        const path = document.querySelector(".static-map .tracecorridor-line path");
        window.frames.push(path.closest("[data-unit]").getAttribute("transform"));
        if (window.frames.length < 90) window.requestAnimationFrame(look);
    };
    window.requestAnimationFrame(look);
}"""


@pytest.fixture(scope="module")
def regions():
    return scene_of(load(shipped_package())).regions


def choose(page: Page, region: str) -> None:
    page.locator(f'#filters input[name=region][value="{region}"]').check(force=True)
    settled(page, region or "all")


@pytest.mark.parametrize("size", [(1440, 1000), (390, 844), (1920, 1080)])
def test_the_map_moves_to_the_region_and_back(page: Page, address, regions, size):
    page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    opened(page, f"{address}/")
    whole = page.evaluate(EXTENT)
    for region in REGIONS:
        choose(page, region)
        left, right, bottom, top = page.evaluate(EXTENT)
        west, south, east, north = regions[region].bounds
        assert (left <= west, bottom <= south, east <= right, north <= top) == (True,) * 4, "it is shown whole"
        assert right - left < whole[1] - whole[0]
        assert page.evaluate(CUT) == []
    if page.locator("#sheet").is_visible():
        page.keyboard.press("Escape")  # the phone's sheet comes first
    page.keyboard.press("Escape")
    settled(page)
    assert page.evaluate(EXTENT) == pytest.approx(whole)


@pytest.mark.parametrize("movable", [False, True], ids=["static", "plotly"])
@pytest.mark.parametrize("later", [0, 20, 200])
def test_it_gets_to_the_region_though_an_initiative_is_chosen_on_the_way(page: Page, address, movable, later):
    """At once after the region, before the map has set out, and while it moves; the same back to the whole."""
    opened(page, f"{address}/")
    if movable:
        zoomable(page)
    whole = page.evaluate(EXTENT)
    choose(page, REGIONS[1])
    there = page.evaluate(EXTENT)
    choose(page, "")
    for region, extent in ((REGIONS[1], there), ("", whole)):
        page.evaluate(BOTH, [f"region={region}", later, "initiative=1"])
        settled(page, region or "all", "1")
        assert page.evaluate(EXTENT) == pytest.approx(extent, abs=1)  # km
        page.evaluate(BOTH, ["initiative=", 0, "initiative="])
        settled(page, region or "all")


def test_an_address_opens_at_its_region_without_a_movement(page: Page, address):
    opened(page, f"{address}/?region={REGIONS[1]}")
    settled(page, REGIONS[1])
    first = page.evaluate(EXTENT)
    opened(page, f"{address}/")
    choose(page, REGIONS[1])
    assert page.evaluate(EXTENT) == pytest.approx(first)


def test_the_others_fade_and_what_is_the_region_s_comes_forward(page: Page, address):
    opened(page, f"{address}/")
    before = [page.evaluate(FADED, [".static-map", region]) for region in REGIONS]
    assert len({fill for fill, _ in before}) == 1
    choose(page, REGIONS[4])
    after = [page.evaluate(FADED, [".static-map", region]) for region in REGIONS]
    assert after[4][0] == before[4][0]
    assert float(after[4][1]) > float(before[4][1])
    assert all(fill != before[0][0] for fill, _ in after[:4])
    opacity = "(node) => getComputedStyle(node).opacity"
    assert page.locator(".static-map .traceport-PT06").evaluate(opacity) == "1"
    assert float(page.locator(".static-map .traceport-PT08").evaluate(opacity)) < 1


def test_an_inset_stands_on_the_whole_map_alone(page: Page, address):
    opened(page, f"{address}/")
    port = page.locator('.static-map [class*="traceport-PT02"]')
    expect(page.locator(".static-map .traceport-PT02-inset .point")).to_be_visible()
    expect(page.locator(".static-map [data-frame]")).to_be_visible()
    choose(page, "150781")
    expect(page.locator(".static-map .traceport-PT02-inset .point")).to_be_hidden()
    expect(page.locator(".static-map [data-frame]")).to_be_hidden()
    expect(page.locator(".static-map .traceport-PT02 .point")).to_be_visible()
    expect(page.locator(".static-map .tracelabel-port-PT02 text")).to_be_visible()
    assert port.count() == 2


def test_what_was_pressed_stays_under_the_pointer(page: Page, address, regions):
    opened(page, f"{address}/")
    for region in REGIONS:
        at = regions[region].representative_point()
        click_on_map(page, f"region-{region}", (at.x, at.y))
        settled(page, region)
        page.mouse.down()
        page.mouse.up()
        settled(page)


def test_it_moves_gently_and_at_once_where_motion_is_not_wanted(page: Page, address):
    page.emulate_media(reduced_motion="no-preference")
    opened(page, f"{address}/")
    page.evaluate(FRAMES)
    choose(page, REGIONS[0])
    assert len(set(page.evaluate("window.frames"))) > 3
    page.emulate_media(reduced_motion="reduce")
    page.evaluate(FRAMES)
    choose(page, REGIONS[3])
    assert len(set(page.evaluate("window.frames"))) <= 2


def test_the_whole_is_shown_again_by_its_button_before_plotly(page: Page, address):
    opened(page, f"{address}/")
    whole = page.evaluate(EXTENT)
    choose(page, REGIONS[0])
    page.locator("[data-action=zoom-reset]").click()
    page.locator("#map:not([data-moving], [data-focused])").wait_for()
    assert page.evaluate(EXTENT) == pytest.approx(whole)
    assert page.locator("#map[data-drawn]").count() == 0


def test_plotly_s_map_moves_too(page: Page, address):
    opened(page, f"{address}/")
    choose(page, REGIONS[2])
    wanted = page.evaluate(EXTENT)
    choose(page, "")
    zoomable(page)
    whole = page.evaluate(EXTENT)
    choose(page, REGIONS[2])
    assert page.evaluate(EXTENT) == pytest.approx(wanted, rel=0.01, abs=1)
    choose(page, "")
    assert page.evaluate(EXTENT) == pytest.approx(whole, rel=0.01, abs=1)
