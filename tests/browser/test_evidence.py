"""Every figure is a button that opens its evidence; Escape closes it and gives the focus back."""

from pathlib import Path

import pytest

from tests.browser.acts import opened, settled, until
from tests.browser.conftest import serving

pytestmark = pytest.mark.browser
PACKAGES = Path(__file__).parents[1] / "packages"
OPEN = "dialog#evidence[open]"
INSIDE = "document.querySelector('dialog#evidence').contains(document.activeElement)"


@pytest.mark.parametrize("key", [None, "Enter"])
def test_a_figure_opens_by_click_and_by_enter_and_gets_the_focus_back(page, address, key):
    opened(page, f"{address}/?region=150726")
    tile = page.locator('#panel [data-figure="O15"]')
    if key:
        tile.focus()
        page.keyboard.press(key)
    else:
        tile.click()
    page.wait_for_selector(f'{OPEN} [data-evidence="O15"]')
    assert "figure=O15" in page.url
    until(page, INSIDE)
    page.keyboard.press("Escape")
    page.wait_for_selector(OPEN, state="detached")
    until(page, "!location.search.includes('figure')")
    assert page.evaluate("document.activeElement.dataset.figure") == "O15"
    assert settled(page, "150726")["address"] == "?region=150726"


def test_the_focus_stays_inside_while_it_is_open(page, address):
    opened(page, f"{address}/?region=150784&figure=O08")
    page.wait_for_selector(f"{OPEN} [data-evidence]")
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate(f"{INSIDE} || document.activeElement === document.body")


def test_it_says_how_it_was_printed_how_exact_it_is_and_where_it_stands(page, address):
    opened(page, f"{address}/?region=150784&figure=O08&lang=en")
    reported = page.locator(f"{OPEN} .evidence").inner_text()
    for part in ("30%以上", "Target", "2021 or 2022", "In doubt", "22.4% − 30%", "Publisher", "section 2, sentence 8"):
        assert part.lower() in reported.lower(), part


def test_back_closes_it_and_the_same_figure_opens_again(page, address):
    opened(page, f"{address}/?region=150726")
    for _ in range(2):
        page.locator('#panel [data-figure="O15"]').click()
        page.wait_for_selector(OPEN)
        page.go_back()
        page.wait_for_selector(OPEN, state="detached")


def test_back_does_not_open_again_what_was_closed(page, address):
    opened(page, f"{address}/?region=150726")
    page.evaluate("() => corridor.selection_state.press('region=150725')")
    settled(page, "150725")
    page.locator("#panel [data-figure]").first.click()
    page.wait_for_selector(OPEN)
    page.keyboard.press("Escape")
    until(page, "!location.search.includes('figure')")
    page.go_back()
    assert settled(page, "150726")["address"] == "?region=150726"
    assert page.locator(OPEN).count() == 0


def test_the_sentence_stands_there_with_its_figure_marked_where_a_copy_of_the_source_was_given(page):
    with serving(
        "--geodata", str(PACKAGES / "tiny"), "--source-text", f"paper={PACKAGES / 'paper.zh-CN.txt'}"
    ) as found:
        opened(page, f"{found}/")
        page.locator("#panel [data-figure]").first.click()
        page.wait_for_selector(OPEN)
        marked = page.locator(f"{OPEN} blockquote mark")
        assert marked.inner_text() == page.locator(f"{OPEN} q").inner_text()
        assert len(page.locator(f"{OPEN} blockquote").inner_text()) > len(marked.inner_text())


@pytest.mark.parametrize("query", ["", "region=150726", "region=150727&lang=en", "initiative=4"])
def test_every_figure_programme_and_honour_of_the_panel_is_a_button_that_leads_to_its_evidence(page, address, query):
    opened(page, f"{address}/?{query}")
    shown = page.locator("#panel :is([data-figure], [data-programme], [data-honour], [data-derived], [data-statistic])")
    reported = shown.evaluate_all("(all) => all.map((one) => [one.tagName, one.dataset.press || ''])")
    assert len(reported) > 5
    assert all(tag == "BUTTON" and press.startswith("figure=") for tag, press in reported)
