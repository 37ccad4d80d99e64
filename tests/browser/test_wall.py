"""The unattended screen: every scene whole at every size, walked by clock and keys, and no growth in a long day.

A scene may have several pages; what of it is shown where is looked at in the neighbouring file.
"""

import re
from itertools import product

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.dashboard.published import INITIATIVES, LANGUAGES, REGIONS

pytestmark = pytest.mark.browser
SIZES = [(1920, 1080), (3840, 2160), (6656, 1792)]
SCENES = [("all", "all"), *(("all", key) for key in INITIATIVES), *((key, "all") for key in REGIONS)]
LEFT = """document.querySelector("#panel > section").dataset.pages"""
CUT = """() => {
  const outside = (box) => box.width > 0 &&
    (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1);
  const texts = document.querySelectorAll(".page :is(p, h1, h2, h3, h4, li, dt, dd, th, td, button, span)");
  return [...texts]
    .filter((text) => text.textContent.trim() && !text.closest(".visually-hidden, .skip, .map-frame, #panel, dialog"))
    .filter((text) => outside(text.getBoundingClientRect()))
    .map((text) => text.textContent.trim().slice(0, 40));
}"""
SPILT = """() => {
  const page = document.documentElement;
  return [page.scrollWidth - page.clientWidth, page.scrollHeight - page.clientHeight];
}"""


def on_wall(page: Page, address: str, query: str = "") -> None:
    page.goto(f"{address}/?mode=wall{query}")
    page.wait_for_selector("#map .map-scale", state="attached")
    page.wait_for_selector("#panel > section[style]", state="attached")


def scene(page: Page) -> tuple[str, str]:
    section = page.locator("#panel > section")
    return section.get_attribute("data-region") or "", section.get_attribute("data-initiative") or ""


def wait(page: Page, wanted: tuple[str, str]) -> None:
    """Until the scene is shown; by a locator, since a handle would hold on to what it found."""
    section = f'#panel > section[data-region="{wanted[0]}"][data-initiative="{wanted[1]}"]'
    page.locator(section).wait_for(state="attached")


def show(page: Page, action: str, wanted: tuple[str, str]) -> None:
    """Press until the scene after all pages of the one before it comes."""
    button = f"document.querySelector('[data-action={action}]')"
    page.evaluate(f"() => {{ for (let left = {LEFT}; left > 0; left--) {button}.click(); }}")
    wait(page, wanted)


@pytest.mark.parametrize(("size", "language"), [*product(SIZES, LANGUAGES)])
def test_every_scene_fits_the_screen_with_no_text_cut(page: Page, address, size, language):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    on_wall(page, address, f"&seconds=3000&lang={language}")
    for number, wanted in enumerate(SCENES):
        if number:
            show(page, "next", wanted)
        assert scene(page) == wanted
        assert [spilt for spilt in page.evaluate(SPILT) if spilt > 1] == [], wanted
        assert page.evaluate(CUT) == [], wanted


@pytest.mark.parametrize("size", SIZES)
def test_the_map_is_laid_out_for_its_screen_and_not_stretched(page: Page, address, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    on_wall(page, address, "&seconds=3000")
    box, drawn = (page.locator(name).bounding_box() for name in ("#map", "#map svg"))
    assert box
    assert drawn
    assert drawn["width"] == pytest.approx(box["width"], rel=0.02)
    assert drawn["height"] == pytest.approx(box["height"], rel=0.02)
    ratio = page.evaluate(
        "() => { const { a, d } = document.querySelector('#map [data-unit]').getScreenCTM(); return a / d; }"
    )
    assert ratio == pytest.approx(1, rel=0.01)
    assert page.locator("#map canvas, #map image").count() == 0


def test_it_walks_by_itself_with_the_seconds_of_its_address(page: Page, address):
    on_wall(page, address, "&seconds=2")
    for region, initiative in SCENES[1:3]:
        wait(page, (region, initiative))
    assert "seconds=2" in page.url
    bar = page.locator("#wall-progress")
    assert "2s" in (bar.get_attribute("style") or "")


def test_pause_holds_the_scene_and_going_on_leaves_it(page: Page, address):
    on_wall(page, address, "&seconds=2")
    page.click(".wall-tools [data-action=pause]")
    expect(page.locator(".wall-tools [data-action=pause]")).to_have_attribute("aria-pressed", "true")
    held = scene(page)
    page.wait_for_timeout(3000)
    assert scene(page) == held
    page.click(".wall-tools [data-action=pause]")
    page.wait_for_selector(f'#panel > section:not([data-initiative="{held[1]}"])')


def test_arrows_walk_both_ways_and_round(page: Page, address):
    on_wall(page, address, "&seconds=3000")
    page.keyboard.press("ArrowLeft")
    wait(page, SCENES[-1])
    for wanted in SCENES[:2]:
        for _ in range(int(page.evaluate(f"() => {LEFT}"))):
            page.keyboard.press("ArrowRight")
        wait(page, wanted)


@pytest.mark.parametrize("leave", ["button", "escape"])
def test_one_leaves_the_wall_with_the_scene_kept(page: Page, address, leave):
    on_wall(page, address, f"&seconds=3000&region={REGIONS[0]}")
    if leave == "button":
        page.click(".wall-tools [data-action=leave]")
    else:
        page.keyboard.press("Escape")
    page.wait_for_selector(":root[data-mode=desk]")
    assert "mode" not in page.url
    assert f"region={REGIONS[0]}" in page.url
    assert not page.locator("#panel > section").get_attribute("style")
    assert page.locator("#filters").is_visible()


def test_the_foot_names_source_and_date_and_no_clock(page: Page, address):
    on_wall(page, address, "&seconds=3000")
    foot = page.locator("#footer").inner_text()
    assert "2022-02-23" in foot
    assert not re.search(r"\d{1,2}[:：]\d{2}", foot)
    assert page.locator("#filters, .header .tools, #map-tools").filter(visible=True).count() == 0


def measured(session: CDPSession) -> dict[str, float]:
    """What the page holds after everything that nobody needs any more was thrown away."""
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
    return {row["name"]: row["value"] for row in session.send("Performance.getMetrics")["metrics"]}


def walk(page: Page, scenes: int) -> None:
    """Show the next scenes as fast as they come."""
    for number in range(1, scenes + 1):
        show(page, "next", SCENES[number % len(SCENES)])


def test_scene_after_scene_leaves_nothing_behind(page: Page, address):
    """What one may leave is so little that a day of them does no harm: half a node, 8 kB, no listener."""
    on_wall(page, address, "&seconds=3000")
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    session.send("HeapProfiler.enable")
    scenes = 6 * len(SCENES)
    walk(page, scenes // 2)
    before = measured(session)
    walk(page, scenes)
    after = measured(session)
    assert after["Nodes"] <= before["Nodes"] + scenes / 2
    assert after["JSEventListeners"] <= before["JSEventListeners"]
    assert after["JSHeapUsedSize"] <= before["JSHeapUsedSize"] + scenes * 8_000
