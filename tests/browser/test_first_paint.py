"""The first paint is the final layout: nothing moves when Dash takes over, and nothing scrolls that should not."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.acts import script_errors, soon, until

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
_EVERYWHERE = """() => {
    const bubbling = { bubbles: true, cancelable: true };
    const kinds = {
        pointerdown: PointerEvent, pointermove: PointerEvent, pointerover: PointerEvent, pointerout: PointerEvent,
        pointerup: PointerEvent, mousedown: MouseEvent, mouseup: MouseEvent, touchstart: TouchEvent,
        touchmove: TouchEvent, touchend: TouchEvent, focusin: FocusEvent, focusout: FocusEvent, input: InputEvent,
        change: Event, toggle: Event, scroll: Event, wheel: WheelEvent, dblclick: MouseEvent, dragstart: DragEvent,
        contextmenu: MouseEvent, keydown: KeyboardEvent, keyup: KeyboardEvent, click: MouseEvent,
    };
    for (const node of document.querySelectorAll("#first-page *")) {
        if (node.closest("a, form") && !node.matches("input")) continue; /* would leave the page */
        for (const [kind, Made] of Object.entries(kinds)) node.dispatchEvent(new Made(kind, bubbling));
    }
}"""
"""Every kind of event at every element of the first page, but what leads to another."""
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


def _before_dash(page: Page, address: str) -> Callable[[], None]:
    """Open the page and let Dash wait for its layout; returns what lets it come, and waits until the page stands."""
    held: list[Route] = []
    page.route("**/_dash-layout", lambda route: held.append(route))  # noqa: PLW0108  # Playwright wants a function
    page.goto(address)
    soon(page, lambda: held)

    def let_dash_come() -> None:
        held.pop().continue_()
        expect(page.locator("#first-page")).to_have_count(0)
        page.wait_for_selector("#filters input:checked", state="attached")

    return let_dash_come


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


def test_what_a_reader_has_done_before_dash_comes_is_kept(page: Page, address):
    """What is shown before stays, and is not made anew: what was closed is closed, what had the focus has it."""
    let_dash_come = _before_dash(page, f"{address}/?region=150725")
    summary = page.locator("#first-page .part-legend details[open] > summary")
    summary.evaluate("(summary) => void (window.legendSeen = summary.parentElement)")
    summary.click()
    expect(page.locator("#first-page .part-legend summary")).to_be_focused()
    let_dash_come()
    assert page.evaluate("window.legendSeen === document.querySelector('#legend details')")
    assert not page.evaluate("window.legendSeen.open")
    assert page.evaluate("document.activeElement === window.legendSeen.firstElementChild")


@pytest.mark.parametrize(
    ("pressed", "done"),
    [
        ("[data-action=search]", "dialog#search-dialog[open]"),
        ("[data-action=theme]", "html[data-theme=dark]"),
        ("[name=region][value='150726']", "html[data-region='150726'] #panel [data-region='150726']"),
        ("[name=region][value='150725']", "html[data-region='150725'] #panel [data-region='150725']"),
    ],
)
def test_what_is_pressed_before_dash_comes_is_done_then(page: Page, address, pressed, done):
    let_dash_come = _before_dash(page, f"{address}/?initiative=3")
    page.locator(f"#first-page {pressed}").first.dispatch_event("click")
    let_dash_come()
    expect(page.locator(done).first).to_be_visible()
    page.wait_for_timeout(300)
    expect(page.locator(done).first).to_be_visible()  # and is not taken back


@pytest.mark.parametrize(("query", "size"), [("", DESK), ("region=150725", PHONE), ("view=table", DESK)])
def test_whatever_is_pressed_before_dash_comes_is_no_error(page: Page, address, query, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    let_dash_come = _before_dash(page, f"{address}/?{query}")
    errors = script_errors(page)
    page.evaluate(_EVERYWHERE)
    for key in ("Escape", "Tab", "/", "?", "ArrowRight", "ArrowDown", "+", "0", "Enter", " ", "Control+p"):
        page.keyboard.press(key)
    page.mouse.move(200, 300)
    page.mouse.wheel(0, 200)
    page.set_viewport_size({"width": size[0] - 20, "height": size[1] - 100})
    page.emulate_media(color_scheme="dark", media="print")
    for kind in ("beforeprint", "afterprint", "popstate", "focus", "online"):
        page.evaluate("(kind) => void window.dispatchEvent(new Event(kind))", kind)
    page.emulate_media(color_scheme="light", media="screen")
    page.evaluate("history.replaceState(null, '', '?')")
    page.wait_for_timeout(300)
    let_dash_come()
    assert sorted(set(errors)) == []


def test_the_viewport_is_said_once(page: Page, address):
    page.goto(f"{address}/")
    assert page.locator("meta[name=viewport]").count() == 1
