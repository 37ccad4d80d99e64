"""Words on map, strip and wall can be read in either theme, beside a chosen region and on a map of values too."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.acts import opened, settled
from tests.browser.audit import violations
from tests.browser.word_contrast import unreadable
from tests.year.made import years_served

pytestmark = [pytest.mark.browser, pytest.mark.slow]
THEMES = ("light", "dark")
SCENES = "document.querySelector('.part-wall template').content.children.length"
KINDS = """() => [...document.querySelectorAll(".page *")].filter((one) => one.checkVisibility() && !one.closest("svg"))
    .map((one) => [one.tagName, one.role, one.getAttribute("class")].join(" "))"""
GROUNDS = "(all) => all.map((one) => getComputedStyle(one).backgroundColor)"
CLEAR = "rgba(0, 0, 0, 0)"
FILL = "(node) => [getComputedStyle(node).fill, Number(getComputedStyle(node).fillOpacity)]"


@pytest.fixture(scope="module")
def years() -> Iterator[str]:
    """A server of the synthetic years, whose regions report the same indicators: the map shows values."""
    with years_served() as address:
        yield address


@pytest.fixture(params=["shipped", "years"])
def place(request: pytest.FixtureRequest, address: str) -> str:
    """A server of the data that ship, then one whose map shows values."""
    return address if request.param == "shipped" else str(request.getfixturevalue("years"))


def open_in(page: Page, theme: str, address: str) -> None:
    page.emulate_media(reduced_motion="reduce", color_scheme=theme)
    opened(page, address)
    page.evaluate("(theme) => void (document.documentElement.dataset.theme = theme)", theme)


def choices(page: Page, name: str) -> list[str]:
    """The codes that a filter offers."""
    radios = page.locator(f"#filters input[name={name}]:not([value=''])")
    found: list[str] = radios.evaluate_all("(all) => all.map((one) => one.value)")
    return found


def come_to(page: Page, at: int) -> None:
    """Until the scene is shown and the map has come to its region."""
    page.locator(f"#wall .wall-scene[data-at='{at}'] .scene").wait_for()
    region = page.locator("#wall .wall-scene .scene").get_attribute("data-region") or "all"
    settled(page, region, page.locator("#wall .wall-scene .scene").get_attribute("data-initiative") or "all")


@pytest.mark.parametrize(("language", "theme"), [("zh", "dark"), ("en", "light")])
def test_every_word_of_every_scene_stands_out_and_axe_finds_nothing(page: Page, place: str, language, theme):
    """Axe looks at a scene which shows an element of a kind that none before it has."""
    looked_at: set[str] = set()
    page.set_viewport_size({"width": 1920, "height": 1080})
    open_in(page, theme, f"{place}/?mode=wall&seconds=3000&lang={language}")
    for at in range(page.evaluate(SCENES)):
        if at:
            page.keyboard.press("ArrowRight")
        come_to(page, at)
        assert unreadable(page) == [], at
        if not looked_at.issuperset(kinds := page.evaluate(KINDS)):
            assert violations(page) == [], at
        looked_at.update(kinds)


@pytest.mark.parametrize(("language", "theme"), [("zh", "dark"), ("en", "light")])
def test_every_word_on_map_and_strip_stands_out(page: Page, place: str, language, theme):
    """English names are longer: on the strip of the years they are too many to be all read."""
    page.set_viewport_size({"width": 1440, "height": 2400})
    open_in(page, theme, f"{place}/?lang={language}")
    regions, initiatives = choices(page, "region"), choices(page, "initiative")
    for region, initiative in [("", ""), ("", initiatives[0]), (regions[1], ""), (regions[2], initiatives[1])]:
        page.evaluate("(query) => corridor.selection_state.press(query)", f"region={region}&initiative={initiative}")
        settled(page, region or "all", initiative or "all")
        assert unreadable(page, "#map *, .part-strip *") == [], (region, initiative)
        inside = page.locator(".strip-regions button[data-inside=true][aria-pressed=true]")
        assert set(inside.evaluate_all(GROUNDS)) <= {CLEAR}, "it covers its piece, whose colour its words are made for"


@pytest.mark.parametrize("theme", THEMES)
def test_a_chosen_region_stands_out_among_values(page: Page, years: str, theme):
    """On a desk the values of the others fade; on a wall, which has no legend, none is shown."""
    open_in(page, theme, years)
    initiative = choices(page, "initiative")[0]
    page.evaluate("(initiative) => corridor.selection_state.press('initiative=' + initiative)", initiative)
    settled(page, "all", initiative)
    regions = page.locator("#map .static-map [class*='traceregion-'][data-value]:not([data-value=none])")
    codes = regions.evaluate_all("(all) => all.map((one) => /traceregion-(\\w+)/.exec(one.getAttribute('class'))[1])")
    chosen = codes[0]
    page.evaluate("(region) => corridor.selection_state.press('region=' + region)", chosen)
    settled(page, chosen, initiative)
    fills = {code: page.locator(f"#map .traceregion-{code} .js-fill").first.evaluate(FILL) for code in codes}
    assert all(fills[chosen][1] > 2 * fills[code][1] for code in codes if code != chosen)
    page.evaluate("() => corridor.selection_state.press('mode=wall')")
    page.locator("#wall .scene").wait_for()
    settled(page, chosen, page.locator("#wall .scene").get_attribute("data-initiative") or "all")
    walls = {code: page.locator(f"#map .traceregion-{code} .js-fill").first.evaluate(FILL)[0] for code in codes}
    assert len({walls[code] for code in codes if code != chosen}) == 1
    assert walls[chosen] not in {walls[code] for code in codes if code != chosen}
