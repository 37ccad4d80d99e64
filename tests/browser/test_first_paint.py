"""The first paint is the final layout: nothing moves when Dash takes over, and nothing scrolls that should not."""

import pytest
from playwright.sync_api import Page, Route

from tests.browser.acts import until

pytestmark = pytest.mark.browser
MOST = 0.02
"""The layout shift that a visitor does not notice; a "good" value of Web Vitals is 0.1."""
PHONE, DESK = (390, 844), (1440, 900)
SEEN = {
    "": [PHONE, (900, 1000), DESK, (2560, 1440)],
    "lang=en&region=150784&initiative=2": [PHONE, (820, 1180), (1024, 768), DESK, (1920, 1080)],
    "view=table": [PHONE, DESK],
    "lang=en&view=about": [PHONE, DESK],
}
"""In what windows each selection and view is looked at: those between the usual ones by one selection each."""
SCENES = [("mode=wall", (3840, 2160)), ("mode=wall&lang=en&region=150725", (1920, 1080))]
WATCH = """(() => {
    window.seen = { shift: 0, scroll: [], painted: null };
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.seen.shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    const look = () => {
        const root = document.documentElement;
        if (performance.getEntriesByType("paint").length) {
            const first = document.getElementById("first-page");
            const scroll = [root.scrollWidth - innerWidth, root.scrollHeight - innerHeight];
            window.seen.scroll.push(scroll);
            const map = document.querySelector(".map[data-scale]");
            const said = document.querySelector(".part-wall .scene h1");
            window.seen.painted ??= { first: Boolean(first), map: Boolean(map), rem: getComputedStyle(root).fontSize,
                scene: Boolean(said), theme: root.dataset.theme };
        }
        window.requestAnimationFrame(look);
    };
    window.requestAnimationFrame(look);
})()"""


def _late(route: Route) -> None:
    """Let the page be painted before what Dash needs has come."""
    until(route.request.frame.page, "() => Boolean(window.seen.painted)")
    route.continue_()


def _seen(page: Page, address: str, query: str, size: tuple[int, int]) -> dict:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.add_init_script(WATCH)
    page.route("**/_dash-layout", _late)
    page.set_default_timeout(150_000)
    page.goto(f"{address}/?{query}", wait_until="commit")
    page.wait_for_selector("#content", state="attached")
    if "view=" not in query:
        page.wait_for_selector("#map .map-scale", state="attached")
    page.wait_for_timeout(400)
    return page.evaluate("window.seen")


@pytest.mark.parametrize(("query", "size"), [(query, size) for query, sizes in SEEN.items() for size in sizes])
def test_nothing_moves_when_dash_takes_over(page: Page, address, query, size):
    seen = _seen(page, address, query, size)
    assert seen["painted"]["first"], "it was not painted before Dash had come"
    assert seen["shift"] <= MOST
    assert {across for across, _ in seen["scroll"]} == {0}


@pytest.mark.parametrize(("query", "size"), SCENES)
def test_a_wall_never_scrolls_and_has_its_map_and_size_from_the_first_frame(page: Page, address, query, size):
    seen = _seen(page, address, query, size)
    assert seen["painted"] == {
        "first": True,
        "map": True,
        "rem": f"{16 * size[0] // 1920}px",
        "scene": True,
        "theme": "dark",
    }
    assert seen["shift"] <= MOST
    assert {tuple(scroll) for scroll in seen["scroll"]} == {(0, 0)}


@pytest.mark.parametrize(
    ("query", "size"),
    [("lang=en&region=150784", (390, 844)), ("", (1440, 900)), ("mode=wall&region=150725", (1920, 1080))],
)
def test_nothing_moves_on_a_slow_machine_and_a_slow_line(page: Page, address, query, size):
    """A processor six times as slow, and 1.5 s before any file comes: scripts come when all else was seen long ago."""
    slow = page.context.new_cdp_session(page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 6})
    slow.send("Network.enable")
    line = {"offline": False, "latency": 1500, "downloadThroughput": -1, "uploadThroughput": -1}
    slow.send("Network.emulateNetworkConditions", line)
    seen = _seen(page, address, query, size)
    assert seen["painted"]["first"]
    assert seen["painted"]["map"], "the map comes after the first paint"
    assert seen["shift"] <= MOST
    assert {across for across, _ in seen["scroll"]} == {0}
    if "wall" in query:
        assert {tuple(scroll) for scroll in seen["scroll"]} == {(0, 0)}


def test_the_viewport_is_said_once(page: Page, address):
    page.goto(f"{address}/")
    assert page.locator("meta[name=viewport]").count() == 1
