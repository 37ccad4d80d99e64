"""Every selection on one sheet: figures, states, sources and locators, in text that can be selected."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.dashboard.published import INITIATIVES, LANGUAGES, REGIONS, ids, rows

pytestmark = pytest.mark.browser
A4 = (595, 842)
APPROVAL = "GS(2024)0650"
WORDS = {
    "zh": {"at_least": "至少", "about": "约数", "target": "目标", "illegible": "原文残缺", "exact": "确数"},
    "en": {"at_least": "at least", "about": "about", "target": "target", "illegible": "illegible", "exact": "exact"},
}
SHEETS = [
    *((language, region, "") for language in LANGUAGES for region in ("", *REGIONS)),
    *(("zh", "", initiative) for initiative in INITIATIVES),
    *((language, REGIONS[0], INITIATIVES[2]) for language in LANGUAGES),
]


def opened(page: Page, address: str, language: str, region: str, initiative: str) -> None:
    page.goto(f"{address}/?lang={language}&region={region}&initiative={initiative}")
    page.wait_for_selector("#map .map-scale", state="attached")


def printed(page: Page, file: Path, **options: bool) -> str:
    """Print the page as a user would, without backgrounds, and read the text back from the file."""
    assert shutil.which("pdftotext"), "install poppler-utils"
    page.pdf(path=file, prefer_css_page_size=True, **options)
    text = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True)
    return text.stdout.decode()


def facts(file: Path) -> dict[str, str]:
    lines = subprocess.run(["pdfinfo", file], capture_output=True, check=True).stdout.decode()
    return dict(re.findall(r"^([^:\n]+):\s+(.*)$", lines, re.MULTILINE))


def squeezed(text: str) -> str:
    """Without white space: type that is scaled is set letter by letter."""
    return "".join(text.split())


@pytest.mark.parametrize(("language", "region", "initiative"), SHEETS)
def test_a_selection_is_one_a4_page(page: Page, address, tmp_path, language, region, initiative):
    opened(page, address, language, region, initiative)
    text = printed(page, tmp_path / "sheet.pdf")
    found = facts(tmp_path / "sheet.pdf")
    assert found["Pages"] == "1"
    width, height = re.findall(r"[\d.]+", found["Page size"])[:2]
    assert (float(width), float(height)) == pytest.approx(A4, abs=1)
    sheet = squeezed(text)
    named = [rows("areas")[region]] if region else []
    named += [rows("initiatives")[initiative]] if initiative else []
    assert all(squeezed(row[f"name_{language}"]) in sheet for row in named)
    assert APPROVAL in sheet
    assert "2022-02-23" in sheet
    assert "1/1" in sheet


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("region", REGIONS)
def test_every_figure_of_a_region_is_there_with_its_state_and_locator(page: Page, address, tmp_path, language, region):
    opened(page, address, language, region, "")
    sheet = squeezed(printed(page, tmp_path / "sheet.pdf"))
    figures = [rows("observations")[key] for key in ids("observations", region, None)]
    assert figures
    for row in figures:
        indicator = rows("indicators")[row["indicator"]]
        assert squeezed(indicator[f"name_{language}"]) in sheet, row["id"]
        assert row["locator"] in sheet
        assert squeezed(WORDS[language].get(row["qualifier"], "")) in sheet
    for kind in ("programmes", "honours"):
        for key in ids(kind, region, None):
            assert squeezed(rows(kind)[key][f"name_{language}"]) in sheet


def test_numbers_stand_as_the_language_writes_them(page: Page, address, tmp_path):
    for language, number in [("zh", "1500万元"), ("en", "15,000,000yuan")]:
        opened(page, address, language, REGIONS[0], "")
        assert number in squeezed(printed(page, tmp_path / f"{language}.pdf"))


def test_the_map_is_drawn_and_not_photographed(page: Page, address, tmp_path):
    opened(page, address, "zh", "", "")
    sheet = squeezed(printed(page, tmp_path / "sheet.pdf", print_background=True))
    images = subprocess.run(["pdfimages", "-list", tmp_path / "sheet.pdf"], capture_output=True, check=True)
    sizes = [[int(part) for part in line.split()[3:5]] for line in images.stdout.decode().splitlines()[2:]]
    assert all(width * height < 100 * 100 for width, height in sizes), "only hatched swatches may be dots"
    assert all(name in sheet for name in ("俄罗斯", "蒙古国", "室韦口岸"))


def test_a_dark_page_prints_black_on_white(page: Page, address):
    opened(page, address, "zh", REGIONS[0], "")
    page.emulate_media(media="print")
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    colors = page.evaluate(
        "() => [...document.querySelectorAll('#panel h2, #panel .tile .name, #panel .state, .footer p')]"
        ".map((element) => getComputedStyle(element).color)"
    )
    assert colors
    darkest = {int(part) for color in colors for part in re.findall(r"\d+", color)[:3]}
    assert max(darkest) <= 0x33


def test_what_asks_for_a_hand_stays_on_screen(page: Page, address):
    opened(page, address, "zh", "", "")
    page.emulate_media(media="print")
    for part in ("#filters", "#map-tools", ".header .tools", ".wall-tools", "#matrix"):
        assert not page.locator(part).first.is_visible(), part


def test_after_printing_the_screen_is_as_before(page: Page, address, tmp_path):
    opened(page, address, "zh", REGIONS[0], "")
    before = page.locator("#panel").bounding_box()
    printed(page, tmp_path / "sheet.pdf")
    assert page.locator("#panel").bounding_box() == before
    assert page.locator("#filters").is_visible()
    assert not page.locator(".page").get_attribute("style")
