"""The content security policy: every view keeps to it, and a style element of a stranger's has no effect."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.acts import opened, zoomable
from tests.browser.office_people import signed_in
from tests.browser.test_reporting_pages import office as office  # noqa: PLC0414  # the same office
from tests.browser.test_round import PERIOD

pytestmark = pytest.mark.browser
VIEWS = (
    "?region=150725",
    "?view=table",
    "?view=about",
    "?view=compare&regions=150725,150726",
    "?mode=wall",
    "?view=table&lang=en&initiative=5",
)
OFFICE = {
    "submitter": ("/office/submissions", "/office/submissions/1", "/office/submissions/1/figures", "/office/password"),
    "reviewer": (f"/office/review?period={PERIOD}", "/office/publish", "/changes"),
    "admin": ("/office/accounts", "/office/audit"),
}
_LISTEN = """
window.refused = [];
addEventListener("securitypolicyviolation", (event) => refused.push(
    [event.effectiveDirective, event.blockedURI, event.sourceFile, event.columnNumber].join(" ")));
"""
_INSERT = """() => {
    const style = document.createElement("style");
    style.textContent = "html { opacity: 0.5 }";
    document.head.append(style);
    document.documentElement.style.outlineWidth = "3px";
}"""


@contextmanager
def listening(browser: Browser) -> Iterator[Page]:
    """A page that notes what its policy refuses."""
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        context.add_init_script(_LISTEN)
        yield context.new_page()


def test_no_view_asks_for_anything_that_its_policy_refuses(browser: Browser, address: str) -> None:
    with listening(browser) as page:
        for view in VIEWS:
            opened(page, f"{address}/{view}")
            page.emulate_media(media="print")
            page.emulate_media(media="screen")
            assert page.evaluate("refused") == [], view


def test_neither_does_plotly(browser: Browser, address: str) -> None:
    with listening(browser) as page:
        opened(page, f"{address}/?region=150725")
        zoomable(page)
        assert page.evaluate("document.getElementById('plotly.js-style-global').sheet.cssRules.length") > 10
        assert page.evaluate("refused") == []


@pytest.mark.parametrize("name", OFFICE)
def test_nor_does_the_office(browser: Browser, office: str, name: str) -> None:
    with signed_in(browser, office, name) as page:
        page.add_init_script(_LISTEN)
        for path in OFFICE[name]:
            assert page.goto(office + path).status == 200, path
            assert page.evaluate("refused") == [], path


def test_a_strange_style_element_is_refused(browser: Browser, address: str) -> None:
    with listening(browser) as page:
        for path in ("/", "/changes"):
            page.goto(address + path)
            page.evaluate(_INSERT)
            expect(page.locator("html")).to_have_css("outline-width", "3px")  # attributes may stand
            expect(page.locator("html")).to_have_css("opacity", "1")
            assert [one.split()[0] for one in page.evaluate("refused")] == ["style-src-elem"], path
