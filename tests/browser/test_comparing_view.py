"""The comparing view: loaded when opened, its fields and its address are one, its pictures can be carried away."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import opened
from tests.browser.audit import violations
from tests.browser.conftest import serving
from tests.browser.kept_page import PHONE
from tests.synthetic.package import make
from tests.synthetic.plan import Plan

pytestmark = pytest.mark.browser
PATIENCE_MS = 60_000
"""A picture takes its time on a busy machine."""


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of six regions with eight indicators over eight quarters."""
    with serving("--geodata", str(make(tmp_path_factory.mktemp("six") / "package", Plan(6, 8, 8)))) as address:
        yield address


def drawn(page: Page) -> None:
    page.wait_for_selector(".picture[data-picture=values] .main-svg", timeout=60_000)


def test_the_fields_the_address_and_the_pictures_are_one(six, page):
    opened(page, f"{six}/")
    assert page.locator("#compare-form").count() == 0
    page.locator("#header [data-press='view=compare']").click()
    drawn(page)
    page.locator("#compare-indicator").select_option("measure-002")
    expect(page.locator("[data-indicator=measure-002]")).to_be_visible(timeout=PATIENCE_MS)
    page.locator("#compare-form [name=order]").select_option("value")
    page.locator("#compare-form [name=regions]").nth(1).check()
    page.locator("#compare-period").focus()
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile("period=2021-Q"), timeout=PATIENCE_MS)
    for part in ("view=compare", "indicator=measure-002", "order=value", "regions=S002"):
        assert part in page.url
    expect(page.locator(".value-list [data-region]")).to_have_count(1, timeout=PATIENCE_MS)
    page.go_back()
    page.go_back()
    expect(page.locator("#compare-form [name=regions]").nth(1)).not_to_be_checked(timeout=PATIENCE_MS)
    expect(page.locator(".value-list [data-region]")).to_have_count(6, timeout=PATIENCE_MS)
    page.locator("#header [data-press='view=map']").click()
    expect(page.locator("#compare")).to_have_count(0, timeout=PATIENCE_MS)


def test_a_period_is_kept_when_an_answer_arrives_while_the_slider_rests(six, page):
    opened(page, f"{six}/?view=compare")
    drawn(page)
    page.evaluate("""() => {
        const slider = document.getElementById("compare-period");
        slider.value = String(Number(slider.max) - 1);
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        document.getElementById("compare-place").append(document.createElement("i"));  // as an earlier answer would
    }""")
    expect(page).to_have_url(re.compile("period=2021-Q"), timeout=PATIENCE_MS)


def test_an_indicator_is_found_by_what_is_typed(six, page):
    opened(page, f"{six}/?view=compare")
    drawn(page)
    page.locator("#compare-search").fill("005")
    page.keyboard.press("Enter")
    expect(page.locator("[data-indicator=measure-005]")).to_be_visible(timeout=PATIENCE_MS)


def carried_away(page: Page, kind: str) -> bytes:
    """The content of a picture that is saved."""
    with page.expect_download() as coming:
        page.locator(f".picture[data-picture=values] [data-format={kind}]").click()
    return coming.value.path().read_bytes()


def test_axe_finds_nothing_and_a_picture_is_carried_away_with_its_title_source_day_and_release(six, page):
    opened(page, f"{six}/?view=compare&lang=en")
    drawn(page)
    assert violations(page) == []
    dots, drawing = carried_away(page, "png"), carried_away(page, "svg")
    assert dots.startswith(b"\x89PNG")
    assert len(dots) > 5_000
    assert b"By region: " in drawing
    for word in (b"Source: ", b"2021", b"Release 1"):
        assert word in drawing


def test_a_phone_needs_no_scrolling_sideways(six, phone_page):
    opened(phone_page, f"{six}/?view=compare&lang=en")
    drawn(phone_page)
    assert phone_page.evaluate("document.documentElement.scrollWidth") <= PHONE["viewport"]["width"]
