"""The unattended screen: every scene whole at every size, in type read across a room, walked by clock and keys."""

import re

import pytest
from playwright.sync_api import CDPSession, Page, expect

from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from corridor.queries.wall import wall
from tests.browser.acts import opened
from tests.dashboard.published import REGIONS

pytestmark = pytest.mark.browser
SIZES = [(1920, 1080), (3840, 2160), (6656, 1792)]
SMALLEST = 28
"""Px of the smallest words at 1920 by 1080: what is read six metres from a screen 1.2 m wide."""
FILL = "(node) => getComputedStyle(node).fill"
SEEN = """() => {
  const root = document.documentElement;
  const words = [...document.querySelectorAll(".page *")].filter((one) =>
    [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()) &&
    one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width &&
    !one.closest(".visually-hidden, script, style"));
  const found = words.map((one) => {
    const range = document.createRange();
    range.selectNodeContents([...one.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));
    const matrix = one instanceof SVGElement ? one.getScreenCTM() : null;
    const map = one.closest(".map");
    const times = matrix ? matrix.a : map ? map.getBoundingClientRect().width / map.clientWidth : 1;
    const of = " in " + (one.closest("[class]")?.getAttribute("class") || "");
    return { text: one.textContent.trim(), of, size: parseFloat(getComputedStyle(one).fontSize) * times,
      box: range.getBoundingClientRect(),
      holder: one.closest(".scene-message, .scene-head, .scene-foot, .part-strip, .map") };
  }).filter(({ size, box }) => size && box.width && box.height);
  /* A font's own box is higher than its line: a third of an em above and below holds no ink. */
  const outside = ({ box, holder, size }) => {
    const edge = (holder || root).getBoundingClientRect(), free = size / 3;
    return box.left < edge.left - 2 || box.right > edge.right + 2 || box.top < edge.top - free ||
      box.bottom > edge.bottom + free || box.right > innerWidth + 1 || box.bottom > innerHeight + free;
  };
  const parts = [...document.querySelectorAll(".scene-head, .scene-message > *, .part-strip, .scene-foot, .map-box")]
    .map((part) => [part.className, part.getBoundingClientRect()]).filter(([, box]) => box.width);
  const meet = (one, other) => one.left < other.right - 2 && other.left < one.right - 2 &&
    one.top < other.bottom - 2 && other.top < one.bottom - 2;
  return {
    smallest: found.map(({ text, size, of }) => [size, text + of]).sort((one, other) => one[0] - other[0])[0],
    outside: found.filter(outside).map(({ text }) => text),
    covering: parts.flatMap(([name, box], at) => parts.slice(at + 1).filter(([, other]) => meet(box, other))
      .map(([other]) => name + " × " + other)),
    spilt: [root.scrollWidth - root.clientWidth, root.scrollHeight - root.clientHeight],
  };
}"""


@pytest.fixture(scope="module")
def scenes() -> list[tuple[str, str]]:
    """Region and initiative of each scene."""
    found = wall(load(shipped_package())).scenes
    return [
        (scene.region.id if scene.region else "all", scene.initiative.id if scene.initiative else "all")
        for scene in found
    ]


def on_wall(page: Page, address: str, query: str = "") -> None:
    page.goto(f"{address}/?mode=wall{query}")
    page.wait_for_selector("#map .map-scale", state="attached")
    page.wait_for_selector("#wall .scene")


def wait(page: Page, wanted: tuple[str, str]) -> None:
    """Until the scene is shown and the map has come to its region; by locators: handles hold what they found."""
    page.locator(f'#wall .scene[data-region="{wanted[0]}"][data-initiative="{wanted[1]}"]').wait_for()
    page.locator("#map:not([data-moving])").wait_for()


def walls(page: Page, address: str, size: tuple[int, int], language: str) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    on_wall(page, address, f"&seconds=3000&lang={language}")


@pytest.mark.parametrize(("size", "language"), [*((size, "en") for size in SIZES), (SIZES[-1], "zh")])
def test_every_scene_is_whole_and_in_type_that_reads_from_afar_on_a_map_of_its_screen(
    page: Page, address, scenes, size, language
):
    """English words take more room than Chinese ones."""
    walls(page, address, size, language)
    _demand_laid_out(page)
    for number, wanted in enumerate(scenes):
        if number:
            page.keyboard.press("ArrowRight")
        wait(page, wanted)
        seen = page.evaluate(SEEN)
        least, text = seen["smallest"]
        assert least >= SMALLEST * min(size[0] / 1920, size[1] / 1080) - 0.1, (wanted, text)
        assert seen["outside"] == [], wanted
        assert seen["covering"] == [], wanted
        assert [spilt for spilt in seen["spilt"] if spilt > 1] == [], wanted


def test_the_map_shows_the_region_of_its_scene_and_fades_the_others(page: Page, address, scenes):
    walls(page, address, (1920, 1080), "zh")
    whole = "() => { const [low, high] = corridor.map_view.extent().x; return high - low; }"
    wait(page, scenes[0])
    wide = page.evaluate(whole)
    for wanted in scenes[1:]:
        page.keyboard.press("ArrowRight")
        wait(page, wanted)
        assert page.evaluate(whole) < wide
        fills = [page.locator(f"#map .traceregion-{region} .js-fill").first.evaluate(FILL) for region in REGIONS]
        assert fills.count(fills[REGIONS.index(wanted[0])]) == 1
        assert len(set(fills)) == 2
        name = page.locator(f"#map [class*='tracelabel-region-{wanted[0]}'] text").filter(visible=True)
        assert name.count() == 1


def test_nothing_asks_for_a_mouse_and_the_foot_names_source_and_date_and_no_clock(page: Page, address):
    walls(page, address, (1920, 1080), "zh")
    assert (
        page.locator(":is(button, a, input, summary)")
        .filter(visible=True)
        .evaluate_all("(all) => all.filter((one) => !one.closest('[inert]')).map((one) => one.textContent)")
        == []
    )
    foot = page.locator("#wall .scene-foot").inner_text()
    assert "2022-02-23" in foot
    assert not re.search(r"\d{1,2}[:：]\d{2}", foot)


def _demand_laid_out(page: Page) -> None:
    """The map is drawn for its screen, and not stretched."""
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


def test_it_walks_by_itself_with_the_seconds_of_its_address(page: Page, address, scenes):
    on_wall(page, address, "&seconds=2")
    for wanted in scenes[1:3]:
        wait(page, wanted)
    assert "seconds=2" in page.url
    assert "2s" in (page.locator("#wall-progress").get_attribute("style") or "")


def test_space_holds_the_scene_and_lets_it_go_on(page: Page, address):
    on_wall(page, address, "&seconds=2")
    page.keyboard.press("Space")
    expect(page.locator(":root[data-paused=true]")).to_have_count(1)
    held = page.locator("#wall .scene").get_attribute("data-region")
    page.wait_for_timeout(3000)
    assert page.locator("#wall .scene").get_attribute("data-region") == held
    page.keyboard.press("Space")
    page.wait_for_selector(f'#wall .scene:not([data-region="{held}"])')


def test_arrows_walk_both_ways_and_round(page: Page, address, scenes):
    walls(page, address, (1920, 1080), "zh")
    page.keyboard.press("ArrowLeft")
    wait(page, scenes[-1])
    for wanted in scenes[:2]:
        page.keyboard.press("ArrowRight")
        wait(page, wanted)


def test_a_selection_without_a_scene_of_its_own_begins_with_the_nearest(page: Page, address, scenes):
    on_wall(page, address, f"&seconds=3000&region={REGIONS[0]}&initiative=1")
    wait(page, next(scene for scene in scenes if scene[0] == REGIONS[0]))
    on_wall(page, address, "&seconds=3000&initiative=3")
    wait(page, next(scene for scene in scenes if scene[1] == "3"))


@pytest.mark.parametrize("key", [None, "Enter", "Space"])
def test_the_button_begins_with_what_is_chosen(page: Page, address, scenes, key):
    opened(page, f"{address}/")
    button = page.locator("[data-action=wall]")
    button.press(key) if key else button.click()
    wait(page, scenes[0])
    assert "region" not in page.url


def test_escape_leaves_the_wall_with_the_scene_kept(page: Page, address, scenes):
    on_wall(page, address, f"&seconds=3000&region={REGIONS[0]}")
    wait(page, next(scene for scene in scenes if scene[0] == REGIONS[0]))
    page.keyboard.press("Escape")
    page.wait_for_selector(":root[data-mode=desk]")
    assert "mode" not in page.url
    assert f"region={REGIONS[0]}" in page.url
    assert page.locator("#filters").is_visible()
    assert not page.locator("#wall").is_visible()
    assert page.locator("#map-frame[inert]").count() == 0


def test_another_language_keeps_the_scene(page: Page, address, scenes):
    walls(page, address, (1920, 1080), "zh")
    page.evaluate("() => corridor.selection_state.press('lang=en')")
    expect(page.locator("#wall h1")).to_have_text(re.compile("[A-Za-z]"))
    wait(page, scenes[0])


def measured(session: CDPSession) -> dict[str, float]:
    """What the page holds after everything that nobody needs any more was thrown away."""
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
    return {row["name"]: row["value"] for row in session.send("Performance.getMetrics")["metrics"]}


def walk(page: Page, scenes: list[tuple[str, str]], rounds: int) -> None:
    for number in range(1, rounds * len(scenes) + 1):
        page.keyboard.press("ArrowRight")
        wait(page, scenes[number % len(scenes)])


def test_scene_after_scene_leaves_nothing_behind(page: Page, address, scenes):
    """What one may leave is so little that a day of them does no harm: half a node, 8 kB, no listener."""
    on_wall(page, address, "&seconds=3000")
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    session.send("HeapProfiler.enable")
    walk(page, scenes, 3)
    before = measured(session)
    walk(page, scenes, 4)
    after = measured(session)
    shown = 4 * len(scenes)
    assert after["Nodes"] <= before["Nodes"] + shown / 2
    assert after["JSEventListeners"] <= before["JSEventListeners"]
    assert after["JSHeapUsedSize"] <= before["JSHeapUsedSize"] + shown * 8_000


def test_one_key_takes_the_workbook_of_the_scene_along(page: Page, address: str) -> None:
    page.goto(f"{address}/?mode=wall&region={REGIONS[0]}")
    page.wait_for_selector(".wall-scene section")
    page.wait_for_selector(f"#panel section[data-region='{REGIONS[0]}']", state="attached")
    with page.expect_download() as coming:
        page.keyboard.press("e")
    assert coming.value.suggested_filename.endswith(".xlsx")
    assert f"region={REGIONS[0]}" in coming.value.url
    expect(page.locator(".wall-scene section")).to_be_visible()
