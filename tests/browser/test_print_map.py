"""The map and the matrix on paper: names that can be read, whole before Plotly too, room that is used."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.acts import zoomable
from tests.browser.printing import READABLE, opened, printed
from tests.dashboard.published import REGIONS, rows

pytestmark = pytest.mark.browser
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]+)</word>')
MAP_PART = (290, 420)
"""Points from the upper left corner within which the map stands on the sheet; the legend follows it."""
LEGEND_BEGINS = "数据与举措条数"


def map_words(file: Path) -> dict[str, float]:
    """The Chinese words on the map and how wide a character of theirs is, in points: the size of their type."""
    boxes = subprocess.run(["pdftotext", "-bbox", file, "-"], capture_output=True, check=True).stdout.decode()
    found = [(word, *map(float, at)) for *at, word in WORD.findall(boxes)]
    below = min((top for word, _, top, _, _ in found if word == LEGEND_BEGINS), default=MAP_PART[1]) - 2
    return {
        word: (right - left) / len(word)
        for word, left, top, right, _ in found
        if right < MAP_PART[0] and 60 < top < min(below, MAP_PART[1]) and re.fullmatch(r"[\u4e00-\u9fff]{2,}", word)
    }


NAMES = {rows("areas")[code]["name_zh"] for code in REGIONS}
ALL = {"俄罗斯", "蒙古国", "室韦口岸", "黑山头口岸", *NAMES}


def names_printed(page: Page, folder: Path) -> set[str]:
    """The words on the map of the printed page, which can all be read."""
    printed(page, folder / "sheet.pdf")
    words = map_words(folder / "sheet.pdf")
    assert min(words.values()) >= READABLE, words
    return set(words)


@pytest.mark.parametrize("width", [390, 1440])
def test_the_map_of_the_first_page_is_whole_and_its_names_can_be_read(browser: Browser, address, tmp_path, width):
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.route("**/_dash-layout", lambda route: route.abort())
    page.goto(f"{address}/?lang=zh")
    assert names_printed(page, tmp_path) >= ALL
    context.close()


@pytest.mark.parametrize("width", [390, 1440])
def test_before_and_after_plotly_the_map_is_whole_and_names_can_be_read_when_enlarged(
    page: Page, address, tmp_path, width
):
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, address, "zh", "", "")
    assert names_printed(page, tmp_path) >= ALL
    zoomable(page)
    assert names_printed(page, tmp_path) >= ALL
    page.evaluate("() => corridor.map_view.zoom(1.3)")
    page.wait_for_selector("#map[data-moves]")
    assert names_printed(page, tmp_path) & NAMES
