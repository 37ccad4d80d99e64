"""The matrix of regions and initiatives: what stands in its head."""

import pytest
from playwright.sync_api import Page

from tests.browser.acts import opened

pytestmark = pytest.mark.browser
LONG = "Borderlanddistrict"
"""A word that nothing breaks, as names of other corridors have them."""
OUTSIDE = """(word) => [...document.querySelectorAll("#matrix th")].filter((head) => head.getClientRects().length)
    .map(function (head) {
        const named = [...head.querySelectorAll("*"), head]
            .find((part) => !part.children.length && part.textContent.trim());
        if (named) named.textContent = word;
        return named && [named, head];
    }).filter(Boolean).filter(function ([named, head]) {
        const range = document.createRange();
        range.selectNodeContents(named);
        const text = range.getBoundingClientRect(), cell = head.getBoundingClientRect();
        return text.left < cell.left - 1 || text.right > cell.right + 1 || text.bottom > cell.bottom + 1;
    }).length"""
"""All names are set before any is measured: a row is as high as its longest."""


@pytest.mark.parametrize("size", [(390, 844), (1024, 768), (1440, 900), (1920, 1080)])
def test_a_long_word_stays_in_its_cell(page: Page, address: str, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    opened(page, f"{address}/?lang=en")
    assert page.locator("#matrix th").count() > 8
    assert page.evaluate(OUTSIDE, LONG) == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
