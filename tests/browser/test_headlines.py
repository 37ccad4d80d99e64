"""The answers above the map follow the selection, and leave the map where it is."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import opened, settled

pytestmark = pytest.mark.browser
REGION = "150725"
PLACE = "() => Math.round(document.querySelector('#map').getBoundingClientRect().top + window.scrollY)"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_chosen_is_answered_first_and_the_map_stays_in_its_place(
    page: Page, address: str, language: str
) -> None:
    opened(page, f"{address}/?lang={language}")
    sentence = page.locator("#headlines .headline-sentence")
    before, place = sentence.inner_text(), page.evaluate(PLACE)
    for cell in (f"{REGION}-5", "150784-2", "150784-5"):
        button = page.locator(f'[data-cell="{cell}"]')
        button.click()
        settled(page, *cell.split("-"))
        expect(sentence).not_to_have_text(before)
        assert page.evaluate(PLACE) == place
        button.click()
        settled(page)
        expect(sentence).to_have_text(before)
        assert page.evaluate(PLACE) == place


def test_a_number_of_a_region_is_one_press_from_its_evidence(page: Page, address: str) -> None:
    opened(page, f"{address}/")
    page.locator(f'#filters input[name=region][value="{REGION}"]').check(force=True)
    settled(page, REGION)
    button = page.locator("#headlines .headline-press").first
    number = button.locator(".value").inner_text()
    button.click()
    expect(page.locator("#evidence[open]")).to_contain_text(number)


def test_another_language_keeps_what_is_chosen(page: Page, address: str) -> None:
    opened(page, f"{address}/?region={REGION}")
    page.locator('.header [data-press="lang=en"]').click()
    expect(page.locator("#headlines .headline-sentence")).to_contain_text("Chen Barag")
    opened(page, f"{address}/?region={REGION}&lang=en")
    expect(page.locator("#headlines .headline-sentence")).to_contain_text("Chen Barag")


@pytest.mark.parametrize("width", [390, 1440])
def test_a_wider_window_gives_the_kept_room_back(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, f"{address}/")
    page.evaluate("(region) => corridor.selection_state.press('region=' + region)", REGION)
    settled(page, REGION)
    page.set_viewport_size({"width": width + 100, "height": 900})
    expect(page.locator("#headlines")).to_have_attribute("style", "")
