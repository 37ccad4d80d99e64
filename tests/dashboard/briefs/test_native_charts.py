"""Charts in Word, slides and workbooks: native ones, whose numbers read back are those of the published CSV."""

import csv
import io
import zipfile

import openpyxl
import pytest
from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.oxml import parse_xml

from tests.dashboard.briefs.conftest import YEARS
from tests.dashboard.published import LANGUAGES

every_language = pytest.mark.parametrize("language", LANGUAGES)


def got(shown, form, region, language, more=""):
    answer = shown.get(f"/brief.{form}?region={region}&lang={language}{more}")
    assert answer.status_code == 200, answer.text[:200]
    return answer.data


def published(shown, region, language):
    """Values by id, of the CSV that goes with the selection."""
    text = got(shown, "csv", region, language).decode("utf-8-sig")
    _, *rows = csv.reader(io.StringIO(text))
    return {row[1]: float(row[7]) for row in rows if row[7]}


def wanted(shown, region, language):
    """What the line shows, of the published numbers."""
    values = published(shown, region, language)
    return [values[f"Y{year}"] for year in YEARS]


def word_charts(content):
    """Charts as python-pptx reads them, and the workbooks behind them."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    names = sorted(name for name in archive.namelist() if name.startswith("word/charts/chart"))
    charts = [Chart(parse_xml(archive.read(name)), None) for name in names]
    books = sorted(name for name in archive.namelist() if name.startswith("word/embeddings/"))
    return charts, [openpyxl.load_workbook(io.BytesIO(archive.read(name))).active for name in books]


def lines(charts):
    return [list(chart.plots[0].series[0].values) for chart in charts if chart.chart_type.name.startswith("LINE")]


@every_language
def test_word_slides_and_workbook_draw_the_published_numbers(yearly, region, language):
    expected = wanted(yearly, region, language)
    assert expected == [float(value) for value in YEARS.values()]
    charts, books = word_charts(got(yearly, "docx", region, language))
    assert expected in lines(charts)
    assert len(books) == len(charts)
    assert expected in [[row[1].value for row in book.iter_rows(min_row=2)] for book in books]
    slides = Presentation(io.BytesIO(got(yearly, "pptx", region, language))).slides
    assert expected in lines(shape.chart for slide in slides for shape in slide.shapes if shape.has_chart)
    sheet = openpyxl.load_workbook(io.BytesIO(got(yearly, "xlsx", region, language))).worksheets[2]
    drawn = [_referred(sheet, chart.series[0].val.numRef.f) for chart in sheet._charts]
    assert expected in drawn


def _referred(sheet, reference):
    return [cell.value for row in sheet[reference.rpartition("!")[2].replace("$", "")] for cell in row]


@every_language
def test_every_chart_of_a_selection_stands_in_all_three(yearly, region, language):
    charts, _ = word_charts(got(yearly, "docx", region, language))
    slides = Presentation(io.BytesIO(got(yearly, "pptx", region, language))).slides
    on_slides = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]
    sheet = openpyxl.load_workbook(io.BytesIO(got(yearly, "xlsx", region, language))).worksheets[2]
    assert len(charts) == len(on_slides) == len(sheet._charts) > 0
    read = [[tuple(one.values) for one in chart.plots[0].series] for chart in charts]
    assert read == [[tuple(one.values) for one in chart.plots[0].series] for chart in on_slides]
    written = [[tuple(_referred(sheet, one.val.numRef.f)) for one in chart.series] for chart in sheet._charts]
    assert written == read


def test_no_chart_invents_a_curve_or_cuts_its_scale(yearly, region):
    charts, _ = word_charts(got(yearly, "docx", region, "zh"))
    for chart in charts:
        assert chart.value_axis.minimum_scale == 0
        assert not any(one.smooth for one in chart.plots[0].series if chart.chart_type.name.startswith("LINE"))
    sheet = openpyxl.load_workbook(io.BytesIO(got(yearly, "xlsx", region, "zh"))).worksheets[2]
    for chart in sheet._charts:
        assert chart.y_axis.scaling.min == 0
        assert not any(one.smooth for one in chart.series)


def test_the_evidence_of_every_point_is_on_the_slide_and_that_of_the_ends_in_word(yearly, region):
    (slide,) = [
        slide
        for slide in Presentation(io.BytesIO(got(yearly, "pptx", region, "en"))).slides
        if any(shape.has_chart and list(shape.chart.plots[0].series[0].values)[:1] == [11.5] for shape in slide.shapes)
    ]
    notes = slide.notes_slide.notes_text_frame.text
    for year, value in YEARS.items():
        assert f"{year}: " in notes
        assert value in notes
    notes = zipfile.ZipFile(io.BytesIO(got(yearly, "docx", region, "en"))).read("word/footnotes.xml").decode()
    assert "11.5" in notes
    assert "17.25" in notes


def test_a_chosen_period_is_that_of_every_document(yearly, region):
    newest, earlier = (got(yearly, "docx", region, "en", more) for more in ("", "&period=2019"))
    text, before = (zipfile.ZipFile(io.BytesIO(one)).read("word/document.xml").decode() for one in (newest, earlier))
    assert "Period chosen: 2019" in before
    assert "Period chosen" not in text
    page = yearly.html(f"/?region={region}&period=2019&lang=en")
    assert f"/brief.docx?lang=en&amp;region={region}&amp;period=2019" in page
    answer = yearly.get(f"/brief.pptx?region={region}&period=2019&lang=en")
    assert "2019" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    "address", ["/brief.docx", "/brief.pptx", "/brief.pdf", "/brief.xlsx", "/brief.csv", "/picture/map.svg"]
)
@pytest.mark.parametrize("asked", ["release=99", "region=999999", "initiative=77", "period=1850", "lang=xx"])
def test_nothing_is_given_in_place_of_what_there_is_not(yearly, address, asked):
    answer = yearly.get(f"{address}?{asked}")
    assert answer.status_code == 404
    assert answer.mimetype == "text/html"
    assert 'role="alert"' in answer.text
