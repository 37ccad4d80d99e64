"""On a phone: one column, nothing wider than the screen, targets for a finger, a map that does not trap the page."""

import pytest

from tests.browser.acts import click_on_map, opened, resized, settled, until
from tests.year.made import years_served

pytestmark = pytest.mark.browser
SMALL = """() => [...document.querySelectorAll("button, a[href], summary, select, input:not([type=radio])")]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().width && !one.closest(".map-list"))
    .filter((one) => !one.matches(".skip, p a, dd a, li a"))
    .map((one) => [one.outerHTML.slice(0, 120), Math.round(one.getBoundingClientRect().height)])
    .filter(([, height]) => height < 44)"""
TO_MAP = "(map) => map.scrollIntoView({ block: 'center' })"


@pytest.fixture
def phone(phone_page):
    def open_(url, width=390, height=844):
        phone_page.set_viewport_size({"width": width, "height": height})
        opened(phone_page, url)
        return phone_page

    return open_


def test_no_view_is_wider_than_the_screen(phone, address):
    for query in ("region=150726&lang=en", "region=150784&figure=O08&lang=en", "initiative=3&lang=en", "region=150727"):
        page = phone(f"{address}/?{query}", 360)
        for width in (360, 390):
            resized(page, width, 844)
            assert page.evaluate("[innerWidth, document.documentElement.scrollWidth]") == [width, width], query


def test_the_matrix_comes_first_then_map_and_panel_and_tiles_are_as_wide_as_it(phone, address):
    page = phone(f"{address}/?region=150726&lang=en")
    tops = [
        page.locator(part).bounding_box()["y"] for part in ("#filters", "#matrix", "#map-frame", "#panel", "#strip")
    ]
    assert tops == sorted(tops)
    tiles = page.locator("#panel .tile").evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().width)")
    assert len(tiles) > 8
    assert min(tiles) > 250
    names = page.locator("#panel .tile .name").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().width)"
    )
    assert min(names) > 120


def test_every_target_is_large_enough_for_a_finger(phone, address):
    page = phone(f"{address}/?region=150726")
    assert page.evaluate(SMALL) == []
    page.locator("#legend summary").tap()
    page.wait_for_selector("#legend [data-layer]")
    assert page.evaluate(SMALL) == []


def test_the_filters_stay_at_hand_and_scroll_sideways_to_what_is_chosen(phone, address):
    page = phone(f"{address}/?lang=en")
    page.evaluate("scrollTo(0, 2500)")
    until(page, "() => Math.abs(document.getElementById('filters').getBoundingClientRect().top) <= 1")
    box = page.locator("#filters").bounding_box()
    assert box["height"] < 120
    page.locator('#filters input[name=region][value="150784"]').check(force=True)
    settled(page, "150784")
    chosen = page.locator('#filters input[name=region][value="150784"]').bounding_box()
    assert chosen["x"] >= 0
    assert chosen["x"] + chosen["width"] <= 390


def test_the_period_takes_no_room_from_the_regions(phone):
    """It has a line of its own, wide enough for its words, which scrolls away; the other filters stay."""
    with years_served() as years:
        for language in ("zh", "en"):
            page = phone(f"{years}/?lang={language}")
            line = page.locator("#filters .region .options").bounding_box()
            assert line["x"] + line["width"] > 370
            assert line["width"] > 290
            words = "(list) => { const pen = document.createElement('canvas').getContext('2d');"
            words += (
                "pen.font = getComputedStyle(list).font; return pen.measureText(list.selectedOptions[0].text).width }"
            )
            period = page.locator("#period-choice")
            assert period.bounding_box()["width"] > period.evaluate(words) + 30
            page.evaluate("scrollTo(0, 1500)")
            until(page, "() => document.getElementById('period-choice').getBoundingClientRect().bottom <= 4")
            until(page, "() => document.querySelector('#filters .region').getBoundingClientRect().top < 8")
            bar = page.locator("#filters").bounding_box()
            page.evaluate("() => document.getElementById('panel').scrollIntoView({ behavior: 'instant' })")
            gap = page.locator("#panel").bounding_box()["y"] - bar["y"] - bar["height"]
            assert 0 <= gap < 20, "what is led to stands below the filters, and no further"


def test_a_tap_on_the_map_chooses_and_one_finger_scrolls_the_page(phone, address):
    page = phone(f"{address}/")
    page.locator("#map").evaluate(TO_MAP)
    click_on_map(page, "port-PT06")
    settled(page, "150784")
    frame = page.locator("#map").bounding_box()
    x, y = frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2
    touch = page.context.new_cdp_session(page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(15):
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y - 12 * step}]})
        page.wait_for_timeout(16)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    until(page, "scrollY > 50")


def test_two_fingers_zoom_the_map_and_leave_the_page_as_it_is(phone, address):
    page = phone(f"{address}/")
    width = """() => {
        const [low, high] = corridor.map_view.extent().x;
        return high - low;
    }"""
    page.locator("#map").evaluate(TO_MAP)
    before, frame = page.evaluate(width), page.locator("#map").bounding_box()
    at = {"x": frame["x"] + frame["width"] / 2, "y": frame["y"] + frame["height"] / 2}
    touch = page.context.new_cdp_session(page)
    touch.send("Input.synthesizePinchGesture", {**at, "scaleFactor": 2, "gestureSourceType": "touch"})
    page.wait_for_selector("#map[data-drawn=plotly]")
    until(page, f"(before) => ({width})() < 0.8 * before", before)
    assert page.evaluate("visualViewport.scale") == pytest.approx(1)


def test_twice_the_size_on_a_desk_loses_nothing(page, address):
    """200 % of a page at 1440 by 900 is that page at 720 by 450."""
    page.set_viewport_size({"width": 720, "height": 450})
    for query in ("region=150726&lang=en", "initiative=3"):
        opened(page, f"{address}/?{query}")
        assert page.evaluate("document.documentElement.scrollWidth") == 720
        for part in ("#map", "#panel", "#strip", "#matrix", "#footer", "#filters input"):
            assert page.locator(part).first.is_visible(), part


def test_one_finger_moves_an_enlarged_map_and_not_the_page(phone, address):
    page = phone(f"{address}/")
    ranges = """() => {
        const { x, y } = corridor.map_view.extent();
        return [...x, ...y];
    }"""
    page.locator("#map-tools [data-action='zoom-in']").tap()
    page.locator("#map-tools [data-action='zoom-in']").tap()
    page.wait_for_selector("#map[data-moves]", state="attached")
    page.wait_for_timeout(600)
    page.locator("#map").evaluate(TO_MAP)
    scrolled = page.evaluate("scrollY")
    before, frame = page.evaluate(ranges), page.locator("#map").bounding_box()
    x, y = frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2
    touch = page.context.new_cdp_session(page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 11):
        at = {"x": x - 5 * step, "y": y - 8 * step}
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [at]})
        page.wait_for_timeout(16)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    until(page, f"(before) => Math.abs(({ranges})()[2] - before[2]) > 1", before)
    after = page.evaluate(ranges)
    perpx = (before[1] - before[0]) / frame["width"]
    assert after[0] - before[0] == pytest.approx(50 * perpx, rel=0.2), "what was under the finger stays under it"
    assert before[2] - after[2] == pytest.approx(80 * perpx, rel=0.2)
    assert page.evaluate("scrollY") == scrolled


def test_the_regions_side_by_side_are_one_press_away(phone, address):
    page = phone(f"{address}/")
    page.locator(".to-profile").tap()
    title = page.locator("#profile-title")
    until(page, "() => document.activeElement.id === 'profile-title'")
    filters, heading = page.locator("#filters").bounding_box(), title.bounding_box()
    assert filters["y"] + filters["height"] <= heading["y"] < 844 / 2
    opened(page, f"{address}/?region=150726")
    assert page.locator(".to-profile").is_hidden()  # a region has no others beside it
