"""The first load is small: what only a zoom or a chart needs comes when one of them is asked for."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.acts import opened, taken_over

pytestmark = pytest.mark.browser
MOST_REQUESTS = 15
MOST_BYTES = 450_000
ON_DEMAND = ("plotly.min.js", "async-graph.js", "/map.json", "polyfill")


@pytest.fixture
def loads(browser: Browser) -> Iterator[tuple[Page, dict[str, int]]]:
    """A visitor with an empty cache, and the bytes that came over the wire by address."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    addresses: dict[str, str] = {}
    sizes: dict[str, int] = {}
    session.on("Network.requestWillBeSent", lambda row: addresses.update({row["requestId"]: row["request"]["url"]}))
    session.on(
        "Network.loadingFinished", lambda row: sizes.update({addresses[row["requestId"]]: row["encodedDataLength"]})
    )
    yield page, sizes
    context.close()


@pytest.mark.parametrize(
    "query", ["", "lang=en&region=150725&initiative=5", "view=table", "lang=en&view=about", "mode=wall&seconds=3000"]
)
def test_few_requests_and_few_bytes_bring_everything_but_plotly(loads, address, query):
    page, sizes = loads
    taken_over(page, address, f"?{query}")
    page.wait_for_load_state("networkidle")
    assert any("/bundles/" in one for one in sizes)
    assert len(sizes) <= MOST_REQUESTS, sorted(sizes)
    assert sum(sizes.values()) <= MOST_BYTES, sizes
    assert [one for one in sizes for part in ON_DEMAND if part in one] == []


def test_selections_search_and_evidence_ask_for_no_plotly(loads, address):
    page, sizes = loads
    opened(page, f"{address}/")
    page.locator("#filters input[name=region][value='150725']").check(force=True)
    page.locator("#panel [data-figure]").first.click()
    page.locator("#evidence").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.locator("#search-input").fill("口岸")
    page.locator("#search-list [role=option]").first.click()
    page.locator("#header [data-press='lang=en']").click()
    page.wait_for_selector("html[data-lang=en]")
    page.locator("[data-layer=belt]").click()
    page.wait_for_load_state("networkidle")
    assert [one for one in sizes for part in ON_DEMAND if part in one] == []
    page.locator("[data-action=zoom-in]").click()
    page.wait_for_selector("#map[data-moves]")
    assert [part for part in ON_DEMAND if not any(part in one for one in sizes)] == []
