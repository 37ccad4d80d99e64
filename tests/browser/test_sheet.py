"""On a phone what is chosen rises as a sheet: name, three numbers, all of it; nothing moves, Escape ends it."""

import pytest

from tests.browser.acts import opened, settled, until

pytestmark = pytest.mark.browser


def _choose(page, region: str) -> None:
    page.locator(f"#matrix thead [data-press='region={region}']").tap()
    settled(page, region)
    page.wait_for_selector("#sheet:not([hidden])")


def test_a_region_chosen_shows_at_once_and_leads_to_all_of_it(phone_page, address):
    opened(phone_page, f"{address}/")
    before = phone_page.evaluate("scrollY")
    _choose(phone_page, "150726")
    assert phone_page.evaluate("scrollY") == before
    sheet = phone_page.locator("#sheet")
    assert sheet.locator(".sheet-name").inner_text() == "新巴尔虎左旗"
    assert sheet.locator(".sheet-figure").count() == 3
    sheet.locator("[data-action=sheet-all]").tap()
    assert sheet.is_hidden()
    until(phone_page, "() => document.activeElement.id === 'selection-title'")


def test_escape_and_the_cross_put_it_away_and_a_link_brings_none(phone_page, address):
    opened(phone_page, f"{address}/?region=150725")
    assert phone_page.locator("#sheet").is_hidden()
    _choose(phone_page, "150784")
    phone_page.keyboard.press("Escape")
    assert phone_page.locator("#sheet").is_hidden()
    assert "150784" in phone_page.url
    _choose(phone_page, "150726")
    phone_page.locator("#sheet [data-action=sheet-close]").tap()
    assert phone_page.locator("#sheet").is_hidden()


def test_what_is_secondary_is_folded_on_a_phone_and_open_on_a_desk(phone_page, page, address):
    opened(phone_page, f"{address}/")
    states = "() => [...document.querySelectorAll('details[data-fold]')].map((one) => one.open)"
    assert set(phone_page.evaluate(states)) == {False}
    opened(page, f"{address}/")
    assert set(page.evaluate(states)) == {True}
