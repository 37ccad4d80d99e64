"""Another corridor by data alone: three regions, four initiatives, one language without a locale; clicked through."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import serving

pytestmark = pytest.mark.browser

_PACKAGE = Path(__file__).parents[1] / "packages" / "harbour"
REGIONS = {"LC-10": "Quay District", "LC-20": "Mill District", "LC-30": "Heath District"}
INITIATIVES = {"water-1": "Clean Water", "roads": "Open Roads", "schools": "Shared Schools", "passage": "Safe Passage"}


@pytest.fixture(scope="module")
def coast() -> Iterator[str]:
    """A server of the other corridor."""
    with serving("--geodata", str(_PACKAGE)) as address:
        yield address


@pytest.fixture
def opened(page: Page, coast: str) -> Page:
    """Its page, with the map drawn."""
    page.goto(coast)
    page.wait_for_selector("#map .traceregion-LC-10[data-coverage]")
    return page


def test_every_region_and_initiative_is_chosen_by_the_filters(opened: Page) -> None:
    for code, name in REGIONS.items():
        opened.locator(f"input[name=region][value={code}]").check(force=True)
        expect(opened.locator("#panel h2")).to_contain_text(name)
        expect(opened.locator(f"#map .traceoutline-{code}[data-selected]")).to_have_count(1)
        for initiative, title in INITIATIVES.items():
            opened.locator(f"input[name=initiative][value={initiative}]").check(force=True)
            expect(opened.locator("#panel h2")).to_contain_text(title)
            expect(opened.locator(f"#panel [data-region={code}]")).to_have_attribute("data-initiative", initiative)
        opened.locator("input[name=initiative][value='']").check(force=True)


def test_every_cell_of_the_matrix_selects_both(opened: Page) -> None:
    cells = opened.locator("#matrix [data-cell]")
    expect(cells).to_have_count(len(REGIONS) * len(INITIATIVES))
    for code in REGIONS:
        for initiative in INITIATIVES:
            opened.locator(f"[data-cell='{code}-{initiative}']").click()
            shown = opened.locator(f"#panel [data-region={code}][data-initiative={initiative}]")
            expect(shown).to_have_count(1)


def test_every_figure_of_a_region_opens_its_evidence(opened: Page) -> None:
    opened.locator("input[name=region][value=LC-20]").check(force=True)
    expect(opened.locator("#panel h2")).to_contain_text(REGIONS["LC-20"])
    figures = [tile.get_attribute("data-figure") for tile in opened.locator("#panel .tile[data-figure]").all()]
    assert figures
    for figure in figures:
        opened.locator(f"#panel .tile[data-figure='{figure}']").first.click()
        expect(opened.locator(f"#evidence [data-evidence='{figure}']")).to_be_visible()
        opened.keyboard.press("Escape")
        expect(opened.locator("#evidence")).not_to_be_visible()


def test_the_language_without_a_locale_shows_its_data_and_borrows_the_interface(opened: Page) -> None:
    opened.locator("[data-press='lang=fr']").click()
    expect(opened.locator("h1")).to_have_text("Corridor de la Côte des Lanternes")
    expect(opened.locator("html")).to_have_attribute("lang", "fr")
    opened.locator("input[name=region][value=LC-30]").check(force=True)
    expect(opened.locator("#panel h2")).to_contain_text("Canton de la Lande")
    expect(opened.locator("#matrix h2")).to_have_text("Coverage: who reports what")


def test_it_says_that_it_is_synthetic_and_asks_no_other_host(page: Page, coast: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{coast}/?region=LC-10&initiative=passage&lang=en")
    page.wait_for_selector("#map .traceregion-LC-10[data-coverage]")
    expect(page.locator(".synthetic").first).to_be_visible()
    assert [url for url in asked if not url.startswith((coast, "data:", "blob:"))] == []
