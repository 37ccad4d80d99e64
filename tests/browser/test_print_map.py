"""The map and the matrix on paper: names that can be read, whole before Plotly too, room that is used."""

import re
import subprocess
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from tests.browser.acts import zoomable
from tests.browser.test_print import MATRIX, READABLE, opened, printed, squeezed
from tests.dashboard.published import LANGUAGES, REGIONS, rows

pytestmark = pytest.mark.browser
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]+)</word>')
MAP_PART = (290, 420)
"""Points from the upper left corner within which the map stands on the sheet; the legend follows it."""
LEGEND_BEGINS = "数据与举措条数"
LEAST = 0.25
"""A matrix takes about this share of a column's height."""


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


def emptiest(file: Path) -> float:
    """The share of the sheet's height that is blank in one piece, in the column where that is most."""
    command = ["pdftoppm", "-r", "36", "-gray", "-singlefile", file, file.with_suffix("")]
    subprocess.run(command, check=True)
    head, size, _, dots = file.with_suffix(".pgm").read_bytes().split(b"\n", 3)
    assert head == b"P5"
    width, height = map(int, size.split())
    sheet = np.frombuffer(dots, np.uint8).reshape(height, width)[int(0.03 * height) : int(0.94 * height)]
    longest = []
    for column in (sheet[:, int(0.06 * width) : width // 2 - 4], sheet[:, width // 2 + 4 : int(0.94 * width)]):
        inked = np.flatnonzero((column < 200).any(axis=1))
        longest.append(np.diff(np.concatenate([[0], inked, [len(column)]])).max() / height)
    return max(longest)


@pytest.mark.parametrize("state", ["first page", "page", "Plotly's map", "enlarged"])
@pytest.mark.parametrize("width", [390, 1440])
def test_the_map_is_whole_and_its_names_can_be_read(browser: Browser, address, tmp_path, width, state):
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    if state == "first page":
        page.route("**/_dash-layout", lambda route: route.abort())
        page.goto(f"{address}/?lang=zh")
    else:
        opened(page, address, "zh", "", "")
    if state in {"Plotly's map", "enlarged"}:
        zoomable(page)
    if state == "enlarged":
        page.evaluate("() => corridor.map_view.zoom(1.3)")
        page.wait_for_selector("#map[data-moves]")
    printed(page, tmp_path / "sheet.pdf")
    words = map_words(tmp_path / "sheet.pdf")
    context.close()
    if state == "enlarged":
        assert {rows("areas")[code]["name_zh"] for code in REGIONS} & set(words)
        assert min(words.values()) >= READABLE, words
        return
    assert {"俄罗斯", "蒙古国", "室韦口岸", "黑山头口岸"} <= set(words)
    assert {rows("areas")[code]["name_zh"] for code in REGIONS} <= set(words)
    assert min(words.values()) >= READABLE, words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("region", ["", *REGIONS])
def test_no_sheet_leaves_the_matrix_out_and_room_for_it(page: Page, address, tmp_path, language, region):
    opened(page, address, language, region, "")
    for initiative in ("", "1", "3"):
        page.evaluate("(chosen) => corridor.selection_state.press(chosen)", f"initiative={initiative}")
        page.wait_for_selector(f"#panel > section[data-initiative='{initiative or 'all'}']")
        sheet = squeezed(printed(page, tmp_path / "sheet.pdf"))
        if squeezed(MATRIX[language]) not in sheet:
            assert emptiest(tmp_path / "sheet.pdf") < LEAST, initiative


def test_the_matrix_is_printed_somewhere(page: Page, address, tmp_path):
    opened(page, address, "zh", REGIONS[0], "1")
    assert MATRIX["zh"] in squeezed(printed(page, tmp_path / "sheet.pdf"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_arrow_points_nowhere(page: Page, address, tmp_path, language):
    opened(page, address, language, "", "")
    sheet = printed(page, tmp_path / "sheet.pdf")
    assert "→" not in sheet
    assert {"zh": "见网页", "en": "onthewebpage"}[language] in squeezed(sheet)
