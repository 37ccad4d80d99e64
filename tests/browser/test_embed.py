"""Another site's page frames parts of the dashboard: the site that is allowed does, any other does not."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import free_port, serving

pytestmark = pytest.mark.browser


@contextmanager
def site(port: int, framed: str) -> Iterator[str]:
    """A page of another origin with one frame."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(f"<!doctype html><title>x</title><iframe src='{framed}'></iframe>".encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def served():
    port = free_port()
    with serving("--embed-for", f"127.0.0.1:{port}") as address:
        yield address, port


def test_the_site_that_is_allowed_shows_a_number_and_a_press_opens_its_evidence(browser, served):
    address, port = served
    context = browser.new_context()
    page = context.new_page()
    with site(port, f"{address}/?embed=panel&region=150725&lang=zh") as other:
        page.goto(other)
        number = page.frame_locator("iframe").locator("a.tile").first
        expect(number).to_be_visible()
        with context.expect_page() as opened:
            number.click()
        expect(opened.value.locator("#evidence .evidence")).to_be_visible(timeout=60_000)
        assert context.cookies() == []
    context.close()


@pytest.mark.parametrize("path", ["/?embed=panel", "/", "/office/sign-in"])
def test_no_other_site_and_nothing_but_parts_for_frames(browser, served, path):
    address, port = served
    page = browser.new_page()
    other = free_port() if path == "/?embed=panel" else port
    refused = page.expect_console_message(lambda message: "frame-ancestors" in message.text)
    with site(other, f"{address}{path}") as shown, refused:
        page.goto(shown)
    page.close()


@pytest.mark.parametrize(("language", "theme"), [("zh", "light"), ("en", "dark")])
def test_frames_and_the_code_to_copy_are_accessible(browser, served, language, theme):
    address, _ = served
    page = browser.new_page(viewport={"width": 390, "height": 720}, color_scheme=theme)
    frames = ("map", "panel&region=150725", "figure&figure=O21", "chart")
    for query in (*(f"?embed={frame}" for frame in frames), "embed?kind=figure", "picture?region=150726"):
        page.goto(f"{address}/{query}&lang={language}")
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
        assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == [], query
        assert page.evaluate("document.documentElement.scrollWidth <= 390"), query
    page.close()
