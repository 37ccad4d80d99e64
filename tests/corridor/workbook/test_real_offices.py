"""Files as real offices save them: invisible characters, full-width digits, hidden rows, other delimiters, UTF-16."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor.workbook import entries
from corridor.workbook.grid import Cell
from tests.corridor.workbook import hostile
from tests.corridor.workbook.hostile import good
from tests.corridor.workbook.sample import TODAY, Filled, read, rules
from tests.corridor.workbook.test_reading import HEADER, ROW, only, separated
from tests.examples import examples

INVISIBLE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u2063\u00ad\u034f\u061c\u180e\u3164\ufe0f\ufff9\U000e0001"
unseen = st.text(INVISIBLE, min_size=1, max_size=2)


def laced(text, marks):
    """`text` with invisible characters before, between and after its own."""
    return marks + marks.join(text) + marks


@settings(deadline=None, max_examples=examples(30))
@given(unseen)
def test_invisible_characters_in_any_cell_change_nothing(marks):
    cells = {"qualifier": "确数", "dated": "2026年9月30日", "value": "45", "locator": "4.10", "period": "2026-Q3"}
    filled = Filled().figure(**{key: laced(text, marks) for key, text in cells.items()})
    filled.figures["H4"] = laced(filled.figures["H4"].value, marks)
    filled.figures["A1"] = laced(filled.figures["A1"].value, marks)
    outcome = filled.read(expected=None)
    row = only(outcome).record
    assert (row.value, row.locator, row.period.text) == (Decimal(45), "4.10", "2026-Q3")
    assert outcome.draft.sources[0].published == "2026-09-30"


@settings(deadline=None, max_examples=examples(30))
@given(unseen)
def test_invisible_characters_in_a_sheet_s_name_change_nothing(marks):
    content = hostile.replaced(good(), hostile.BOOK, 'name="数据"', f'name="{laced("数据", marks)}"')
    assert only(read(content)).record.value == 45


@settings(deadline=None, max_examples=examples(30))
@given(unseen)
def test_invisible_characters_in_a_csv_file_change_nothing(marks):
    content = separated([laced(name, marks) for name in HEADER], [laced(cell, marks) if cell else "" for cell in ROW])
    assert only(read(content)).record.value == 45


def test_a_cell_of_invisible_characters_is_empty():
    assert (
        only(
            Filled()
            .figure()
            .figure(
                "part",
                **dict.fromkeys(("value", "document", "dated", "locator", "qualifier", "printed"), "\ufeff\u200b"),
            )
            .read()
        ).record.indicator
        == "sessions"
    )


@pytest.mark.parametrize(
    "typed",
    [
        "２０２６年９月３０日", "２０２６－０９－３０", "２０２６．９．３０", "2026 年 9 月 30 日", "2026年9月30号",
        "20260930", Decimal(20260930), "2026-09-30 00:00:00", "2026/9/30 0:00", "2026-09-30T00:00:00",
    ],
)  # fmt: skip
def test_days_are_taken_as_people_and_programs_write_them(typed):
    assert entries.day(Cell(1, 1, typed), TODAY) == date(2026, 9, 30)


@pytest.mark.parametrize("typed", ["20261330", Decimal(2026093), "2026-09-30 14:30", "26/9/30", "9/30/2026"])
def test_what_could_be_another_day_is_refused(typed):
    with pytest.raises(entries.RefusedError):
        entries.day(Cell(1, 1, typed), TODAY)


def hidden_row(filled):
    filled.figures.row_dimensions[filled.row("sessions")].hidden = True


def filtered(filled):
    filled.figures.auto_filter.ref = "A4:P20"
    filled.figures.auto_filter.add_filter_column(7, ["30"])
    hidden_row(filled)


@pytest.mark.parametrize("hide", [hidden_row, filtered])
def test_what_was_typed_into_a_row_that_nobody_sees_is_said(hide):
    filled = Filled().figure()
    hide(filled)
    outcome = filled.read()
    assert rules(outcome) == ["row-hidden"]
    assert outcome.problems[0].line == filled.row("sessions")


def test_a_row_without_height_is_hidden():
    sheet = hostile.parts(good())[hostile.SHEET].decode()
    height = sheet.partition('<row r="7"')[2].partition(' ht="')[2].partition('"')[0]
    head, tail = sheet.split('<row r="7"')
    flat = head + '<row r="7"' + tail.replace(f'ht="{height}"', 'ht="0"', 1)
    assert rules(read(hostile.joined({**hostile.parts(good()), hostile.SHEET: flat.encode()}))) == ["row-hidden"]


def test_hiding_rows_without_contents_loses_nothing():
    filled = Filled().figure()
    filled.figures.row_dimensions[filled.row("part")].hidden = True
    assert filled.read().problems == ()


def test_a_hidden_column_with_contents_is_said():
    filled = Filled().figure()
    filled.figures.column_dimensions["I"].hidden = True
    outcome = filled.read()
    assert [(problem.rule, problem.field) for problem in outcome.problems] == [("column-hidden", "I4")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_the_header_says_what_parts_the_cells(delimiter, sign):
    note = f"一{sign}二" * 300
    row = [*ROW[:-2], note, ""]
    assert only(read(separated(HEADER, row, delimiter=delimiter))).record.note.in_("zh") == note.strip()
    assert only(read(separated([note], HEADER, ROW, delimiter=delimiter))).record.value == 45


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_text_of_excel_is_read(encoding):
    text = separated(HEADER, ROW, delimiter="\t").decode()
    mark = "" if encoding == "utf-16" else "\ufeff"
    assert only(read((mark + text).encode(encoding))).record.printed == "45场次"


def test_noise_in_a_csv_file_is_taken_for_the_number_it_stands_for():
    row = ["share", "52.699999999999996", "exact", "2026-Q3", "52.7%", *ROW[5:]]
    assert only(read(separated(HEADER, row))).record.value == Decimal("52.7")
