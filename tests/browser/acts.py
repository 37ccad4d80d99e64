"""What a visitor does on the page, and what the page then says is chosen."""

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import ConsoleMessage, Page, expect

PATIENCE = 90
"""Seconds that a busy machine may need."""
_STATE = """() => {
    const panel = document.querySelector("#panel section");
    const checked = (name) => document.querySelector(`#filters input[name=${name}]:checked`).value || "all";
    const marked = (selector) => [...document.querySelectorAll(selector)];
    return {
        address: location.search,
        panel: [panel.dataset.region, panel.dataset.initiative],
        filters: [checked("region"), checked("initiative")],
        cells: marked('#matrix .cell[aria-pressed="true"]').map((cell) => cell.dataset.cell).sort(),
        map: marked("#map [data-selected]").map((node) => node.getAttribute("class")).sort(),
        list: marked('#map-list [aria-selected="true"]').map((option) => option.id),
    };
}"""
_PLACE = """([uid, x, y]) => {
    const svg = document.querySelector("#map .static-map svg");
    const found = svg.querySelector(`.trace${uid}`);
    const center = (box) => [box.left + box.width / 2, box.top + box.height / 2];
    if (x === null) return center(found.querySelector(".point").getBoundingClientRect());
    const shapes = found.closest("[data-unit]");
    const { a: scale, e: left, f: top } = shapes.transform.baseVal.consolidate().matrix;
    const box = svg.getBoundingClientRect(), times = box.width / svg.clientWidth, unit = shapes.dataset.unit;
    return [box.left + times * (left + scale * unit * x), box.top + times * (top - scale * unit * y)];
}"""

_INTO_VIEW = """(y) => {
    const above = document.getElementById("filters").getBoundingClientRect().bottom + 10;
    if (y < above || y > innerHeight - 40) window.scrollBy({ top: y - innerHeight / 2, behavior: "instant" });
}"""
"""The filters stay over what is scrolled beneath them."""


def script_errors(page: Page) -> list[str]:
    """The errors of scripts on `page` from now on: the list grows."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(f"{message.text} ({message.location.get('url')})")

    page.on("console", note)
    return errors


def opened(page: Page, address: str) -> None:
    """Go to `address` and wait until the map stands in the page and every part answers."""
    page.set_default_timeout(90_000)
    page.goto(address)
    if not {"view=compare", "view=table", "view=about"} & set(address.partition("?")[2].split("&")):
        page.wait_for_selector("#map .map-scale", state="attached")  # a map that is not looked at has no size
    page.wait_for_selector("#first-page", state="detached")
    page.wait_for_selector("#filters input:checked", state="attached")


def zoomable(page: Page) -> None:
    """Ask for Plotly's map, as the first zoom does, and wait until it shows."""
    page.evaluate("() => void corridor.plotly_map.load()")
    page.wait_for_selector("#map[data-drawn=plotly]", timeout=PATIENCE * 1000)


def taken_over(page: Page, address: str, query: str) -> Page:
    """The page at `query`, once Dash has taken over from the first page: also where no map is looked at."""
    page.goto(f"{address}/{query}")
    expect(page.locator("#first-page")).to_have_count(0, timeout=60_000)
    return page


def until(page: Page, expression: str, argument: object = None) -> None:
    """Ask until `expression` holds: Playwright's own wait needs ``eval``, which the page forbids."""
    end = time.monotonic() + PATIENCE
    while not page.evaluate(expression, argument):
        assert time.monotonic() < end, expression
        page.wait_for_timeout(20)


def soon(page: Page, holds: Callable[[], object]) -> None:
    """Let the page go on until `holds` does, such as that a request was made."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        page.wait_for_timeout(20)


def painted(page: Page) -> None:
    """Wait until what was changed before has been painted, and what was put off until then has been done."""
    page.evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
    )


def resized(page: Page, width: int, height: int) -> None:
    """Give the window another size, and wait until the page is laid out and painted in it."""
    page.set_viewport_size({"width": width, "height": height})
    painted(page)


def rested(page: Page, selector: str) -> None:
    """Wait until what was scrolled sideways has stood still for some frames: also where it snaps into its place."""
    page.locator(selector).first.evaluate(
        """(list) => new Promise((done) => {
            let last = NaN, still = 0;
            const look = () => {
                still = list.scrollLeft === last ? still + 1 : 0;
                last = list.scrollLeft;
                if (still > 8) done(); else requestAnimationFrame(look);
            };
            look();
        })"""
    )


def state(page: Page) -> dict[str, Any]:
    """What address, panel, filters, matrix, map and list say is chosen."""
    found: dict[str, Any] = page.evaluate(_STATE)
    return found


def settled(page: Page, region: str = "all", initiative: str = "all") -> dict[str, Any]:
    """Wait until the panel shows a selection; then everything that says so."""
    page.wait_for_selector(f'#panel section[data-region="{region}"][data-initiative="{initiative}"]', state="attached")
    until(
        page,
        "(region) => document.documentElement.dataset.region === region && "
        "!!document.querySelector('#map [data-selected]') === (region !== 'all') && "
        "!document.querySelector('#map[data-moving]')",
        region,
    )
    painted(page)
    return state(page)


def point_on_map(page: Page, uid: str, place: tuple[float, float] | None = None) -> tuple[float, float]:
    """Rest the pointer on what the map draws under `uid`: at its first point, or at a `place` in km inside it."""
    x, y = place or (None, None)
    at = page.evaluate(_PLACE, [uid, x, y])
    page.evaluate(_INTO_VIEW, at[1])
    at = page.evaluate(_PLACE, [uid, x, y])
    page.mouse.move(at[0] - 4, at[1])
    page.mouse.move(*at)
    page.wait_for_timeout(200)
    return at[0], at[1]


def click_on_map(page: Page, uid: str, place: tuple[float, float] | None = None) -> None:
    """Click what the map draws under `uid`."""
    page.mouse.click(*point_on_map(page, uid, place))
