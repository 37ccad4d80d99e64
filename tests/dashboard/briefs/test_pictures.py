"""Pictures by address: the same words in every form, the size of print, text that stays text, and nothing invented."""

import io
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET

import pytest
from PIL import Image

from corridor.queries.selection import Selection
from dashboard.briefs import typeset
from dashboard.briefs.content import brief_content
from tests.dashboard.published import LANGUAGES, REGIONS, rows

SVG = "{http://www.w3.org/2000/svg}"
KINDS = ("map", "charts", "chart", "table", "figure")
QUERY = {"figure": "&figure=O21"}
every_language = pytest.mark.parametrize("language", LANGUAGES)


def picture(client, kind, form, language="zh", more=""):
    answer = client.get(f"/picture/{kind}.{form}?lang={language}{QUERY.get(kind, '')}{more}")
    assert answer.status_code == 200, answer.text[:300]
    return answer


def words(svg):
    return "".join("".join(node.itertext()) for node in ET.fromstring(svg).iter(f"{SVG}text")).replace(" ", "")


def pdf_text(content):
    assert shutil.which("pdftotext"), "install poppler-utils"
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=content, capture_output=True, check=True)
    return "".join(done.stdout.decode().split())


@every_language
@pytest.mark.parametrize("kind", KINDS)
def test_every_form_says_the_same_in_the_size_of_print(client, kind, language):
    svg = picture(client, kind, "svg", language)
    root = ET.fromstring(svg.data)
    wide, high = (float(root.get(side).removesuffix("mm")) for side in ("width", "height"))
    assert wide == (90 if kind == "figure" else 180)
    assert root.find(f"{SVG}title").text
    pdf = picture(client, kind, "pdf", language)
    assert sorted(pdf_text(pdf.data)) == sorted(words(svg.data))
    png = Image.open(io.BytesIO(picture(client, kind, "png", language).data))
    assert abs(png.width - wide / 25.4 * 300) <= 2
    assert abs(png.height - high / 25.4 * 300) <= 2
    assert png.getextrema() != ((255, 255),) * len(png.getbands())


@every_language
@pytest.mark.parametrize("kind", KINDS)
def test_source_and_release_stand_on_every_picture_and_the_approval_on_the_map(client, kind, language):
    text = words(picture(client, kind, "svg", language).data)
    source = next(row for row in rows("sources").values() if row["kind"] == "primary")
    assert source[f"title_{language}"].replace(" ", "") in text
    assert re.search("[0-9a-f]{12}", text)
    assert ("GS(2024)0650" in text) == (kind == "map")


@every_language
@pytest.mark.parametrize(("region", "initiative"), [(None, None), (REGIONS[0], None), (None, "5")])
def test_the_table_has_every_cell_of_the_brief(client, rendered, language, region, initiative):
    more = f"&region={region or 'all'}&initiative={initiative or 'all'}"
    text = words(picture(client, "table", "svg", language, more).data)
    brief = brief_content(rendered.dataset, Selection(language, region, initiative), "0")
    for line in brief.lines:
        for cell in line.cells:
            assert cell.replace(" ", "") in text, cell


def test_the_map_names_every_region_and_how_much_it_reports(client):
    root = ET.fromstring(picture(client, "map", "svg", "en").data)
    texts = [node.text for node in root.iter(f"{SVG}text")]
    for code in REGIONS:
        assert rows("areas")[code]["short_en"] in texts


def test_names_on_the_map_do_not_lie_on_each_other(client):
    root = ET.fromstring(picture(client, "map", "svg", "en").data)
    names = {rows("areas")[code]["short_en"] for code in REGIONS}
    boxes = [
        (float(node.get("x")), float(node.get("y")), len(node.text) * 0.55 * float(node.get("font-size")))
        for node in root.iter(f"{SVG}text")
        if node.text in names
    ]
    for place, (x, y, wide) in enumerate(boxes):
        for other, its_y, its_wide in boxes[place + 1 :]:
            assert abs(x - other) >= (wide + its_wide) / 2 or abs(y - its_y) >= 3.4


def test_bars_are_as_long_as_their_numbers(client):
    root = ET.fromstring(picture(client, "chart", "svg", "zh", "&figure=O18").data)
    filled = [node for node in root.iter(f"{SVG}path") if node.get("fill") not in {"none", None}]
    bars = [re.findall(r"[\d.]+", node.get("d")) for node in filled]
    long = [float(bar[2]) - float(bar[0]) for bar in bars]
    assert len(long) == 2
    assert long[1] / long[0] == pytest.approx(29 / 55, abs=0.001)


def test_a_line_joins_nothing_across_what_is_not_known(yearly, region):
    answer = yearly.get(f"/picture/chart.svg?figure=Y2020&region={region}&lang=en")
    assert answer.status_code == 200
    text = words(answer.data)
    for value in ("11.5", "14", "9", "17.25"):
        assert value in text


def test_a_picture_is_not_drawn_again_for_who_has_it(client):
    first = picture(client, "map", "png")
    again = client.get("/picture/map.png?lang=zh", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    other = picture(client, "map", "png", "zh", "&initiative=3")
    assert other.headers["ETag"] != first.headers["ETag"]


def test_the_same_picture_is_the_same_bytes(client):
    for form in ("svg", "png", "pdf"):
        assert picture(client, "map", form).data == picture(client, "map", form).data


@pytest.mark.parametrize(
    "address", ["/picture/none.svg", "/picture/map.gif", "/picture/figure.svg", "/picture/chart.svg?figure=O21"]
)
def test_what_cannot_be_drawn_is_not_there(client, address):
    assert client.get(address).status_code == 404


def test_without_a_typeface_for_chinese_a_pdf_says_so_and_vectors_go_on(client, monkeypatch):
    monkeypatch.setattr(typeset, "FACES", ("No Such Face",))
    for address in ("/picture/map.png", "/picture/table.pdf", "/brief.pdf"):
        answer = client.get(f"{address}?lang=zh")
        assert answer.status_code == 503
        assert "fonts-noto-cjk" in answer.text
    assert client.get("/picture/map.svg").status_code == 200
    assert client.get("/brief.docx").status_code == 200


@every_language
def test_the_page_as_a_pdf_is_text_with_every_number_and_its_evidence(client, rendered, language):
    answer = client.get(f"/brief.pdf?region={REGIONS[0]}&lang={language}")
    assert answer.mimetype == "application/pdf"
    text = pdf_text(answer.data).replace("-", "")
    brief = brief_content(rendered.dataset, Selection(language, REGIONS[0]), "0")
    for line in brief.lines:
        assert "".join(line.cells[1].split()).replace("-", "") in text
        assert "".join(line.figure.observation.printed.split()).replace("-", "") in text
    for wanted in (brief.title, "GS(2024)0650"):
        assert "".join(wanted.split()) in text
    assert b"/StructTreeRoot" in answer.data


@every_language
def test_the_page_of_pictures_shows_each_and_leads_to_every_form(client, language):
    text = client.get(f"/picture?lang={language}&region=150726").text
    for kind in ("map", "charts", "table"):
        for form in ("svg", "png", "pdf"):
            assert f"/picture/{kind}.{form}?lang={language}&amp;region=150726" in text
    assert "/picture/charts" not in client.get("/picture?region=150725").text
