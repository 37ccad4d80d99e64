"""What a leader asks is answered in at most two presses from the first screen, at a desk and on a phone."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.acts import opened
from tests.browser.kept_page import DESK, PHONE

pytestmark = pytest.mark.browser
MOST = 2


@dataclass
class Visitor:
    """Someone at the first screen, whose presses are counted."""

    page: Page
    touches: bool
    presses: int = 0

    def press(self, what: Locator) -> None:
        """Press `what` as it is done on this screen: it has to be there and to be seen."""
        self.presses += 1
        if self.touches:
            what.tap()
        else:
            what.click()

    def sees(self, selector: str, *words: str) -> None:
        """All `words` stand in one element that is on the page for everyone; scrolling is no press."""
        found = self.page.locator(selector)
        for word in words:
            found = found.filter(has_text=word)
        expect(found.first).to_be_visible()
        assert self.presses <= MOST


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def visitor(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Visitor]:
    with browser.new_context(**request.param) as context:
        page = context.new_page()
        opened(page, f"{address}/")
        yield Visitor(page, request.param is PHONE)


def test_how_far_a_target_is(visitor: Visitor) -> None:
    visitor.sees("#headlines .headline-sentence", "额尔古纳", "22.4%", "距目标差7.6个百分点")


def test_who_says_nothing_under_an_initiative(visitor: Visitor) -> None:
    row = visitor.page.locator("#matrix tbody tr").filter(has_text="富民兴边")
    silent = row.locator('.cell[data-state="city_only"]')
    expect(silent).to_have_count(3)
    for cell in silent.all():
        expect(cell).to_be_visible()
    visitor.press(silent.first)
    visitor.sees("#headlines", "满洲里市 · 富民兴边", "本旗市未单独公布")


def test_the_regions_side_by_side(visitor: Visitor) -> None:
    if visitor.touches:
        visitor.press(visitor.page.locator(".to-profile"))
    visitor.sees("#profile table", "新左旗", "额尔古纳", "人口", "298.6")


def test_which_ports_are_rail(visitor: Visitor) -> None:
    if visitor.touches:
        visitor.press(visitor.page.locator("#panel summary").filter(has_text="位置"))
    visitor.press(visitor.page.locator("#panel [data-kind=rail]"))
    shown = visitor.page.locator("#panel [data-port]:visible")
    expect(shown).to_have_count(1)
    visitor.sees("#panel [data-port]", "满洲里铁路口岸")


def test_all_about_a_belt(visitor: Visitor) -> None:
    visitor.press(visitor.page.locator("#filters label").filter(has_text="陈旗"))
    visitor.sees("#headlines .headline", "陈巴尔虎旗边境党建示范带", "138", "30", "20")
    if visitor.touches:
        visitor.press(visitor.page.locator("#sheet [data-action=sheet-all]"))
    visitor.sees("#panel .set", "陈巴尔虎旗边境党建示范带", "138")
    visitor.sees("#panel .facts", "陈巴尔虎旗边境党建示范带")


def test_of_which_period_it_is(visitor: Visitor) -> None:
    if visitor.touches:
        visitor.press(visitor.page.locator("#panel .timeline summary"))
    visitor.sees("#panel .timeline li", "2020年", "22.4%")
