"""A choice moves nothing that stays: what is read, and what is pressed next, is where it was."""

import pytest
from playwright.sync_api import Page

from tests.browser.acts import opened, painted, settled, until
from tests.dashboard.published import INITIATIVES, REGIONS

pytestmark = pytest.mark.browser
MOST = 0.02
"""Of all choices together, and none excused for following upon a press."""
SIZES = [(390, 844), (1024, 768), (1440, 900), (1920, 1080)]
WATCH = """(() => {
    window.moved = { sum: 0, what: [] };
    new PerformanceObserver((list) => {
        for (const { value, sources } of list.getEntries()) {
            window.moved.sum += value;
            window.moved.what.push(...sources.map(({ node }) => node && (node.id || node.className || node.nodeName)));
        }
    }).observe({ type: "layout-shift", buffered: true });
})()"""


def press(page: Page, change: str) -> None:
    page.evaluate("(change) => corridor.selection_state.press(change)", change)


def still(page: Page, what: str) -> None:
    painted(page)
    moved = page.evaluate("window.moved")
    assert moved["sum"] <= MOST, (what, moved)


@pytest.mark.parametrize(
    ("width", "height", "language"), [*((*size, "en") for size in SIZES), (390, 844, "zh"), (1440, 900, "zh")]
)
def test_choices_leave_the_page_in_its_place(page: Page, address: str, width: int, height: int, language: str) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.add_init_script(WATCH)
    opened(page, f"{address}/?lang={language}")
    still(page, "load")
    for region in (*REGIONS, ""):
        press(page, f"region={region}")
        settled(page, region or "all")
        still(page, f"region {region}")
    for initiative in (*INITIATIVES, ""):
        press(page, f"initiative={initiative}")
        settled(page, "all", initiative or "all")
        still(page, f"initiative {initiative}")
    for view in ("compare", "table", "about", "map"):
        press(page, f"view={view}")
        until(page, "(view) => document.documentElement.dataset.view === view", view)
        still(page, view)
