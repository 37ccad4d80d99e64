import csv
import io
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.queries.export import COLUMNS, csv_bytes, records, xlsx_bytes
from corridor.queries.table import TableQuery, rows
from corridor.queries.table_row import RowKind

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "  =1+1", "＝1+1"]
cells = st.one_of(
    st.none(),
    st.decimals(allow_nan=False, allow_infinity=False, places=3),
    st.text(max_size=8),
    st.sampled_from(FORMULAS),
)


def read_csv(data):
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def read_xlsx(data):
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.fixture(scope="module")
def table(shipped):
    return list(records(rows(shipped, TableQuery("zh")), "zh", lambda word: f"<{word.value}>"))


def test_every_row_has_every_column(table, shipped):
    assert len(table) == len(shipped.observations) + len(shipped.programmes) + len(shipped.honours)
    assert {len(record) for record in table} == {len(COLUMNS)}


def test_an_illegible_figure_has_an_empty_value_and_its_state_beside_it(table):
    found = dict(zip(COLUMNS, next(record for record in table if record[1] == "O21"), strict=True))
    assert (found["value"], found["qualifier"], found["printed"]) == (None, "<illegible>", "▢91万元")
    assert found["kind"] == f"<{RowKind.OBSERVATION}>"
    assert (found["locator"], found["period"], found["period_state"]) == ("3.11", "2022-02", "<as_of>")


def test_a_csv_file_reads_back(table):
    header, *lines = read_csv(csv_bytes(COLUMNS, table))
    assert tuple(header) == COLUMNS
    assert [line[1] for line in lines] == [record[1] for record in table]
    assert lines[0][COLUMNS.index("value")] == "105000"
    assert lines[20][COLUMNS.index("value")] == ""


@given(st.lists(st.lists(cells, min_size=2, max_size=2), max_size=5))
def test_no_text_of_a_csv_file_begins_a_formula_and_numbers_stay_numbers(given_rows):
    read = read_csv(csv_bytes(("a", "b"), given_rows))[1:]
    for line, given_line in zip(read, given_rows, strict=True):
        for cell, given_cell in zip(line, given_line, strict=True):
            if isinstance(given_cell, Decimal):
                assert Decimal(cell) == given_cell
            else:
                assert cell.lstrip(" ")[:1] not in set("=+-@\t\r\n＝＋－＠") - {""}
                assert cell.removeprefix("'") == (given_cell or "").removeprefix("'")


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_like_a_formula_is_prefixed(text):
    assert read_csv(csv_bytes(("a",), [(text,)]))[1] == [f"'{text}"]


def test_a_negative_number_is_not():
    assert read_csv(csv_bytes(("a",), [(Decimal("-7.6"),)]))[1] == ["-7.6"]


def test_a_workbook_has_a_cover_and_numbers(table):
    book = read_xlsx(xlsx_bytes(COLUMNS, table, [("范围", "全部"), ("来源", "=报道")], ("封面", "数据")))
    assert book.sheetnames == ["封面", "数据"]
    assert [[cell.value for cell in line] for line in book["封面"]] == [["范围", "全部"], ["来源", "=报道"]]
    sheet, value = book["数据"], COLUMNS.index("value")
    assert [cell.value for cell in sheet[1]] == list(COLUMNS)
    assert (sheet[2][value].value, sheet[2][value].data_type) == (105000, "n")
    assert sheet[22][value].value is None
    assert sheet.max_row == len(table) + 1
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(1, len(COLUMNS)).column_letter}{len(table) + 1}"


@pytest.mark.parametrize("text", ["=1+1", "@x", "-1", "bell\x07"])
def test_a_text_of_a_workbook_is_never_a_formula(text):
    cell = read_xlsx(xlsx_bytes(("a",), [(text,)], [], ("c", "d")))["d"]["A2"]
    assert (cell.value, cell.data_type) == (text.replace("\x07", ""), "s")


def test_a_sheet_cannot_have_every_name():
    book = read_xlsx(xlsx_bytes(("a",), [], [], ("Data: 2022/02 [all]?", "x" * 40)))
    assert book.sheetnames == ["Data  2022 02  all", "x" * 31]
