"""The marked copy: where it was wrong, what was said, and that it can be corrected and uploaded again."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from corridor.workbook.marked_copy import marked_copy
from corridor.workbook.plausibility import queries
from tests.corridor.workbook.hostile import good, in_sheet, row
from tests.corridor.workbook.sample import BLANK, DATA, Filled, read, rules

RED, AMBER = "00F8C9C4", "00FCE3B6"


def marked(filled):
    return marked_copy(filled.read(), DATA)


def opened(content):
    return load_workbook(BytesIO(content))


@pytest.fixture(scope="module")
def copy():
    return opened(marked(Filled().figure(value="10.5万", dated="?").programme(kind=None)))


def test_a_wrong_cell_is_coloured_and_explained(copy):
    cell = copy["数据"]["H7"]
    assert cell.value == "10.5万"
    assert cell.fill.fgColor.rgb == RED
    assert "105000" in cell.comment.text
    assert "不是纯数字" in cell.comment.text
    assert "not a plain number" in cell.comment.text


def test_a_right_cell_is_left_as_it_was(copy):
    cell = copy["数据"]["K7"]
    assert (cell.value, cell.comment) == ("45场次", None)
    assert cell.fill.fgColor.rgb != RED


def test_an_empty_cell_that_should_be_filled_is_marked(copy):
    assert copy["举措"]["B5"].fill.fgColor.rgb == RED


def test_the_first_sheet_lists_every_problem(copy):
    sheet = copy.worksheets[0]
    assert sheet.title == "问题"
    assert [sheet.cell(number, 2).value for number in (3, 4, 5)] == ["H7", "M7", "B5"]


def test_it_is_the_template_still(copy):
    sheet = copy["数据"]
    assert sheet.protection.sheet
    assert not sheet["H7"].protection.locked
    assert sheet.data_validations.dataValidation


def test_it_has_the_same_problems_when_it_is_read_again():
    outcome = Filled().figure(value="10.5万", locator=4.1).figure("share", value="=1+1").read()
    assert read(marked_copy(outcome, DATA)).problems == outcome.problems


def test_a_percentage_stays_one():
    filled = Filled().figure("share", value=0.527)
    filled.cell("figures", filled.row("share"), "value").number_format = "0.0%"
    assert rules(read(marked(filled))) == ["number-as-percentage"]


def test_it_can_be_corrected_and_uploaded():
    content = marked(Filled().figure(value="10.5万"))
    outcome = Filled(content).figure(value=105000, printed="10.5万场次").read()
    assert outcome.problems == ()
    assert outcome.draft.observations[0].record.value == 105000


def test_queries_are_marked_in_another_colour():
    outcome = Filled().figure(value=400, printed="400场次").read()
    book = opened(marked_copy(outcome, DATA, queries(outcome.draft, DATA)))
    assert book["数据"]["H7"].fill.fgColor.rgb == AMBER
    assert "约十倍" in book["数据"]["H7"].comment.text


def test_no_text_becomes_a_formula():
    filled = Filled().figure(value="=1+1", note="备注", document="+1", printed="@SUM(1)")
    cells = [cell for sheet in opened(marked(filled)).worksheets for line in sheet.iter_rows() for cell in line]
    assert "=1+1" in [cell.value for cell in cells]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_characters_that_no_file_can_hold_are_dropped():
    content = in_sheet(good(), row('<c r="O200" t="inlineStr"><is><t>a_x0007_b</t></is></c>'))
    outcome = read(content)
    assert "text-control" in rules(outcome)
    assert opened(marked_copy(outcome, DATA))["数据"]["O200"].value == "ab"


def test_a_day_in_a_cell_for_text_stays_a_day():
    assert opened(marked(Filled().figure(document=date(2026, 1, 1))))["数据"]["L7"].is_date


def test_a_csv_file_gets_a_copy_too():
    content = b"indicator,value,qualifier,period,printed,document,dated,locator\nsessions,x,exact,,x,x,x,x\n"
    book = opened(marked_copy(read(content), DATA))
    assert book["数据"]["B2"].fill.fgColor.rgb == RED


def test_a_file_that_cannot_be_read_gets_none():
    assert marked_copy(read(b"%PDF"), DATA) is None


def test_nothing_but_values_is_taken_over():
    filled = Filled().figure(value="x")
    filled.figures["K7"].hyperlink = "https://example.org/"
    with zipfile.ZipFile(BytesIO(marked(filled))) as archive:
        assert not [name for name in archive.namelist() if b"example.org" in archive.read(name)]


def test_an_empty_template_is_reported_so_in_its_copy():
    assert opened(marked_copy(read(BLANK), DATA))["问题"]["C3"].value == "nothing-filled"
