"""Workbooks and separated values as offices fill and save them, read by `corridor submit --check`."""

import csv
import io
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.outside.product import TINY, run

GOOD = {
    "数值": 45,
    "限定词": "确数",
    "原文数字": "45口",
    "文件标题": "总结",
    "文件日期": "2022-02-01",
    "出处": "1.1",
}
PERIOD = "2022-Q1"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The template of one region."""
    file = tmp_path_factory.mktemp("template") / "blank.xlsx"
    code, said = run("template", "--region", "101", "--period", PERIOD, "--geodata", TINY, file)
    assert code == 0, said
    return file


@pytest.fixture
def blank(template: Path, tmp_path: Path) -> Path:
    """A copy of it to fill in."""
    return Path(shutil.copy(template, tmp_path))


def filled(blank: Path, indicator: str = "wells", **cells: object) -> Path:
    """The template with one figure in it."""
    book = load_workbook(blank)
    sheet = book["数据"]
    columns, row = places(sheet, indicator)
    for name, value in {**GOOD, **cells}.items():
        sheet.cell(row, columns[name]).value = value
    book.save(blank)
    return blank


def places(sheet: Worksheet, indicator: str) -> tuple[dict[str, int], int]:
    """The columns by their Chinese headings, and the row of an indicator."""
    heading = next(row for row in sheet.iter_rows() if str(row[0].value).startswith("指标代码"))
    columns = {str(cell.value).split("\n")[0]: cell.column for cell in heading}
    row = next(row[0].row for row in sheet.iter_rows(min_row=heading[0].row) if row[0].value == indicator)
    return columns, row


def parts(file: Path, **edits: Callable[[str], str]) -> Path:
    """The same file with some parts of its archive written anew, named by the end of their name."""
    with zipfile.ZipFile(file) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            edit = next((edits[end] for end in edits if name.endswith(f"{end}.xml")), None)
            archive.writestr(name, edit(data.decode()).encode() if edit else data)
    return file


def checked(file: Path) -> tuple[int, str]:
    """What the command says of a file."""
    return run("submit", "--check", "--geodata", TINY, file)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("-5%", "5"),
        ("−5", "5"),  # the sign that office programs write
        ("(5)", "5"),
        ("负5", "5"),
        ("12 500", "12"),
        ("1.25E+05", "1.25"),
        (".5", "5"),
        ("3千", "3"),
        ("1.5万亿", "15000"),
        ("60/100", "60"),
        ("4 200 000", "4"),
        ("4o", "4"),
    ],
)
def test_no_other_number_than_the_one_meant_is_proposed(blank: Path, typed: str, wrong: str) -> None:
    _, said = checked(filled(blank, 数值=typed))
    assert "总结" not in said or typed in said
    assert wrong not in re.findall(r"如果是 ?(\S+?)，请填", said)


@pytest.mark.parametrize(
    ("indicator", "value", "printed"),
    [
        ("deep-change", 5, "-5个百分点"),
        ("deep-change", 5, "下降5个百分点"),
        ("wells", 3, "3千口"),
        ("wells", 15, "1.5万口"),
    ],
)
def test_a_value_that_is_not_what_is_printed_is_refused(blank: Path, indicator: str, value: int, printed: str) -> None:
    code, said = checked(filled(blank, indicator, 数值=value, 原文数字=printed))
    assert code == 1
    assert "value-differs-from-printed" in said


def test_the_noise_of_a_formula_is_rounded_off(blank: Path) -> None:
    file = filled(blank, 数值=271828, 原文数字="3口")
    noisy = "<v>2.9999999999999996</v>"
    code, said = checked(parts(file, sheet2=lambda text: text.replace("<v>271828</v>", noisy)))
    assert code == 0, said


def full_width(text: str) -> str:
    """Digits and signs as a Chinese keyboard writes them."""
    return text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})


@pytest.mark.parametrize(
    "cells",
    [
        {"数值": "\u200b45\ufeff"},
        {"文件日期": "\ufeff2022-02-01\u200b"},
        {"文件日期": full_width("2022") + "年2月1日"},
        {"文件日期": full_width("2022/2/1")},
    ],
)
def test_what_cannot_be_seen_and_digits_of_full_width_change_nothing(blank: Path, cells: dict[str, object]) -> None:
    code, said = checked(filled(blank, **cells))
    assert code == 0, said


@pytest.mark.parametrize("format_id", [27, 31, 36, 50, 57, 58])
def test_a_date_in_a_built_in_east_asian_format_is_a_date(blank: Path, format_id: int) -> None:
    file = filled(blank, 文件日期=44593)
    book = load_workbook(file)
    columns, row = places(book["数据"], "wells")
    book["数据"].cell(row, columns["文件日期"]).number_format = "0.000000"
    book.save(file)

    def styles(text: str) -> str:
        (key,) = re.findall(r'numFmtId="(\d+)" formatCode="0.000000"', text)
        text = re.sub(rf'<numFmt numFmtId="{key}"[^>]*/>', "", text)
        text = re.sub(r'<numFmts count="\d+" ?/>|<numFmts count="\d+"></numFmts>', "", text)
        return text.replace(f'numFmtId="{key}"', f'numFmtId="{format_id}"')

    code, said = checked(parts(file, styles=styles))
    assert code == 0, said


def test_a_content_type_that_no_part_has_is_no_macro(blank: Path) -> None:
    kind = '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
    file = parts(filled(blank), **{"[Content_Types]": lambda text: re.sub(r"(<Types[^>]*>)", rf"\1{kind}", text)})
    code, said = checked(file)
    assert code == 0, said


def test_a_hidden_row_is_named(blank: Path) -> None:
    file = filled(blank)
    book = load_workbook(file)
    book["数据"].row_dimensions[places(book["数据"], "wells")[1]].hidden = True
    book.save(file)
    assert "row-hidden" in checked(file)[1]


HEADER = ["indicator", "value", "qualifier", "period", "printed", "document", "dated", "locator", "note", "doubt"]
ROW = ["wells", "45", "exact", PERIOD, "45口", "总结", "2022-02-01", "1.1", "", ""]


@pytest.mark.parametrize(
    ("delimiter", "encoding", "note"),
    [("\t", "utf-16", ""), (";", "utf-8-sig", "一，" + "a,b," * 40), ("\t", "utf-8", "a,b;c," * 40)],
)
def test_separated_values_are_read_by_their_heading(
    blank: Path, tmp_path: Path, delimiter: str, encoding: str, note: str
) -> None:
    mark = load_workbook(blank)["数据"]["A1"].value
    stream = io.StringIO()
    rows = [[mark], HEADER, [*ROW[:8], note, ""]]
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    file = tmp_path / "figures.csv"
    file.write_bytes(stream.getvalue().encode(encoding))
    code, said = checked(file)
    assert code == 0, said


@pytest.mark.parametrize("value", [0, 399])
def test_a_figure_that_falls_to_nothing_or_grows_about_tenfold_is_asked_about(
    blank: Path, tmp_path: Path, value: int
) -> None:
    database = tmp_path / "office.db"
    run("db", "upgrade", "--geodata", TINY, database=database)
    added = ("add", "anna", "--role", "submitter", "--area", "101", "--office", "组织部", "--geodata", TINY)
    code, said = run("user", *added, database=database, typed="correct horse battery staple\n")
    assert code == 0, said
    code, said = run("submit", "--geodata", TINY, filled(blank, 数值=value, 原文数字=f"{value}口"), database=database)
    assert code == 1, said
    assert "--answer" in said
