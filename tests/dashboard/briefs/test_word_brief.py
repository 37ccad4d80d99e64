"""A brief's layout against the numbers of GB/T 9704-2012, and its words against the page's, cell by cell."""

import csv
import io
import re
import struct
import zipfile

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from sqlalchemy import make_url

from corridor.queries.selection import Selection
from dashboard.briefs.word_brief import word_brief
from tests.dashboard.markup import read
from tests.dashboard.published import INITIATIVES, LANGUAGES, REGIONS, rows
from tests.dashboard.releases import Shown

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SELECTIONS = [
    (None, None),
    *((region, None) for region in REGIONS),
    (None, "3"),
    (None, "5"),
    ("150725", "5"),
    ("150784", "4"),
]
every_selection = pytest.mark.parametrize(("region", "initiative"), SELECTIONS)


@pytest.fixture(scope="module")
def written(rendered):
    """The bytes of a brief, each made once."""
    kept = {}

    def of(language="zh", region=None, initiative=None):
        key = (language, region, initiative)
        if key not in kept:
            kept[key] = word_brief(rendered.dataset, Selection(*key), "0123456789ab")
        return kept[key]

    return of


@pytest.fixture(scope="module")
def official(written):
    return docx.Document(io.BytesIO(written("zh")))


def part(content, name):
    return zipfile.ZipFile(io.BytesIO(content)).read(name).decode()


def typeface(run):
    return run._r.rPr.rFonts.get(qn("w:eastAsia")), run.font.size.pt


def test_page_and_type_area_are_the_standards(official):
    (section,) = official.sections
    sides = [section.page_width, section.page_height, section.top_margin, section.bottom_margin]
    sides += [section.left_margin, section.right_margin]
    assert [round(side.mm) for side in sides] == [210, 297, 37, 35, 28, 26]
    wide = section.page_width.mm - section.left_margin.mm - section.right_margin.mm
    high = section.page_height.mm - section.top_margin.mm - section.bottom_margin.mm
    assert (round(wide), round(high)) == (156, 225)


def test_a_page_has_22_lines_of_28_characters(official):
    grid = official.sections[0]._sectPr.find(qn("w:docGrid"))
    assert grid.get(qn("w:type")) == "lines"
    line = int(grid.get(qn("w:linePitch"))) / 20 / 72 * 25.4
    assert 22 * line <= 225.01 < 23 * line
    pitch = 16 + int(official.styles["Normal"].element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
    assert 28 * pitch <= 156 / 25.4 * 72 + 0.01 < 29 * pitch
    body = official.styles["Normal"].paragraph_format
    assert 22 * body.line_spacing.pt <= 225 / 25.4 * 72 < 23 * body.line_spacing.pt


def test_typefaces_are_named_with_what_stands_in_for_them(official, written):
    paragraphs = [paragraph for paragraph in official.paragraphs if paragraph.text]
    assert typeface(paragraphs[0].runs[0]) == ("方正小标宋简体", 22)  # 二号
    assert paragraphs[0].alignment == 1
    found = {typeface(run) for paragraph in paragraphs[1:] for run in paragraph.runs if run.text}
    assert found - {("仿宋_GB2312", 12)} == {
        ("黑体", 16),
        ("楷体_GB2312", 16),
        ("仿宋_GB2312", 16),
    }  # 三号; of charts 小四
    body = official.styles["Normal"]
    assert (body.element.rPr.rFonts.get(qn("w:eastAsia")), body.font.size.pt) == ("仿宋_GB2312", 16)
    fonts = part(written("zh"), "word/fontTable.xml")
    for name, other in (("方正小标宋简体", "宋体"), ("仿宋_GB2312", "仿宋"), ("楷体_GB2312", "楷体")):
        assert f'<w:font w:name="{name}"><w:altName w:val="{other}"/>' in fonts


def test_page_numbers_stand_outside_between_dashes_below_the_type_area(official):
    (section,) = official.sections
    assert official.settings.odd_and_even_pages_header_footer
    assert 7 <= section.bottom_margin.mm - section.footer_distance.mm <= 14
    for footer, alignment in ((section.footer, 2), (section.even_page_footer, 0)):
        (paragraph,) = footer.paragraphs
        assert paragraph.alignment == alignment
        assert paragraph.text == "—  —"
        assert typeface(paragraph.runs[0]) == ("宋体", 14)  # 四号
        assert "PAGE" in paragraph._p.xml


def test_first_lines_begin_two_characters_in(official):
    body = next(paragraph for paragraph in official.paragraphs if paragraph.text.startswith("数据截至"))
    assert body.paragraph_format.first_line_indent.pt == 32


def plain(text):
    """Without what sets words apart: spaces and brackets."""
    return re.sub(r"[\s（）()]", "", text)


@every_selection
@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_states_and_words_are_the_pages_cell_by_cell(written, rendered, language, region, initiative):
    address = "&".join(f"{name}={value}" for name, value in (("region", region), ("initiative", initiative)) if value)
    shown = rendered.view_html(f"?view=table&lang={language}&kind=observation&{address}")["table-rows"]
    on_page = set()
    for row in read(shown).all("data-figure"):
        value = row.with_class("number") or row.with_class("nothing")
        cells = [row.with_class("name")[0], value[0], *(row.with_class(f"column-{name}")[0] for name in ("qualifier",))]
        cells += [row.with_class(f"column-{name}")[0] for name in ("period", "area")]
        words = [plain(cell.text) for cell in cells]
        if rows("observations")[row["data-figure"]]["qualifier"] in ("illegible", "achieved"):
            words[1] = ""
        on_page.add(tuple(words))
    document = docx.Document(io.BytesIO(written(language, region, initiative)))
    lines = [[plain(cell.text) for cell in row.cells] for table in document.tables for row in table.rows[1:]]
    for line in lines:
        if not re.search(r"\d", line[1]) or "▢" in line[1]:
            line[1] = ""
    assert {tuple(line) for line in lines} == on_page
    assert len(lines) == len(read(shown).all("data-figure"))


@every_selection
def test_each_figure_has_a_footnote_with_its_print_and_place(written, rendered, region, initiative):
    content = written("zh", region, initiative)
    document = docx.Document(io.BytesIO(content))
    notes = re.findall(r'<w:footnote w:id="(\d+)">(.*?)</w:footnote>', part(content, "word/footnotes.xml"))
    texts = {number: "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", note)) for number, note in notes}
    marks = [mark.get(f"{W}id") for mark in document.element.body.iter(f"{W}footnoteReference")]
    assert marks == list(texts)
    wanted = [
        row
        for row in rows("observations").values()
        if (region is None or rendered.dataset.region_of(row["area"]) == region)
        and initiative in (None, row["initiative"])
    ]
    for row in wanted:
        assert any(row["printed"] in text and f"第 {row['locator']} 处" in text for text in texts.values())


def test_what_cannot_be_read_is_as_printed_and_said_not_to_be_guessed(written):
    document = docx.Document(io.BytesIO(written("zh", "150726")))
    assert "▢91万元" in [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any("1项原文残缺" in paragraph.text for paragraph in document.paragraphs)


def test_the_release_the_sources_and_the_maps_approval_close_it(written):
    text = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(written("zh"))).paragraphs)
    for wanted in ("0123456789ab", "GS(2024)0650", rows("sources")["hlbe-2022"]["title_zh"]):
        assert wanted in text


@pytest.mark.parametrize("initiative", [None, *INITIATIVES])
def test_the_map_is_a_whole_metafile(written, initiative):
    content = zipfile.ZipFile(io.BytesIO(written("zh", None, initiative))).read("word/media/map.emf")
    kinds, at = [], 0
    while at < len(content):
        kind, size = struct.unpack_from("<2I", content, at)
        assert size % 4 == 0
        kinds.append(kind)
        at += size
    assert at == len(content) == struct.unpack_from("<I", content, 48)[0]
    assert len(kinds) == struct.unpack_from("<I", content, 52)[0]
    assert (kinds[0], kinds[-1]) == (1, 14)
    words = content.decode("utf-16-le", "replace")
    assert all(rows("areas")[region]["short_zh"] in words for region in REGIONS)


def test_every_panel_leads_to_its_brief(client, panel):
    for region, initiative in (SELECTIONS[0], SELECTIONS[1], (None, "3"), *SELECTIONS[-2:]):
        links = panel("zh", region, initiative).with_class("take-away")[0].with_class("download")
        addresses = [link["href"].lstrip("\ufdd0") for link in links]
        assert all((f"region={region}" in address) == bool(region) for address in addresses)
        word, _, page, workbook, separated, pictures, code = (client.get(address) for address in addresses)
        assert page.data.startswith(b"%PDF")
        assert (pictures.status_code, code.status_code) == (200, 200)
        docx.Document(io.BytesIO(word.data))
        wanted = [key for table in ("observations", "programmes", "honours") for key, row in rows(table).items()]
        wanted = [key for key in wanted if _selected(key, region, initiative)]
        ids = [line[1] for line in csv.reader(io.StringIO(separated.data.decode("utf-8-sig"), newline=""))][1:]
        assert sorted(ids) == sorted(wanted)
        sheet = openpyxl.load_workbook(io.BytesIO(workbook.data)).worksheets[1]
        assert [line[1].value for line in sheet.iter_rows()][1:] == ids


def _selected(key, region, initiative):
    row = next(rows(table)[key] for table in ("observations", "programmes", "honours") if key in rows(table))
    host = rows("areas")[row["area"]]["shown_with"] or row["area"]
    return (region is None or host == region) and initiative in (None, row["initiative"])


def test_a_brief_is_of_the_release_that_is_shown(tmp_path):
    shown = Shown.on(make_url(f"sqlite:///{tmp_path / 'releases.db'}"))
    shown.publish(shown.put("T01", "41"))
    try:
        values = []
        for number in (1, 2):
            document = docx.Document(io.BytesIO(shown.get(f"/brief.docx?region=101&release={number}").data))
            values.append(" ".join(cell.text for table in document.tables for row in table.rows for cell in row.cells))
        assert "40" in values[0]
        assert "41" in values[1]
    finally:
        shown.close()
    assert "release=2" in shown.html("/?region=101")
