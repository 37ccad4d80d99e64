"""Below a path in front of a real browser: whatever is pressed, no request leaves the path and none fails."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser.conftest import serving

PREFIX = "/dash/board"


@pytest.fixture(scope="module")
def below() -> Iterator[str]:
    with serving("--url-prefix", PREFIX) as address:
        yield address + PREFIX


def test_every_press_stays_below(page: Page, below: str) -> None:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108  # Playwright marks what it calls
    page.goto(f"{below}/")
    page.wait_for_selector("#map .map-scale")
    page.locator("[data-action=zoom-in]").click()
    page.wait_for_selector("#plotly-map .main-svg")
    page.locator("#filters [data-press*='region=150725']").first.click()
    expect(page.locator("html")).to_have_attribute("data-region", "150725")
    page.locator("#panel [data-press*='figure=']").first.click()
    page.wait_for_url("**/dash/board/?*figure=*")
    page.go_back()
    page.locator("[data-choice-view='table']").first.click()
    page.wait_for_selector("#table-rows a.download")
    with page.expect_download() as carried:
        page.locator("#table-rows a.download").first.click()
    assert urlsplit(carried.value.url).path.startswith(f"{PREFIX}/prepared/")
    page.locator("[data-choice-view='about']").first.click()
    page.wait_for_selector("#about section")
    page.reload()
    page.locator(".footer .release-line a[href*='/releases']").click()
    page.wait_for_url("**/dash/board/releases*")
    page.goto(f"{below}/office/")
    page.wait_for_url("**/dash/board/office/sign-in*")
    asked = [urlsplit(answer.url) for answer in answers]
    assert len(asked) > 15
    assert [one.path for one in asked if not one.path.startswith(f"{PREFIX}/")] == []
    assert [answer.url for answer in answers if answer.status >= 400] == []
