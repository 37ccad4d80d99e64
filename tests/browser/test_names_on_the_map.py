"""A region's badge and its name answer for the region, also where they found no room in it and stand on another one."""

from itertools import product

import pytest
from playwright.sync_api import Page, expect

from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from tests.browser.acts import opened, settled, zoomable

pytestmark = pytest.mark.browser

DATASET = load(shipped_package())
OUTSIDE = "150781"
"""Its badge and its name stand on the ground of another region: the city is smaller than they are."""
NAMES = ("tracebadge", "tracelabel-region")
SIZES = {"desk": (1440, 900), "phone": (390, 844)}
PLACES = """([map, name]) => [...document.querySelectorAll(`${map} [class*="${name}"] :is(text, .point)`)]
    .filter((node) => getComputedStyle(node).visibility === "visible")
    .filter((node) => node.getBoundingClientRect().width > 4)
    .map((node) => (node.scrollIntoView({ block: "center", behavior: "instant" }), node.getBoundingClientRect()))
    .map((box) => [box.left + box.width / 2, box.top + box.height / 2])"""


def place(page: Page, where: str, name: str, code: str) -> list[float] | None:
    """The middle of a region's badge or name in px of the window, brought into sight; None where it is not shown."""
    found = page.evaluate(PLACES, [where, f"{name}-{code}"])
    return found[0] if found else None


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_pointed_at_they_say_what_their_region_says(
    page: Page, address: str, language: str, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    opened(page, f"{address}/?lang={language}")
    seen = 0
    for region, name in product(DATASET.regions, NAMES):
        at = place(page, ".static-map", name, region.id)
        if at is not None:
            page.mouse.move(*at)
            assert page.locator(".map-tooltip b").text_content() == region.name.in_(language), name
            seen += 1
    assert seen > len(DATASET.regions)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_pointed_at_on_plotlys_map_they_say_so_too(page: Page, address: str, language: str) -> None:
    opened(page, f"{address}/?lang={language}")
    zoomable(page)
    for region, name in product(DATASET.regions, NAMES):
        x, y = place(page, ".plotly-map", name, region.id) or pytest.fail(f"{name} of {region.id} is not shown")
        for by in (-12, 12, 0):  # a name answers along its length
            page.mouse.move(x + (by if name != "tracebadge" else 0), y)
            said = page.locator(".plotly-map .hoverlayer .hovertext")
            expect(said).to_contain_text(region.name.in_(language))
            expect(page.locator(f".plotly-map .traceoutline-{region.id}[data-highlight]")).not_to_have_count(0)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("which", [".static-map", ".plotly-map"])
def test_a_press_on_either_chooses_its_region(page: Page, address: str, language: str, name: str, which: str) -> None:
    opened(page, f"{address}/?lang={language}")
    if which == ".plotly-map":
        zoomable(page)
    x, y = place(page, which, name, OUTSIDE) or (0, 0)
    page.mouse.move(x - 4, y)
    page.mouse.move(x, y)
    page.wait_for_timeout(200)  # Plotly's map has to see the pointer before it hears the press
    page.mouse.click(x, y)
    settled(page, OUTSIDE)
