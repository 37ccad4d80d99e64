"""What a wall shows of a scene: every figure on one of its pages, whole, in type that reads from afar, and named."""

from itertools import product

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_wall import LEFT, SCENES, on_wall, scene, show, wait
from tests.dashboard.published import INITIATIVES, LANGUAGES, REGIONS

pytestmark = pytest.mark.browser
SMALLEST = 15
"""Px at 1920 by 1080, the map's own names and its origin excepted."""
SHOWN = """() => {
  const panel = document.getElementById("panel");
  const edge = panel.getBoundingClientRect();
  const state = (box) => {
    if (box.right <= edge.left + 2 || box.left >= edge.right - 2) return "elsewhere";
    const whole = box.left >= edge.left && box.right <= edge.right && box.top >= edge.top && box.bottom <= edge.bottom;
    return whole ? "whole" : "cut";
  };
  const seen = (element) => [...element.getClientRects()].filter((box) => box.width && box.height).map(state);
  const of = (wanted) => [...panel.querySelectorAll(wanted)].map((found) => [found, seen(found)]);
  const texts = of(":is(h2, h3, h4, p, span)").filter(([found]) => !found.children.length && found.textContent.trim());
  return {
    figures: of("[data-figure]").filter(([, at]) => at.includes("whole")).map(([found]) => found.dataset.figure),
    cut: texts.filter(([, states]) => states.includes("cut")).map(([found]) => found.textContent),
    head: panel.querySelector(".selection-head").getBoundingClientRect().bottom,
    top: Math.min(...[...panel.querySelectorAll("section > :not(.selection-head)")]
      .flatMap((part) => [...part.getClientRects()]).filter((box) => box.height).map((box) => box.top)),
  };
}"""
TYPE = """() => {
  const exempt = ".map, .map-scale, .origin, .visually-hidden, .skip, dialog, script";
  const walker = document.createTreeWalker(document.querySelector(".page"), NodeFilter.SHOW_TEXT);
  const sizes = [];
  while (walker.nextNode()) {
    const holder = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !holder.getClientRects().length || holder.closest(exempt)) continue;
    sizes.push([parseFloat(getComputedStyle(holder).fontSize) * holder.currentCSSZoom, holder.textContent]);
  }
  return sizes.sort((one, other) => one[0] - other[0])[0];
}"""
OVER = """() => [...document.querySelectorAll("#panel .tile")]
  .filter((tile) => tile.querySelector(".number").getBoundingClientRect().right >
    tile.getBoundingClientRect().right + 1)
  .map((tile) => tile.textContent)"""
ASIDE = """() => {
  const svg = document.querySelector("#map svg"), { x } = JSON.parse(svg.dataset.plan).home;
  const path = svg.querySelector("[data-unit]");
  const { a: scale, e: left } = path.transform.baseVal.consolidate().matrix;
  return Math.abs((svg.clientWidth / 2 - left) / (scale * path.dataset.unit) - (x[0] + x[1]) / 2);
}"""
NAMES_CUT = """() => {
  const edge = document.getElementById("map").getBoundingClientRect();
  return [...document.querySelectorAll("#map [class*='tracelabel-'] text")]
    .map((text) => [text.textContent, text.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.left < edge.left - 1 || box.right > edge.right + 1 ||
      box.top < edge.top - 1 || box.bottom > edge.bottom + 1))
    .map(([name]) => name);
}"""


def walls(page: Page, address: str, size: tuple[int, int], language: str) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    on_wall(page, address, f"&seconds=3000&lang={language}")


def turn(page: Page) -> None:
    page.evaluate("() => void document.querySelector('[data-action=next]').click()")


@pytest.mark.parametrize(("size", "language"), [*product([(1920, 1080), (6656, 1792)], LANGUAGES)])
def test_each_figure_of_a_scene_is_whole_on_one_of_its_pages(page: Page, address, size, language):
    walls(page, address, size, language)
    for number, wanted in enumerate(SCENES):
        if number:
            show(page, "next", wanted)
        expected = page.evaluate(
            "() => [...document.querySelectorAll('#panel [data-figure]')]"
            ".filter((found) => found.getClientRects().length).map((found) => found.dataset.figure)"
        )
        assert page.evaluate(OVER) == [], wanted
        shown: list[str] = []
        pages = int(page.evaluate(LEFT))
        for left in range(pages - 1, -1, -1):
            found = page.evaluate(SHOWN)
            assert found["cut"] == [], (wanted, left)
            assert found["top"] >= found["head"], (wanted, left)
            shown += found["figures"]
            if left:
                turn(page)
        assert sorted(shown) == sorted(expected), wanted
        back = "document.querySelector('[data-action=previous]').click()"
        page.evaluate(f"() => {{ for (let n = 1; n < {pages}; n++) {back}; }}")
        assert scene(page) == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_smallest_type_reads_from_afar(page: Page, address, language):
    walls(page, address, (1920, 1080), language)
    for number, wanted in enumerate(SCENES):
        if number:
            show(page, "next", wanted)
        size, text = page.evaluate(TYPE)
        assert size >= SMALLEST - 0.01, (wanted, text)


@pytest.mark.parametrize(("size", "language"), [*product([(1920, 1080), (6656, 1792)], LANGUAGES)])
def test_no_name_on_the_map_is_cut_and_none_of_a_region_is_left_out(page: Page, address, size, language):
    walls(page, address, size, language)
    page.wait_for_function(f"() => ({NAMES_CUT})().length === 0")
    for region in REGIONS:
        names = page.locator(f'#map [class*="tracelabel-region-{region}"] text')  # one for each range of scales
        assert names.filter(visible=True).count() == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_map_stays_as_it_was_made_on_a_wall_and_after_it(page: Page, address, language):
    """It need not move aside for a name: all stand within the ground that every map shows."""
    walls(page, address, (1920, 1080), language)
    page.wait_for_function(f"() => ({NAMES_CUT})().length === 0")
    assert page.evaluate(ASIDE) < 1
    page.keyboard.press("Escape")
    page.wait_for_selector(":root[data-mode=desk]")
    page.wait_for_timeout(1000)
    assert page.evaluate(ASIDE) < 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_beside_a_figure_stands_the_name_of_its_initiative(page: Page, address, language):
    walls(page, address, (1920, 1080), language)
    names = page.locator("#matrix .initiative th").all_inner_texts()
    assert len(names) == len(INITIATIVES)
    marks = page.locator("#panel .regions .tile .of")
    assert marks.count() > 0
    assert {marks.nth(number).inner_text() for number in range(marks.count())} <= set(names)
    assert marks.first.evaluate("(mark) => getComputedStyle(mark).fontSize") != "0px"


def test_a_scene_of_several_pages_counts_them_and_gives_each_its_seconds(page: Page, address):
    walls(page, address, (1920, 1080), LANGUAGES[0])
    title = page.locator("#selection-title")
    expect(title).to_have_attribute("data-page", "1 / 2")
    page.evaluate("() => void (document.getElementById('wall-progress').style.transition = '')")
    page.keyboard.press("ArrowRight")
    expect(title).to_have_attribute("data-page", "2 / 2")
    assert scene(page) == SCENES[0]
    assert "3000s" in (page.locator("#wall-progress").get_attribute("style") or "")
    page.keyboard.press("ArrowLeft")
    expect(title).to_have_attribute("data-page", "1 / 2")
    show(page, "next", SCENES[1])
    expect(title).not_to_have_attribute("data-page", "1 / 2")
    page.keyboard.press("ArrowLeft")
    expect(title).to_have_attribute("data-page", "2 / 2")
    assert scene(page) == SCENES[0]


def test_a_page_that_begins_within_a_region_says_in_which(page: Page, address):
    walls(page, address, (1920, 1080), "en")
    for number, wanted in enumerate(SCENES):
        if number:
            turn(page)
            wait(page, wanted)
        for _ in range(int(page.evaluate(LEFT)) - 1):
            turn(page)
            name = page.locator("#panel .selection-head").get_attribute("data-continued")
            if name:
                headings = page.locator("#panel :is(.region-head h4, .group > h3)").all_inner_texts()
                assert name in " ".join(headings)
                return
    pytest.fail("no scene begins a page within a region: the check looks at nothing")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_foot_says_what_is_left_out(page: Page, address, language):
    walls(page, address, (1920, 1080), language)
    note = page.locator("#footer .wall-note")
    first = note.inner_text()
    show(page, "next", SCENES[1])
    assert first
    assert note.inner_text() not in {"", first}
    page.goto(f"{address}/?lang={language}")
    expect(note).to_be_hidden()
