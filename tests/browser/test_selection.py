"""A selection is one and the same act wherever it is made, and the address tells it."""

import re
from itertools import product

import pytest
from playwright.sync_api import Page, expect

from corridor.geography.scene import scene_of
from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from tests.browser.acts import click_on_map, opened, settled, soon, state, until

pytestmark = pytest.mark.browser
REGION, INITIATIVE = "150726", "3"
_MEASURED_WHILE_PRESSED = """selectors => {
    const asked = [];
    const spied = (holder, name) => {
        const own = Object.getOwnPropertyDescriptor(holder, name), part = own.get ? "get" : "value";
        const spy = function (...given) { asked.push(name); return own[part].apply(this, given); };
        Object.defineProperty(holder, name, { ...own, [part]: spy });
        return () => Object.defineProperty(holder, name, own);
    };
    const measures = [
        [Element.prototype, ["getBoundingClientRect", "getClientRects", "scrollIntoView", "clientWidth", "clientHeight",
            "scrollTop", "scrollWidth", "scrollHeight"]],
        [HTMLElement.prototype, ["offsetTop", "offsetWidth", "offsetHeight", "innerText"]],
        [SVGGraphicsElement.prototype, ["getBBox", "getScreenCTM"]],
        [window, ["getComputedStyle"]],
    ];
    const back = measures.flatMap(([holder, names]) => names.map((name) => spied(holder, name)));
    for (const selector of selectors) document.querySelector(selector).click();
    back.forEach((restore) => restore());
    return asked;
}"""
"""What asks for the place or the size of something while each of `selectors` is pressed, by name."""


_MARKED_AGAIN = """change => {
    const watch = new MutationObserver(() => undefined);
    watch.observe(document, { subtree: true, attributes: true, attributeOldValue: true });
    const before = new Set(document.querySelectorAll("*"));
    corridor.selection_state.press(change);
    const same = ({ target, attributeName, oldValue }) =>
        before.has(target) && attributeName !== "style" && target.getAttribute(attributeName) === oldValue;
    return watch.takeRecords().filter(same).map((one) => [one.target.nodeName, one.target.id, one.attributeName]);
}"""
"""Attributes that a change of the selection sets to what they were."""
_WATCH_LANGUAGES = """() => {
    window.seen = [];
    const parts = [".title", "#headlines .headline-sentence", "#selection-title", "#matrix h2", "#filters legend"];
    const look = () => {
        const chinese = parts.map((part) => /[\\u4e00-\\u9fff]/.test(document.querySelector(part).textContent));
        window.seen.push([...new Set(chinese)].join(" and "));
        requestAnimationFrame(look);
    };
    look();
}"""
"""In each frame: whether the words of the page's parts are Chinese; both, where some are and some are not."""


@pytest.fixture(scope="module")
def middle():
    point = scene_of(load(shipped_package())).regions[REGION].representative_point()
    return point.x, point.y


def act(page, where, middle):
    if where == "filter":
        page.locator(f'#filters input[name=region][value="{REGION}"]').check(force=True)
    elif where == "map":
        click_on_map(page, f"region-{REGION}", middle)
    elif where == "matrix":
        page.locator(f'#matrix thead [data-choice-region="{REGION}"]').click()
    elif where == "strip":
        page.locator(f'#strip button[data-press="region={REGION}"]').first.click()


def test_a_region_chosen_anywhere_is_chosen_everywhere_and_let_go_by_the_same_act(page, address, middle):
    opened(page, f"{address}/?region={REGION}")
    wanted = settled(page, REGION)
    assert wanted["filters"] == [REGION, "all"]
    opened(page, f"{address}/")
    for where in ("map", "matrix", "strip", "filter"):
        act(page, where, middle)
        assert settled(page, REGION) == wanted, where
        if where != "filter":
            act(page, where, middle)
            assert settled(page)["address"] == "", where


def test_nothing_is_measured_while_a_choice_is_made(page, address):
    """Else the browser lays the page out for it, and for the frame anew: a third longer until the choice is seen."""
    opened(page, f"{address}/")
    pressed = [
        f'#filters input[name=region][value="{REGION}"]',
        f'#filters input[name=initiative][value="{INITIATIVE}"]',
        '#matrix thead [data-choice-region="150725"]',
        '#strip button[data-press="region=150784"]',
        f'[data-cell="{REGION}-2"]',
    ]
    assert page.evaluate(_MEASURED_WHILE_PRESSED, pressed) == []
    assert settled(page, REGION, "2")["cells"] == [f"{REGION}-2"]


def test_a_cell_of_the_matrix_chooses_region_and_initiative_and_clears_both(page, address):
    opened(page, f"{address}/")
    cell = page.locator(f'[data-cell="{REGION}-{INITIATIVE}"]')
    cell.click()
    chosen = settled(page, REGION, INITIATIVE)
    assert chosen["filters"] == [REGION, INITIATIVE]
    assert chosen["cells"] == [f"{REGION}-{INITIATIVE}"]
    cell.click()
    assert settled(page)["address"] == ""


def test_a_change_marks_nothing_that_is_so_already(page, address):
    """Each such mark would be styled anew before the change is painted."""
    opened(page, f"{address}/")
    for change in ("region=150727", "region=150781", "region=", "initiative=2", "view=table", "view=map", "mode=wall"):
        assert page.evaluate(_MARKED_AGAIN, change) == [], change
        page.wait_for_timeout(50)


def test_back_forward_and_reload_restore_what_was_chosen(page, address):
    opened(page, f"{address}/")
    page.locator(f'[data-cell="{REGION}-{INITIATIVE}"]').click()
    first = settled(page, REGION, INITIATIVE)
    page.locator('#filters input[name=region][value="150725"]').check(force=True)
    second = settled(page, "150725", INITIATIVE)
    page.go_back()
    assert settled(page, REGION, INITIATIVE) == first
    page.go_back()
    assert settled(page)["address"] == ""
    page.go_forward()
    page.go_forward()
    assert settled(page, "150725", INITIATIVE) == second
    opened(page, page.url)
    assert settled(page, "150725", INITIATIVE) == second


_AT_ONCE = "changes => { for (const change of changes) corridor.selection_state.press(change); }"


def test_of_choices_in_quick_succession_the_last_is_shown_and_nothing_of_those_before(page, address):
    """What repeats a choice elsewhere on the page comes when it has been painted: as if only the last had been made."""
    ends = (("region=150725", "150725", "all"), (f"region={REGION}&initiative=1", REGION, "1"), ("", "all", "all"))
    shown = {}
    for end, region, initiative in ends:
        opened(page, f"{address}/?{end}")
        shown[end] = (settled(page, region, initiative), page.title())
    between = ("region=150784", "initiative=2", "region=150784&initiative=1", "region=&initiative=")
    opened(page, f"{address}/")
    for (end, region, initiative), way in product(ends, product(between, repeat=2)):
        page.evaluate(_AT_ONCE, [*way, f"region=&initiative=&{end}"])
        assert (settled(page, region, initiative), page.title()) == shown[end], way


def test_what_is_chosen_far_down_the_page_is_shown_from_its_heading(page, address):
    opened(page, address)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.evaluate("() => window.scrollTo(0, 1500)")
    page.locator(f'#filters input[name=region][value="{REGION}"]').check(force=True)
    settled(page, REGION)
    filters, heading = page.locator("#filters").bounding_box(), page.locator("#selection-title").bounding_box()
    assert filters["y"] + filters["height"] <= heading["y"] < filters["y"] + filters["height"] + 90


@pytest.mark.parametrize("slow", ["page.json", "region/all/all.json"])
def test_no_frame_shows_two_languages(page, address, slow):
    opened(page, f"{address}/?lang=zh")
    page.route(f"**/en/{slow}", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.evaluate(_WATCH_LANGUAGES)
    page.locator('[data-press="lang=en"]').click()
    expect(page.locator("#headlines .headline-sentence")).not_to_contain_text(re.compile("[\u4e00-\u9fff]"))
    until(page, "() => window.seen.includes('false')")
    assert page.evaluate("() => [...new Set(window.seen)]") == ["true", "false"]
    page.unroute(f"**/en/{slow}")


def test_the_focus_stays_where_it_was_in_another_language(page, address):
    opened(page, address)
    page.locator('.header [data-press="lang=en"]').focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(":root[lang=en]")
    assert page.evaluate("document.activeElement.dataset.press") == "lang=zh"


def test_a_wall_asked_for_beside_the_table_shows_the_map(page, address):
    page.goto(f"{address}/?view=table")
    page.wait_for_selector("#first-page", state="detached")
    page.evaluate("() => corridor.selection_state.press('mode=wall')")
    page.wait_for_selector(":root[data-mode=wall][data-view=map]")


def test_a_pasted_link_opens_what_it_names_in_its_language(page, address):
    opened(page, f"{address}/?region={REGION}&initiative={INITIATIVE}&lang=en")
    assert settled(page, REGION, INITIATIVE)["filters"] == [REGION, INITIATIVE]
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("#refused").is_hidden()


@pytest.mark.parametrize(
    "query", ["region=999999", "initiative=9", "lang=xx", "view=atlas", "region=%3Cscript%3E", "mode=" + "x" * 600]
)
def test_what_is_unknown_falls_back_to_all_with_a_notice(page, address, query):
    opened(page, f"{address}/?{query}")
    page.wait_for_selector("#refused", state="visible")
    assert state(page)["panel"] == ["all", "all"]
    page.locator(f'#filters input[name=region][value="{REGION}"]').check(force=True)
    settled(page, REGION)
    assert page.locator("#refused").is_hidden()


def test_what_is_pressed_before_the_page_can_answer_is_not_lost(page, address):
    held = []
    page.route("**/dash_renderer*", lambda route: held.append(route))  # noqa: PLW0108  # a bound method is no handler
    page.goto(f"{address}/", wait_until="commit")
    page.locator('label:has(input[name="region"][value="150725"])').click()
    soon(page, lambda: held)
    held[0].continue_()
    page.wait_for_selector("#first-page", state="detached")
    assert settled(page, "150725")["address"] == "?region=150725"


@pytest.mark.parametrize("kind", ["rail", "water"])
def test_one_press_shows_the_ports_of_a_kind_and_another_all_of_them(page: Page, address: str, kind: str) -> None:
    opened(page, address)
    ports = page.locator("#panel [data-port]")
    everything = ports.count()
    button = page.locator(f"#panel [data-kind={kind}]")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    shown = page.locator("#panel [data-port]:visible")
    expect(shown).to_have_count(int(button.locator(".count").inner_text()))
    assert all(kind in (port.get_attribute("data-transport") or "").split() for port in shown.all())
    button.click()
    expect(shown).to_have_count(everything)
