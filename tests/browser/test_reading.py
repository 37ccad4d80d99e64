"""How the page reads: Tab follows the eye, a number keeps its unit, a quotation mark indents no line."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Page

from tests.browser.acts import opened, settled, until
from tests.dashboard.published import LANGUAGES, REGIONS

pytestmark = pytest.mark.browser
PARTS = ("header", "filters", "headlines", "map-frame", "strip", "matrix", "profile", "panel", "footer")
FOCUS = """(parts) => {
    const at = document.activeElement;
    const part = parts.find((id) => at.closest("#" + id));
    if (!part) return null;
    const box = at.getBoundingClientRect();
    return { part, top: box.top + scrollY, bottom: box.bottom + scrollY, left: box.left };
}"""
IN_DOCUMENT = """(parts) => [...document.querySelectorAll(parts.map((id) => "#" + id).join())].map((part) => part.id)"""
ORDERS = {
    (720, 450): ["matrix", "map-frame", "panel", "strip"],
    (1440, 700): ["map-frame", "matrix", "profile", "panel", "strip"],
    (1440, 900): ["map-frame", "matrix", "profile", "panel", "strip"],
    (1920, 900): ["map-frame", "matrix", "profile", "panel", "strip"],
    (1920, 1080): ["map-frame", "matrix", "profile", "panel", "strip"],
}
"""How the eye goes through the page: down a column, then down the next. A region alone is no profile on a phone."""
WRAPPED = """() => [...document.querySelectorAll(".context .facts dd > *")].flatMap((value) => {
    const range = document.createRange();
    range.selectNodeContents(value.firstChild);
    const lines = new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size;
    const room = value.closest(".context").getBoundingClientRect().right;
    return lines === 1 && value.getBoundingClientRect().right <= room ? [] : [value.textContent];
})"""
INDENTS = """() => {
    const line = (inner) => {
        const style = getComputedStyle(inner);
        if (style.display === "inline") return line(inner.parentElement);
        return inner.getBoundingClientRect().left + parseFloat(style.paddingLeft) + parseFloat(style.borderLeftWidth);
    };
    const walker = document.createTreeWalker(document.querySelector("#panel"), NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const [, blank, mark] = node.data.match(/^(\\s*)([“「《（])/) || [];
        if (!mark) continue;
        const range = document.createRange();
        range.setStart(node, blank.length);
        range.setEnd(node, blank.length + 1);
        const box = range.getBoundingClientRect();
        const block = node.parentElement;
        if (!box.width || box.left > line(block) + 1) continue;
        found.push([node.data.slice(0, 12), box.width / parseFloat(getComputedStyle(block).fontSize)]);
    }
    return found;
}"""


def _walk(page: Page) -> list[dict]:
    """Where Tab leads, from the top of the page until it leaves it or begins anew."""
    page.evaluate("document.activeElement.blur()")
    stops: list[dict] = []
    for _ in range(250):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS, PARTS)
        if (not stop and stops) or stop in stops[:1]:
            break
        if stop:
            stops.append(stop)
    return stops


@pytest.mark.parametrize("size", ORDERS)
def test_tab_follows_the_eye(page: Page, address, size):
    page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    opened(page, f"{address}/?region={REGIONS[3]}")
    stops = _walk(page)
    met = list(dict.fromkeys(stop["part"] for stop in stops))
    assert [part for part in met if part in ORDERS[size]] == ORDERS[size]
    runs = [one["part"] for one, other in pairwise([*stops, {"part": None}]) if one["part"] != other["part"]]
    assert runs == met, "each part is gone through once"
    for one, other in pairwise(stops):
        if one["part"] == other["part"] in ("matrix", "panel", "filters"):
            assert other["bottom"] > one["top"] or other["left"] > one["left"], (
                "it jumps up, and not to the next column"
            )
            assert other["top"] >= one["bottom"] - 8 or other["left"] > one["left"], "it jumps back"


def test_the_order_follows_the_window(page: Page, address):
    opened(page, f"{address}/?region={REGIONS[3]}")
    for width, height in [*ORDERS, *reversed(ORDERS)]:
        page.set_viewport_size({"width": width, "height": height})
        until(page, f"(parts) => String(({IN_DOCUMENT})(parts)) === String(parts)", ORDERS[width, height])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_a_number_of_the_background_stays_with_its_unit(page: Page, address, width, language):
    page.set_viewport_size({"width": width, "height": 900})
    for region in _each_region(page, f"{address}/?lang={language}"):
        assert page.locator("#panel .context .facts dd").count(), region
        assert page.evaluate(WRAPPED) == [], region


def _each_region(page: Page, address: str) -> Iterator[str]:
    """Open the page with the first region, and choose one after another on it."""
    opened(page, f"{address}&region={REGIONS[0]}")
    for region in REGIONS:
        page.evaluate("(region) => corridor.selection_state.press('region=' + region)", region)
        settled(page, region)
        until(page, "() => !document.querySelector('[data-unseen]')")
        yield region


def test_an_opening_quotation_mark_indents_no_line(page: Page, address):
    page.set_viewport_size({"width": 390, "height": 844})
    found = []
    for region in _each_region(page, f"{address}/?lang=zh"):
        assert page.locator("#panel .surroundings").count(), region
        found += page.evaluate(INDENTS)
    assert found
    assert [line for line in found if line[1] > 0.7] == []
