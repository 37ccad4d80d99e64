"""About the map: its legend, its buttons, and the mark of what the keyboard has reached on it."""

from itertools import pairwise, product

import pytest
import shapely
from playwright.sync_api import Page, expect
from shapely.geometry.base import BaseGeometry

from corridor.geography.scene import Scene, scene_of
from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from tests.browser.acts import opened, resized, settled, until, zoomable
from tests.dashboard.published import REGIONS

pytestmark = pytest.mark.browser
ROWS = """(entries) => entries.map((one) => Math.round(one.getBoundingClientRect().top))"""
CUT = """() => {
    const map = document.querySelector("#map").getBoundingClientRect();
    const names = [...document.querySelectorAll("#map [class*=tracelabel-] text")];
    return names.filter((name) => name.getBoundingClientRect().width).filter((name) => {
        const box = name.getBoundingClientRect();
        return box.left < map.left || box.right > map.right || box.top < map.top || box.bottom > map.bottom;
    }).map((name) => name.textContent);
}"""
MOVE = """([times, across]) => {
    const graph = document.querySelector("#map .js-plotly-plot");
    const home = graph.layout.meta.home;
    const part = (range, by) => {
        const [middle, half] = [(range[0] + range[1]) / 2, (range[1] - range[0]) / 2 / times];
        return [middle + by * half - half, middle + by * half + half];
    };
    return Plotly.relayout(graph, { "xaxis.range": part(home.x, across), "yaxis.range": part(home.y, across) });
}"""
NAMES = """() => {
    const map = document.querySelector("#map").getBoundingClientRect();
    const names = [...document.querySelectorAll("#map [class*=tracelabel-]:not([class*=-inset]) text")]
        .filter((name) => getComputedStyle(name).visibility === "visible")
        .map((name) => [name.textContent, name.getBoundingClientRect()]).filter(([, box]) => box.width);
    const cut = names.filter(([, box]) =>
        box.left < map.left || box.right > map.right || box.top < map.top || box.bottom > map.bottom);
    return [names.map(([name]) => name), cut.map(([name]) => name)];
}"""
WIDTH = "() => corridor.map_view.size().width"
STEPS = 5
UNDER_THE_BAR = """() => {
    const bar = document.querySelector("#map .map-scale").getBoundingClientRect();
    const names = [...document.querySelectorAll("#plotly-map [class*=tracelabel-] text")];
    return names.filter((name) => getComputedStyle(name).visibility === "visible").filter((name) => {
        const box = name.getBoundingClientRect();
        const across = box.left < bar.right && box.right > bar.left;
        return box.width && across && box.top < bar.bottom && box.bottom > bar.top;
    }).map((name) => name.textContent);
}"""
RANGES = """() => {
    const { x, y } = corridor.map_view.extent();
    return [...x, ...y];
}"""
SEEN = """(region) => {
    const map = document.querySelector("#map").getBoundingClientRect();
    const box = document.querySelector(`#plotly-map .traceregion-${region} path`).getBoundingClientRect();
    const middle = [box.left + box.width / 2, box.top + box.height / 2];
    return map.left < middle[0] && middle[0] < map.right && map.top < middle[1] && middle[1] < map.bottom;
}"""
REACHED = """() => {
    const id = document.querySelector("#map-frame [role=listbox]").dataset.highlights;
    const styles = [...document.querySelectorAll(`#map [class*="traceport-${id}"] .point`)].map(getComputedStyle);
    return styles.map((one) => [parseFloat(one.strokeWidth), one.stroke, one.fill, one.paintOrder.split(" ")[0]]);
}"""


@pytest.fixture(scope="module")
def scene() -> Scene:
    """What the map of the shipped package draws, in km."""
    return scene_of(load(shipped_package()))


@pytest.fixture(scope="module")
def shipped_ground(scene: Scene) -> BaseGeometry:
    """All ground that it draws."""
    return shapely.union_all([scene.ground, scene.land, *scene.countries.values()])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_entry_of_the_legend_is_left_alone_on_a_row(
    page: Page, phone_page: Page, address: str, language: str
) -> None:
    for screen in (page, phone_page):
        opened(screen, f"{address}/?lang={language}")
    for screen, width, height in [
        (page, 1440, 900),
        (page, 1920, 1080),
        (page, 1280, 800),
        (page, 1024, 768),
        (phone_page, 390, 844),
    ]:
        resized(screen, width, height)
        if not screen.locator(".legend-layers").is_visible():
            screen.locator(".legend summary").click()
        tops = screen.locator(".legend-layers li").evaluate_all(ROWS)
        assert len(tops) == 7
        assert tops.count(tops[-1]) > 1, (width, tops)
        if (language, width) == ("zh", 1440):
            assert len(set(tops)) == 1


def test_the_map_that_stays_leaves_the_strip_free(page: Page, address: str) -> None:
    opened(page, f"{address}/?region={REGIONS[0]}")
    for size, share in product([(1024, 800), (1440, 900), (1920, 1000), (1440, 700), (1440, 1080)], (0, 0.5, 0.9, 1)):
        resized(page, *size)
        page.evaluate("(share) => window.scrollTo(0, share * document.documentElement.scrollHeight)", share)
        resized(page, *size)
        drawn, strip = page.locator("#map-frame").bounding_box(), page.locator("#strip").bounding_box()
        assert drawn
        assert strip
        beside = drawn["x"] + drawn["width"] <= strip["x"]
        assert beside or drawn["y"] + drawn["height"] <= strip["y"], (size, share)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_name_on_the_map_is_cut_at_its_edge(page: Page, address: str, language: str) -> None:
    opened(page, f"{address}/?lang={language}")
    for width, height in [(1280, 1024), (1024, 1366), (1080, 1920), (1440, 900), (1700, 650)]:
        resized(page, width, height)
        until(page, f"() => ({CUT})().length === 0")
        box = page.locator(".map-box").bounding_box()
        assert box
        assert 0.7 < box["width"] / box["height"] < 1.55, (width, height)


def test_the_map_is_never_smaller_than_the_whole_and_grows_about_the_chosen_region(page: Page, address: str) -> None:
    opened(page, f"{address}/")
    page.set_viewport_size({"width": 1440, "height": 900})
    out = page.locator('[data-action="zoom-out"]')
    expect(out).to_have_attribute("aria-disabled", "true")
    whole = page.evaluate(RANGES)
    out.click(force=True)
    page.locator("#map:not([data-moving], [data-focused])").wait_for()
    assert page.evaluate(RANGES) == pytest.approx(whole)
    page.locator(f'#filters input[name=region][value="{REGIONS[2]}"]').check(force=True)
    settled(page, REGIONS[2])
    expect(out).to_have_attribute("aria-disabled", "false")
    for _ in range(2):
        page.locator('[data-action="zoom-in"]').click()
    page.wait_for_selector("#map[data-drawn=plotly]", timeout=90_000)
    assert page.evaluate(SEEN, REGIONS[2])
    for _ in range(8):
        out.click(force=True)
    until(page, f"(whole) => ({RANGES})().every((end, n) => Math.abs(end - whole[n]) < 1)", whole)


def test_the_buttons_of_a_small_map_cover_nothing_of_it(phone_page: Page, address: str) -> None:
    opened(phone_page, f"{address}/?lang=en")
    for width in (360, 390, 768):
        resized(phone_page, width, 844)
        _demand_free(phone_page, width)


def _demand_free(page: Page, width: int) -> None:
    """The buttons are large enough, and stand between the map and the title of the legend."""
    drawn = page.locator(".map-box").bounding_box()
    title = page.locator(".legend summary").bounding_box()
    assert drawn
    assert title
    for button in page.locator(".map-tools button").all():
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
        assert box["y"] >= drawn["y"] + drawn["height"]
        assert box["y"] + box["height"] <= title["y"] + title["height"] + 2
        assert box["x"] + box["width"] <= width


@pytest.mark.parametrize("looks", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}], ids=str)
def test_the_port_that_the_keys_reach_has_a_mark_of_its_own(page: Page, address: str, looks: dict[str, str]) -> None:
    page.emulate_media(**looks)  # type: ignore[arg-type]
    opened(page, f"{address}/")
    page.locator("#map-frame [role=listbox]").focus()
    page.keyboard.press("Home")
    reached = set()
    for _ in range(18):
        shown = page.locator("#map-frame [role=listbox]").get_attribute("data-highlights") or ""
        for width, ring, within, first in page.evaluate(REACHED):
            reached.add(shown)
            assert width >= 10, shown
            assert ring != within, shown
            assert first == "stroke", "the shape that tells the transport stays whole"
        page.keyboard.press("ArrowDown")
    assert len(reached) == 8
    page.locator(".header .tool").first.focus()
    widths = page.locator("#map [class*='traceport-'] .point").evaluate_all(
        "(marks) => marks.map((one) => parseFloat(getComputedStyle(one).strokeWidth))"
    )
    assert max(widths) < 5


def test_the_buttons_stand_below_the_map_on_any_screen(page: Page, address: str) -> None:
    opened(page, f"{address}/")
    for width in (900, 1280, 1920):
        resized(page, width, 900)
        drawn, tools = page.locator(".map-box").bounding_box(), page.locator(".map-tools").bounding_box()
        assert drawn
        assert tools
        assert tools["y"] >= drawn["y"] + drawn["height"], width


def test_no_name_is_cut_on_an_enlarged_map_that_is_moved(page: Page, address: str) -> None:
    opened(page, f"{address}/")
    zoomable(page)
    for times, across in [(1.6, 0.0), (1.6, 0.1), (1.6, 0.2), (2.5, -0.3)]:
        page.evaluate(MOVE, [times, across])
        shown, cut = page.evaluate(NAMES)
        assert shown
        assert not cut


@pytest.mark.parametrize("size", [(1440, 900), (900, 700)])
def test_neither_mouse_nor_buttons_lead_beyond_what_the_whole_map_shows(
    page: Page, address: str, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    opened(page, f"{address}/")
    whole = page.evaluate(RANGES)
    box = page.locator("#map").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    for zoomed in range(3):
        if zoomed:
            page.locator('[data-action="zoom-in"]').click()
            page.wait_for_selector("#map[data-drawn=plotly]")
            until(page, f"(most) => ({RANGES})()[1] - ({RANGES})()[0] < most", (whole[1] - whole[0]) / 1.5**zoomed)
        for across, down in [(-600, -600), (600, 600), (900, -900), (-900, 900)]:
            before = page.url
            page.mouse.move(x, y)
            page.mouse.down()
            for part in (0.1, 0.5, 1):
                page.mouse.move(x + across * part, y + down * part)
                found = page.evaluate(RANGES)
                assert found[0] >= whole[0] - 2
                assert found[1] <= whole[1] + 2
                assert found[2] >= whole[2] - 2
                assert found[3] <= whole[3] + 2
            page.mouse.up()
            page.wait_for_timeout(100)
            assert page.url == before, "a drag is no click"


LYING = [(844, 390), (720, 450)]
SIZES = [(390, 844), (900, 700), (1024, 768), (1280, 800), (1440, 900), (1920, 1080), (2560, 1440)]


@pytest.mark.parametrize("size", LYING)
def test_a_window_that_lies_shows_no_ground_that_the_data_do_not_reach(
    page: Page, address: str, size: tuple[int, int], shipped_ground: BaseGeometry
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    opened(page, f"{address}/")
    assert _shown(page).difference(shipped_ground).area < 1


def _shown(page: Page) -> BaseGeometry:
    left, right, bottom, top = page.evaluate(RANGES)
    return shapely.box(left, bottom, right, top)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_larger_map_never_shows_fewer_names_nor_ground_that_the_data_do_not_reach(
    page: Page, address: str, language: str, shipped_ground: BaseGeometry
) -> None:
    """Larger is that which has no less room for the same ground. A wall names only what its message needs.

    In Chinese the page is opened in each window, in English it is made as large while it is looked at.
    """
    found = []
    for width, height in SIZES:
        resized(page, width, height)
        if language == "zh" or not found:
            opened(page, f"{address}/?lang={language}")
        until(page, f"() => ({CUT})().length === 0")
        names, cut = page.evaluate(NAMES)
        assert not cut, width
        assert _shown(page).difference(shipped_ground).area < 1, width
        left, right, _, _ = page.evaluate(RANGES)
        found.append((page.evaluate(WIDTH) / (right - left), set(names)))
    found.sort(key=lambda one: one[0])
    for (_, smaller), (scale, larger) in pairwise(found):
        assert smaller <= larger, (scale, smaller - larger)
    assert len(found[-1][1]) > len(found[0][1]) > 15


@pytest.mark.parametrize("size", [(390, 844), (1440, 900), (1920, 1080)])
def test_whatever_is_enlarged_something_of_the_corridor_stays_in_sight(page: Page, address, size, scene):
    """The middle of the whole map lies in no region."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    opened(page, f"{address}/")
    regions = shapely.union_all(list(scene.regions.values()))
    for step in range(1, STEPS + 1):
        west, east, *_ = page.evaluate(RANGES)
        page.locator('[data-action="zoom-in"]').click()
        until(page, f"(most) => ({RANGES})()[1] - ({RANGES})()[0] < most", (east - west) / 1.5)
        west, east, south, north = page.evaluate(RANGES)
        seen = shapely.box(west, south, east, north)
        assert regions.intersection(seen).area > 0.1 * seen.area, step
        until(page, f"() => ({UNDER_THE_BAR})().length === 0")
