"""Every selection on one sheet: figures, states, sources and locators, in text that can be selected."""

import re
import subprocess
from collections.abc import Callable, Iterator
from urllib.request import urlopen

import pytest
import segno
from playwright.sync_api import Browser, Page

from tests.browser.acts import settled, until
from tests.browser.printing import NOON, READABLE, Sheet, corner_code, facts, opened, printed, sheets, squeezed
from tests.dashboard.published import INITIATIVES, LANGUAGES, REGIONS, ids, rows

pytestmark = pytest.mark.browser
A4 = (595, 842)
APPROVAL = "GS(2024)0650"
WORDS = {
    "zh": {"at_least": "至少", "about": "约数", "target": "目标", "illegible": "原文残缺", "exact": "准确数"},
    "en": {"at_least": "at least", "about": "about", "target": "target", "illegible": "illegible", "exact": "exact"},
}
DAYS = {"zh": "打印日期：2031年3月4日", "en": "Printed on 4 March 2031"}
STRIP = {"zh": "沿边一览", "en": "The border unrolled"}
MATRIX = {"zh": "各旗市公布情况一览", "en": "Coverage:"}
SOURCE = {"zh": "出处", "en": "source"}
SEPARATOR = {"zh": "、", "en": ","}
ROOM_FOR_A_MATRIX = 0.25
"""About the share of a column's height that it takes: no sheet leaves it out and has room for it."""


@pytest.fixture(scope="module")
def sheet(browser: Browser, address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Sheet]]:
    """``sheet("zh", "150725", "5")``: a selection printed on a certain day, each once for all tests that read it."""
    with sheets(browser, address, tmp_path_factory.mktemp("sheets")) as get:
        yield get


def beside(region: str, language: str) -> list[str]:
    """The initiatives printed with a region: all in English, whose texts fill a sheet first, and one in Chinese."""
    return ["", *(INITIATIVES if language == "en" else INITIATIVES[REGIONS.index(region or REGIONS[0]) :][:1])]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("region", ["", *REGIONS])
def test_a_selection_is_one_a4_page_in_type_that_can_be_read(sheet, language, region):
    for initiative in beside(region, language):
        found = sheet(language, region, initiative)
        assert found.facts["Pages"] == "1", initiative
        width, height = re.findall(r"[\d.]+", found.facts["Page size"])[:2]
        assert (float(width), float(height)) == pytest.approx(A4, abs=1)
        named = [rows("areas")[region]] if region else []
        named += [rows("initiatives")[initiative]] if initiative else []
        assert all(squeezed(row[f"name_{language}"]) in found.text for row in named), initiative
        assert APPROVAL in found.text
        assert "2022-02-23" in found.text
        assert "1/1" in found.text
        assert squeezed(DAYS[language]) in found.text
        assert found.sizes
        assert min(found.sizes) >= READABLE, initiative
        assert squeezed(MATRIX[language]) in found.text or found.emptiest < ROOM_FOR_A_MATRIX, initiative


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("region", ["", *REGIONS])
def test_strip_or_matrix_are_printed_where_they_have_room(sheet, language, region):
    """A region's sheet in English, of longer texts, may have room for one of the two only."""
    strip, matrix = (squeezed(words[language]) in sheet(language, region).text for words in (STRIP, MATRIX))
    assert (strip or matrix) == bool(region)
    if language == "zh":
        assert strip == bool(region)


def test_the_matrix_is_printed_where_it_has_room(sheet):
    assert MATRIX["zh"] in sheet("zh", REGIONS[0], "1").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_has_the_head_of_its_release_in_words_and_as_a_code(sheet, address, language):
    """In the corner of the sheet, so large that a camera reads it: a third of a millimetre each module, or more."""
    head = re.search(r"^release 1 \w{64}$", urlopen(f"{address}/checkpoints").read().decode(), re.MULTILINE)
    assert head
    code = segno.make(head[0], error="l", micro=False)
    for region in ("", REGIONS[0]):
        found = sheet(language, region)
        assert found.text.count(squeezed(head[0])) == int(found.facts["Pages"]), region
        wide, dots = corner_code(found.file, len(code.matrix))
        assert dots == [*map(list, code.matrix)]
        assert wide / len(code.matrix) > 1 / 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_arrow_points_nowhere(sheet, language):
    text = sheet(language, "").text
    assert "→" not in text
    assert {"zh": "见网页", "en": "onthewebpage"}[language] in text


def test_programmes_in_one_line_are_parted(sheet):
    """On a screen each is underlined."""
    assert squeezed("Six-party integration · Three key projects") in sheet("en", "150784").text


def test_the_strip_on_paper_lies_down_whatever_the_screen(page: Page, phone_page: Page, address, tmp_path):
    for screen, width in ((phone_page, 390), (page, 1100), (page, 1920)):
        screen.set_viewport_size({"width": width, "height": 900})
        opened(screen, address, "zh", REGIONS[0], "")
        assert squeezed(STRIP["zh"]) in squeezed(printed(screen, tmp_path / "sheet.pdf")), width
        assert facts(tmp_path / "sheet.pdf")["Pages"] == "1", width


SCREENS = [(390, 844), (1024, 768), (1280, 720), (1350, 800), (1440, 900), (1920, 1080)]


@pytest.mark.parametrize(("region", "screens"), [("150784", SCREENS), ("150727", [SCREENS[0], SCREENS[-1]])])
def test_a_sheet_is_the_same_whatever_the_screen_it_is_printed_from(page: Page, address, tmp_path, region, screens):
    """English texts fill a sheet: it holds what was measured for it, under the rules that hold on paper."""
    found = set()
    for width, height in screens:
        page.set_viewport_size({"width": width, "height": height})
        opened(page, address, "en", region, "")
        printed(page, tmp_path / "sheet.pdf")
        assert facts(tmp_path / "sheet.pdf")["Pages"] == "1", width
        found.add(
            page.evaluate(
                "() => [document.documentElement.style.getPropertyValue('--print-size'), "
                "document.documentElement.dataset.paper].join(' ')"
            )
        )
    assert len(found) == 1


def test_what_is_printed_before_it_is_painted_is_measured_as_it_is(page: Page, address):
    """Below the window a panel keeps the height of the one before it, until what is in sight has been painted."""
    opened(page, address, "en", REGIONS[0], "")
    page.wait_for_selector("#first-page", state="detached")
    measured = """(change) => {
        const unseen = () => document.querySelectorAll("[data-unseen]").length;
        corridor.selection_state.press(change);
        const waits = unseen(), root = document.documentElement;
        window.dispatchEvent(new Event("beforeprint"));
        const found = [root.style.getPropertyValue("--print-size"), root.dataset.paper, unseen()];
        window.dispatchEvent(new Event("afterprint"));
        return [waits, found];
    }"""
    for initiative in (*INITIATIVES[:2], *INITIATIVES[:2]):
        page.evaluate("(chosen) => corridor.selection_state.press(chosen)", f"initiative={initiative}")
        settled(page, REGIONS[0], initiative)
    until(page, "() => !document.querySelector('[data-unseen]')")
    waits, at_once = page.evaluate(measured, f"initiative={INITIATIVES[0]}")
    until(page, "() => !document.querySelector('[data-unseen]')")
    assert waits
    assert page.evaluate(measured, f"initiative={INITIATIVES[0]}")[1] == at_once
    assert at_once[2] == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_browser_without_margins_to_print_in_puts_the_day_at_the_foot(page: Page, address, tmp_path, language):
    page.add_init_script("delete window.CSSMarginRule")
    page.clock.set_fixed_time(NOON)
    opened(page, address, language, REGIONS[0], "")
    printed(page, tmp_path / "sheet.pdf")
    page.emulate_media(media="print")
    foot = page.locator(".footer").evaluate("(foot) => getComputedStyle(foot, '::after').content")
    assert foot == f'"{DAYS[language]}"'


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Kiritimati"])
def test_the_day_of_printing_is_the_corridors(browser: Browser, address, tmp_path, zone):
    context = browser.new_context(timezone_id=zone)
    page = context.new_page()
    page.clock.set_fixed_time(NOON.replace(day=3, hour=16, minute=1))  # in Beijing the 4th has begun
    opened(page, address, "zh", REGIONS[0], "")
    assert squeezed(DAYS["zh"]) in squeezed(printed(page, tmp_path / "sheet.pdf"))
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("region", REGIONS)
def test_every_figure_of_a_region_is_there_with_its_state_and_locator(sheet, language, region):
    text = sheet(language, region).text
    figures = [rows("observations")[key] for key in ids("observations", region, None)]
    assert figures
    for row in figures:
        indicator = rows("indicators")[row["indicator"]]
        assert squeezed(indicator[f"name_{language}"]) in text, row["id"]
        assert row["locator"] in text
        assert squeezed(WORDS[language].get(row["qualifier"], "")) in text
    for kind in ("programmes", "honours"):
        for key in ids(kind, region, None):
            row = rows(kind)[key]
            assert squeezed(row[f"name_{language}"]) in text
            locators = (row.get("locator") or row["locators"]).split(";")
            assert squeezed(f"{SOURCE[language]}{SEPARATOR[language].join(locators)}") in text, key


def test_the_locators_of_programmes_and_honours_stay_on_paper(page: Page, address):
    opened(page, address, "zh", REGIONS[1], "")
    locators = page.locator("#panel :is(.programme, .honour) .locator")
    assert locators.count()
    assert not any(one.is_visible() for one in locators.all())


def test_numbers_stand_as_the_language_writes_them(sheet):
    for language, number in [("zh", "1500万元"), ("en", "15,000,000yuan")]:
        assert number in sheet(language, REGIONS[0]).text


def test_the_map_is_drawn_and_not_photographed(page: Page, address, tmp_path):
    opened(page, address, "zh", "", "")
    sheet = squeezed(printed(page, tmp_path / "sheet.pdf", print_background=True))
    images = subprocess.run(["pdfimages", "-list", tmp_path / "sheet.pdf"], capture_output=True, check=True)
    sizes = [[int(part) for part in line.split()[3:5]] for line in images.stdout.decode().splitlines()[2:]]
    assert all(width * height < 200 * 100 for width, height in sizes), "only swatches of the legend may be dots"
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
    for part in ("#filters", "#map-tools", ".header .tools", "#wall", "#matrix"):
        assert not page.locator(part).first.is_visible(), part


def test_after_printing_the_screen_is_as_before(page: Page, address, tmp_path):
    opened(page, address, "zh", REGIONS[0], "")
    before = page.locator("#panel").bounding_box()
    printed(page, tmp_path / "sheet.pdf")
    assert page.locator("#panel").bounding_box() == before
    assert page.locator("#filters").is_visible()
    assert not page.locator(".page").get_attribute("style")
