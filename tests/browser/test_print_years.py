"""Three years of a region on paper: as few sheets as it needs, each filled to its end in both columns."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.acts import settled
from tests.browser.printing import emptiest, facts, opened, printed
from tests.dashboard.published import REGIONS as SHIPPED
from tests.year.made import years_served
from tests.year.plan import REGIONS

pytestmark = pytest.mark.browser
BLANK = 0.2
"""The share of a sheet's height that what is kept together may leave at the end of a column."""
COVERED = """() => {
    const boxes = (of) => Array.from(document.querySelectorAll(of), (one) => {
        const words = document.createRange();
        words.selectNodeContents(one);
        return words.getBoundingClientRect();
    });
    const over = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    const notes = boxes("#panel .trend .scale-note"), values = boxes("#panel .trend .value");
    return [notes.length, values.length, notes.filter((note) => values.some((value) => over(note, value))).length];
}"""
"""How many notes of scales and numbers at points there are, and how many of the notes lie under a number."""

PLACED = """() => Array.from(document.querySelectorAll("#panel section *"))
    .filter((one) => one.checkVisibility() && !one.closest(".change"))
    .filter((one) => getComputedStyle(one).position === "absolute" && one.offsetParent?.closest("#panel section"))
    .map((one) => `${one.tagName}.${one.getAttribute("class")}`)"""
"""What in a panel's columns is placed within something else in them."""


@pytest.fixture(scope="module")
def years() -> Iterator[str]:
    with years_served() as address:
        yield address


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_region_fills_two_sheets_and_no_number_of_a_line_lies_over_the_note_of_its_scale(
    page: Page, years, tmp_path, language
):
    opened(page, years, language, REGIONS[0], "")
    printed(page, tmp_path / "sheet.pdf")
    assert facts(tmp_path / "sheet.pdf")["Pages"] == "2"
    assert max(emptiest(tmp_path / "sheet.pdf", sheet) for sheet in (1, 2)) < BLANK
    _demand_notes_of_scales_free(page)


def test_nothing_in_the_columns_is_placed_absolutely(page: Page, years, address):
    """Around it Chromium does not even them out. The map is in one piece, and what changed spans both columns."""
    for place, regions in [(years, ["", REGIONS[0]]), (address, ["", *SHIPPED])]:
        opened(page, place, "zh", "", "")
        for region in regions:
            page.evaluate("(region) => corridor.selection_state.press('region=' + region)", region)
            settled(page, region or "all")
            page.emulate_media(media="print")
            page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
            assert page.evaluate(PLACED) == [], region
            page.evaluate("window.dispatchEvent(new Event('afterprint'))")
            page.emulate_media(media="null")


def _demand_notes_of_scales_free(page: Page) -> None:
    """No number of a line lies over one."""
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    notes, values, covered = page.evaluate(COVERED)
    assert notes > 2
    assert values > 2
    assert covered == 0
