"""An earlier release seen and left, a newer one offered and taken, and what changed, in a real browser."""

import json
import re
import tempfile
import urllib.request
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Literal

import pytest
from msgspec.structs import replace
from playwright.sync_api import Browser, Page, expect

from corridor.releases.canonical_rows import encoded
from corridor.releases.contents import contents_of
from corridor.releases.database import Database
from corridor.releases.location import database_url
from corridor.releases.releases import Notice, RowVersion, append, latest_number
from tests.browser.audit import contrasts, violations
from tests.browser.conftest import serving
from tests.browser.kept_page import DESK, PHONE
from tests.waiting import within

pytestmark = pytest.mark.browser
SIZES = {1440: DESK, 390: PHONE}
TINY = Path(__file__).parents[1] / "packages" / "tiny"


class Releases:
    """A server on a database of its own, and publishing to it from outside."""

    def __init__(self, address: str, file: Path) -> None:
        self.address = address
        self.database = Database(database_url(str(file), {}))

    def publish(self, value: str) -> int:
        """Correct the wells of the first region, and withdraw nothing."""
        with self.database.writing() as connection:
            row = contents_of(connection, latest_number(connection)).rows["observations"]["T01"].record
            row = replace(row, value=Decimal(value), printed=f"{value}口")  # type: ignore[type-var]
            rows = [RowVersion("observations", "T01", encoded(row))]
            return append(connection, Notice(self.database.now(), "anna", "更正", "2026-09-30"), rows).number

    def noticed(self, number: int) -> None:
        """Wait until both workers show that release: so many answers in a row hardly come from one of them."""
        assert within(60, lambda: {self._shown() for _ in range(40)} == {number})

    def _shown(self) -> int:
        with urllib.request.urlopen(f"{self.address}/release.json", timeout=5) as answer:
            return int(json.load(answer)["release"])


@pytest.fixture(scope="module")
def releases() -> Iterator[Releases]:
    with tempfile.TemporaryDirectory(prefix="corridor-tests-") as folder:
        file = Path(folder) / "corridor.sqlite3"
        with serving("--geodata", str(TINY), "--database", str(file), "--workers", "2") as address:
            made = Releases(address, file)
            made.publish("41")
            made.noticed(2)
            yield made
            made.database.close()


def shown(page: Page, kind: str) -> None:
    """Only the notice of that kind is seen; none for an empty one."""
    seen = page.locator("#release-notices p:visible")
    expect(seen).to_have_count(1 if kind else 0)
    if kind:
        expect(seen).to_have_attribute("data-when", kind)


def asking(page: Page, kind: str) -> None:
    """The same, where the window gets the focus again and again: each time the page asks for the release."""
    look = "window.dispatchEvent(new Event('focus')), document.querySelector(':root').dataset.release"
    assert within(30, lambda: page.evaluate(look) == kind)
    shown(page, kind)


def test_an_earlier_release_is_marked_until_one_goes_on_to_the_latest(page: Page, releases: Releases) -> None:
    page.goto(f"{releases.address}/?release=1&region=101")
    page.wait_for_selector("#map .map-scale")
    shown(page, "older")
    expect(page.locator('#panel [data-figure="T01"]').first).to_contain_text("40")
    page.locator('[data-press="view=table"]').first.click()
    expect(page.locator("#table-rows")).to_contain_text("40")
    assert "release=1" in page.url
    shown(page, "older")
    page.locator("#release-notices p:visible a[data-latest]").click()
    page.wait_for_url(lambda address: "release" not in address)
    shown(page, "")
    expect(page.locator("#table-rows")).to_contain_text("41")


def test_the_mark_speaks_the_language_of_the_page(page: Page, releases: Releases) -> None:
    page.goto(f"{releases.address}/?release=1")
    page.wait_for_selector("#map .map-scale")
    expect(page.locator("#release-notices p:visible")).to_contain_text("第 1 期")
    page.locator('[data-press="lang=en"]').first.click()
    expect(page.locator("#release-notices p:visible")).to_contain_text("This is release 1")


def test_an_open_page_offers_the_new_release(page: Page, releases: Releases) -> None:
    page.goto(f"{releases.address}/?region=101")
    page.wait_for_selector("#map .map-scale")
    shown(page, "")
    number = releases.publish("43")
    releases.noticed(number)
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    shown(page, "newer")
    expect(page.locator("#release-notices p:visible")).to_contain_text(f"第 {number} 期")
    page.locator("#release-notices p:visible a[data-reload]").click()
    shown(page, "")
    expect(page.locator('#panel [data-figure="T01"]').first).to_contain_text("43")


@pytest.mark.parametrize("size", SIZES)
def test_a_page_says_that_the_server_is_silent_and_catches_up(browser: Browser, releases: Releases, size: int) -> None:
    """At once where somebody presses, else when two questions are lost; what was chosen meanwhile is shown then."""
    page = browser.new_context(**SIZES[size]).new_page()
    page.goto(f"{releases.address}/?region=101")
    expect(page.locator("#first-page")).to_have_count(0)
    shown(page, "")
    page.context.set_offline(True)
    asking(page, "offline")
    page.context.set_offline(False)
    asking(page, "")
    page.context.set_offline(True)
    page.evaluate("() => corridor.selection_state.press('lang=en')")
    shown(page, "offline")
    expect(page.locator("#selection-title")).not_to_contain_text(re.compile("[A-Za-z]"))
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert not violations(page, "#release-notices")
    expect(page.locator("#said")).to_contain_text("服务器")  # also where the page is scrolled
    page.context.set_offline(False)
    asking(page, "")
    expect(page.locator("#selection-title")).to_contain_text(re.compile("[A-Za-z]"))
    assert page.locator(":root").get_attribute("data-lang") == "en"
    page.context.close()


def test_what_is_only_fetched_ahead_fails_in_silence(browser: Browser, releases: Releases) -> None:
    """Nobody has asked for what the pointer rests on; where it is pressed, the page says why nothing comes."""
    page = browser.new_context(**SIZES[1440]).new_page()
    page.goto(f"{releases.address}/?region=101")
    expect(page.locator("#first-page")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.context.set_offline(True)
    figure = page.locator('#panel [data-press^="figure="]').first
    with page.expect_event("requestfailed", lambda request: "/evidence/" in request.url):
        figure.hover()
    page.evaluate("() => new Promise(done => setTimeout(done, 100))")
    expect(page.locator("#said")).to_be_empty()
    shown(page, "")
    figure.click()
    expect(page.locator("#said")).to_contain_text("服务器")
    shown(page, "offline")
    assert not failures
    page.context.close()


def test_what_changed_is_found_from_the_foot_of_the_page(page: Page, releases: Releases) -> None:
    releases.noticed(releases.publish("44"))
    page.goto(releases.address)
    page.locator("#footer a", has_text="历次发布").click()
    rows = page.locator("table").first.locator("tbody tr")
    expect(rows.nth(2)).to_be_visible()
    page.locator("a", has_text="变化").first.click()
    expect(page.locator('tr[data-key="T01"]')).to_contain_text("44口")
    page.locator("select#from").select_option("1")
    page.locator("button", has_text="比较").click()
    expect(page.locator('tr[data-key="T01"]')).to_contain_text("40口")
    expect(page.locator('tr[data-key="T01"]')).to_contain_text("44口")


def test_evidence_shows_how_a_figure_was_published(page: Page, releases: Releases) -> None:
    page.goto(f"{releases.address}/?figure=T01")
    history = page.locator("#evidence .publication li")
    expect(history.first).to_have_attribute("data-act", "corrected")
    expect(history.last).to_have_attribute("data-act", "brought")
    expect(history.last).to_contain_text("40口")


@pytest.mark.parametrize(("theme", "width"), [("light", 1440), ("light", 390), ("dark", 390)])
def test_the_pages_about_releases_stay_within_the_page(
    browser: Browser, releases: Releases, theme: Literal["light", "dark"], width: int
) -> None:
    context = browser.new_context(color_scheme=theme, **SIZES[width])  # type: ignore[arg-type]
    page = context.new_page()
    for path in ("/releases?", "/changes?from=1&to=2", "/changes?from=1&to=1", "/changes?from=1&to=99"):
        for language in ("zh", "en"):
            page.goto(f"{releases.address}{path}&lang={language}")
            assert page.locator("html").get_attribute("data-theme") == theme
            if (theme, language) != ("dark", "en"):  # the colours are those of the other language
                assert (contrasts if theme == "dark" else violations)(page) == [], (path, language)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, language)
    context.close()
