"""The template: what it gives, what it locks, and what it offers."""

from io import BytesIO

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from corridor.model.period import Period
from corridor.model.vocabulary import Qualifier
from corridor.workbook.template import TemplateError, template
from tests.corridor.workbook.sample import AREA, BLANK, DATA, DISTRICT, LAYOUTS, PERIOD, Filled
from tests.small import CITY, SOUTH, WHOLE, observation


@pytest.fixture(scope="module")
def book():
    return load_workbook(BytesIO(BLANK))


def indicators(content):
    sheet = load_workbook(BytesIO(content))["数据"]
    known = set(DATA.indicators)
    return [cell.value for cell in sheet["A"] if cell.value in known]


def test_sheets_stand_in_the_order_of_use(book):
    assert book.sheetnames == ["说明", "数据", "举措", "荣誉", "选项"]
    assert all(sheet.sheet_state == "visible" for sheet in book.worksheets)


def test_every_sheet_is_protected_and_the_structure_too(book):
    assert all(sheet.protection.sheet for sheet in book.worksheets)
    assert book.security.lockStructure


@pytest.mark.parametrize("name", list(LAYOUTS))
def test_only_the_cells_to_fill_in_are_open(book, name):
    layout = LAYOUTS[name]
    sheet = book[layout.title]
    row = 6 if name == "figures" else 5
    opened = {
        column.key for column, cell in zip(layout.columns, sheet[row], strict=False) if not cell.protection.locked
    }
    assert opened == {column.key for column in layout.columns if not column.given}


def test_a_spare_row_opens_the_indicator():
    filled = Filled().spare(indicator="sessions")
    cell = next(cell for cell in filled.figures["A"] if cell.value == "sessions" and not cell.protection.locked)
    assert filled.figures.cell(cell.row, 3).protection.locked


def test_header_stays_in_view_and_on_every_page(book):
    sheet = book["数据"]
    assert sheet.freeze_panes == "D5"
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


LAST = "2025年第4季度\nquarter 4 of 2025"


def test_last_published_value_stands_beside(book):
    sheet = book["数据"]
    row = Filled().row("sessions")
    assert [cell.value for cell in sheet[row]][4:10] == [40, "40余场次", LAST, None, None, "2026-Q3"]


def test_what_was_reported_comes_first_then_the_rest_by_initiative():
    assert indicators(BLANK) == ["part", "sessions", "share", "whole", "funds", "standard"]


def test_a_region_without_figures_is_offered_all_that_belong_to_an_initiative():
    assert set(indicators(template(DATA, SOUTH, PERIOD))) == set(DATA.indicators) - {"ports"}


@pytest.mark.parametrize("area", [CITY, WHOLE])
def test_the_city_and_the_whole_are_offered_what_belongs_to_none(area):
    assert "ports" in indicators(template(DATA, area, PERIOD))


def test_a_target_is_not_taken_for_what_was_reached_last():
    target = observation("O9", value="99", indicator="sessions", period="2027", qualifier=Qualifier.TARGET)
    data = replace(DATA, observations={**DATA.observations, "O9": target})
    assert Filled(template(data, AREA, PERIOD)).cell("figures", Filled().row("sessions"), "last_value").value == 40


@pytest.mark.parametrize(
    ("period", "last"),
    [("2026-Q3", 40), ("2026-Q4", 77), ("2026-11", 77), ("2025-Q4", 20), ("2025", 20), ("2024", None), ("2023", None)],
)
def test_the_last_value_was_over_before_the_reported_period_is(period, last):
    later = observation("O9", value="77", indicator="sessions", unit="session", period="2026-Q3", printed="77场次")
    data = replace(DATA, observations={**DATA.observations, "O9": later})
    filled = Filled(template(data, AREA, Period.parse(period)))
    row = filled.row("sessions")
    assert filled.cell("figures", row, "last_value").value == last
    assert bool(filled.cell("figures", row, "last_period").value) is (last is not None)
    assert indicators(template(data, AREA, Period.parse(period))).index("sessions") == 1


def test_drop_downs_offer_chinese_labels(book):
    sheet = book["数据"]
    rules = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    lists = {str(rule.sqref)[0]: rule.formula1 for rule in rules}
    assert set(lists) == {"A", "I", "Q"}
    name, cells = lists["I"].split("!")
    labels = [row[0].value for row in book[name.strip("='")][cells.replace("$", "")]]
    assert labels[:3] == ["准确数", "至少", "约数"]


def test_prompts_fit_into_what_office_programs_take(book):
    rules = [rule for sheet in book.worksheets for rule in sheet.data_validations.dataValidation]
    assert rules
    assert all(
        len(rule.prompt) <= 255 and len(rule.promptTitle) <= 32 and len(rule.error or "") <= 225 for rule in rules
    )


def test_texts_that_look_like_numbers_stay_texts():
    row = Filled().row("sessions")
    assert Filled().cell("figures", row, "locator").number_format == "@"
    assert Filled().cell("figures", row, "period").number_format == "@"


def test_a_published_text_never_becomes_a_formula():
    row = replace(DATA.observations["O1"], printed="=1+1")
    content = template(replace(DATA, observations={"O1": row}), AREA, PERIOD)
    assert Filled(content).cell("figures", Filled(content).row("sessions"), "last_printed").data_type == "s"


def test_languages_beyond_the_first_have_columns_that_may_stay_empty(book):
    headings = [cell.value for cell in book["举措"][4]]
    assert "名称\nName" in headings
    assert "名称 (en)\nName (en)" in headings


@pytest.mark.parametrize(
    ("area", "period", "said"),
    [("nowhere", "2026-Q3", "no area"), (DISTRICT, "2026-Q3", f"with {AREA}"), (AREA, "2024/2026", "single")],
)
def test_no_template_where_nothing_can_be_submitted(area, period, said):
    with pytest.raises(TemplateError, match=said):
        template(DATA, area, Period.parse(period))
