"""The keyboard does on the map what the mouse does: for every region, port and belt."""

import pytest

from corridor.geography.scene import scene_of
from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from tests.browser.acts import click_on_map, opened, settled, state

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LIST = "#map-frame [role=listbox]"


@pytest.fixture(scope="module")
def shipped():
    return load(shipped_package())


@pytest.fixture(scope="module")
def marks(shipped):
    """Each mark of the map: what the list calls it, its trace, where to click it, the region it stands for."""
    regions = {code: shape.representative_point() for code, shape in scene_of(shipped).regions.items()}
    found = {code: (f"region-{code}", (at.x, at.y), code) for code, at in regions.items()}
    found |= {f"belt-{belt.area}": (f"beltpoint-{belt.area}", None, belt.area) for belt in shipped.belts.values()}
    for port in (place for place in shipped.places.values() if place.kind == "port"):
        found[port.id] = (f"port-{port.id}", None, shipped.region_of(port.area))
    return found


def reach(page, shown):
    page.keyboard.press("Home")
    for _ in range(30):
        if page.locator(LIST).get_attribute("aria-activedescendant") == f"map-list-{shown}":
            return
        page.keyboard.press("ArrowDown")
    pytest.fail(f"{shown} is not in the list")


def clear(page):
    page.locator(LIST).focus()
    page.keyboard.press("Escape")
    settled(page)


def test_every_region_port_and_belt_answers_the_keys_as_it_answers_the_mouse(page, address, marks):
    opened(page, f"{address}/")
    classes = page.locator("#map [class*=-inset]").evaluate_all("(all) => all.map((one) => one.getAttribute('class'))")
    inset = [name.removeprefix("trace") for name in classes]
    assert len(marks) == 5 + 5 + 8
    for shown, (uid, place, region) in marks.items():
        click_on_map(page, f"{uid}-inset" if f"{uid}-inset" in inset and not place else uid, place)
        by_mouse = settled(page, region or "all")
        clear(page)
        reach(page, shown)
        page.keyboard.press("Enter")
        assert settled(page, region or "all") == by_mouse, shown
        page.keyboard.press("Enter")
        if region == shown:
            assert settled(page)["address"] == "", f"{shown}: a second Enter clears"
        else:
            assert settled(page, region or "all") == by_mouse, f"{shown}: only a region clears itself"
        clear(page)


def test_map_and_strip_show_what_has_the_focus(page, address):
    opened(page, f"{address}/")
    page.locator(LIST).focus()
    for shown in ("150725", "PT06", "belt-150784"):
        reach(page, shown)
        assert page.locator("#map [data-highlight]").count() >= 1, shown
        assert page.locator(f'#strip [data-highlights="{shown}"][data-highlighted]').count() >= 1, shown
    page.keyboard.press("Tab")
    page.wait_for_selector("#map [data-highlight]", state="detached")


def test_one_tab_stop_shows_the_list_and_hides_it_again(page, address):
    opened(page, f"{address}/")
    assert page.locator(LIST).bounding_box()["x"] < 0
    page.locator("#headlines button").last.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "listbox"
    box = page.locator(LIST).bounding_box()
    frame = page.locator("#map-frame").bounding_box()
    assert box["x"] >= frame["x"]
    assert box["y"] + box["height"] <= frame["y"] + frame["height"] + 1
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.map-tools') !== null")
    assert page.locator(LIST).bounding_box()["x"] < 0


def test_the_walk_ends_at_both_ends_and_scrolls_to_what_it_reaches(page, address):
    opened(page, f"{address}/")
    page.locator(LIST).focus()
    page.keyboard.press("ArrowUp")
    first = page.locator(LIST).get_attribute("aria-activedescendant")
    assert page.locator(f"{LIST} [role=option]").first.get_attribute("id") == first
    page.keyboard.press("End")
    page.keyboard.press("ArrowDown")
    last = page.locator(f"{LIST} [data-active]")
    assert last.get_attribute("id") == page.locator(f"{LIST} [role=option]").last.get_attribute("id")
    assert (
        last.bounding_box()["y"] < page.locator(LIST).bounding_box()["y"] + page.locator(LIST).bounding_box()["height"]
    )
    box = last.bounding_box()
    assert 0 <= box["y"] <= box["y"] + box["height"] <= page.viewport_size["height"], "what is reached is in sight"
    assert state(page)["address"] == ""
