"""What office programs write of a cell, in any of the ways that the format has, and what is read of it."""

from datetime import date
from decimal import Decimal

import pytest

from corridor.workbook.grid import Book, Sheet, Unusable
from corridor.workbook.report import Report
from corridor.workbook.spreadsheet import read_spreadsheet
from tests.corridor.workbook.hostile import joined

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/package/2006/content-types"
STRINGS = (
    "<si><t>口岸</t></si>"
    "<si><r><rPr><b/></rPr><t>满</t></r><r><t xml:space='preserve'>洲里 </t></r></si>"
    "<si><t>呼倫</t><rPh sb='0' eb='2'><t>コロン</t></rPh><phoneticPr fontId='1'/></si>"
    "<si><t>a_x000D_b_x005F_x000D_</t></si>"
    "<si/>"
)
STYLES = (
    "<numFmts><numFmt numFmtId='164' formatCode='yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;'/></numFmts>"
    "<cellStyleXfs><xf numFmtId='10'/></cellStyleXfs>"
    "<cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='9'/><xf numFmtId='20'/><xf numFmtId='999'/></cellXfs>"
)
DAY, PERCENT, HOUR = "s='1'", "s='2'", "s='3'"


def workbook(sheet: str, properties: str = "", sheets: str = "<sheet name='S' sheetId='1' r:id='r1'/>") -> bytes:
    """A file with the markup of a sheet's rows; `sheets` is what the workbook lists."""

    def relations(*kinds: str) -> str:
        rows = (
            f"<Relationship Id='r{number}' Type='{_OFFICE}/{kind}' Target='{target}'/>"
            for number, (kind, _, target) in enumerate((kind.partition(" ") for kind in kinds), start=1)
        )
        return f"<Relationships xmlns='{_RELATIONS}'>{''.join(rows)}</Relationships>"

    book = relations("worksheet sheet.xml", "sharedStrings s.xml", "styles /xl/y.xml", "chartsheet c.xml")
    named = {
        "[Content_Types].xml": f"<Types xmlns='{_KINDS}'/>",
        "_rels/.rels": relations("officeDocument xl/b.xml"),
        "xl/b.xml": f"<workbook xmlns='{_MAIN}' xmlns:r='{_OFFICE}'>{properties}<sheets>{sheets}</sheets></workbook>",
        "xl/_rels/b.xml.rels": book,
        "xl/s.xml": f"<sst xmlns='{_MAIN}'>{STRINGS}</sst>",
        "xl/y.xml": f"<styleSheet xmlns='{_MAIN}'>{STYLES}</styleSheet>",
        "xl/sheet.xml": f"<worksheet xmlns='{_MAIN}'>{sheet}</worksheet>",
    }
    return joined({name: text.encode() for name, text in named.items()})


def read(content: bytes) -> tuple[Book | None, list[tuple[str, str]]]:
    """The file, and the problems by rule and cell."""
    report = Report()
    book = read_spreadsheet(content, report)
    return book, [(problem.rule, problem.field) for problem in report.problems]


def sheet_of(markup: str, properties: str = "") -> tuple[Sheet, list[tuple[str, str]]]:
    book, problems = read(workbook(markup, properties))
    assert book is not None, problems
    return book.sheets[0], problems


def cell(markup: str, properties: str = "") -> object:
    """What is read of the one cell B2; None where it counts as empty."""
    sheet, problems = sheet_of(f"<sheetData><row r='2'>{markup}</row></sheetData>", properties)
    assert problems == []
    return sheet.cells[2, 2].content if sheet.cells else None


@pytest.mark.parametrize(
    ("markup", "content"),
    [
        ("<c r='B2' t='s'><v>0</v></c>", "口岸"),
        ("<c r='B2' t='s'><v>1</v></c>", "满洲里 "),
        ("<c r='B2' t='s'><v>2</v></c>", "呼倫"),
        ("<c r='B2' t='s'><v>3</v></c>", "a\rb_x000D_"),
        ("<c r='B2' t='s'><v>4</v></c>", None),
        ("<c r='B2' t='inlineStr'><is><t>口岸</t><rPh sb='0' eb='2'><t>コウ</t></rPh></is></c>", "口岸"),
        ("<c r='B2' t='inlineStr'><is><r><t>满</t></r><r><t>洲里</t></r></is></c>", "满洲里"),
        ("<c r='B2' t='inlineStr'><is><t> </t></is></c>", None),
        ("<c r='B2' t='str'><v>口岸</v></c>", "口岸"),
        ("<c r='B2'><v>45</v></c>", Decimal(45)),
        ("<c r='B2' t='n'><v> 4.50 </v></c>", Decimal("4.5")),
        ("<c r='B2'><v>1.5E3</v></c>", Decimal(1500)),
        ("<c r='B2'><v>0.30000000000000004</v></c>", Decimal("0.3")),
        ("<c r='B2' t='b'><v>1</v></c>", True),
        ("<c r='B2' t='b'><v>0</v></c>", False),
        ("<c r='B2' t='d'><v>2026-09-30T00:00:00</v></c>", date(2026, 9, 30)),
        (f"<c r='B2' {DAY}><v>46295</v></c>", date(2026, 9, 30)),
        (f"<c r='B2' {DAY}><v>46295.75</v></c>", date(2026, 9, 30)),
        ("<c r='B2' s='4'><v>7</v></c>", Decimal(7)),
        ("<c r='B2' s='99'><v>7</v></c>", Decimal(7)),
        ("<c r='B2'/>", None),
        ("<c r='B2'><v></v></c>", None),
        ("<c r='B2' t='e'><v></v></c>", None),
    ],
)
def test_a_value_is_read_however_it_is_written(markup: str, content: object) -> None:
    assert cell(markup) == content


def test_a_percentage_is_known_as_one() -> None:
    sheet, _ = sheet_of(f"<sheetData><row r='2'><c r='B2' {PERCENT}><v>0.527</v></c></row></sheetData>")
    assert (sheet.cells[2, 2].content, sheet.cells[2, 2].percent) == (Decimal("0.527"), True)


@pytest.mark.parametrize("mark", ["1", "true"])
def test_days_are_counted_from_1904_where_the_file_says_so(mark: str) -> None:
    markup = f"<c r='B2' {DAY}><v>44833</v></c>"
    assert cell(markup, f"<workbookPr date1904='{mark}'/>") == date(2026, 9, 30)
    assert cell(markup, "<workbookPr date1904='0'/>") == date(2022, 9, 29)


@pytest.mark.parametrize(
    ("markup", "rule", "shown"),
    [
        ("<c r='B2'><f>1+1</f><v>2</v></c>", "formula", "=1+1"),
        ("<c r='B2' t='str'><f>A1&amp;\"x\"</f><v>x</v></c>", "formula", '=A1&"x"'),
        ("<c r='B2' t='shared'><f t='shared' si='0'/><v>2</v></c>", "formula", "="),
        ("<c r='B2' t='e'><v>#REF!</v></c>", "error-value", "#REF!"),
        ("<c r='B2' t='s'><v>5</v></c>", "cell-damaged", "5"),
        ("<c r='B2' t='s'><v>-1</v></c>", "cell-damaged", "-1"),
        ("<c r='B2' t='d'><v>30 Sept</v></c>", "cell-damaged", "30 Sept"),
        ("<c r='B2'><v>0x2D</v></c>", "cell-damaged", "0x2D"),
        ("<c r='B2'><v>NaN</v></c>", "cell-damaged", "NaN"),
        ("<c r='B2'><v>1e999</v></c>", "cell-damaged", "1e999"),
        ("<c r='B2'><v>１２</v></c>", "cell-damaged", "１２"),
        (f"<c r='B2' {DAY}><v>0</v></c>", "cell-damaged", "0"),
        (f"<c r='B2' {DAY}><v>2958466</v></c>", "cell-damaged", "2958466"),
        (f"<c r='B2' {HOUR}><v>0.5</v></c>", "time-value", "0.5"),
    ],
)
def test_what_is_no_value_is_reported_at_its_cell_and_never_taken_for_one(markup: str, rule: str, shown: str) -> None:
    sheet, problems = sheet_of(f"<sheetData><row r='2'>{markup}</row></sheetData>")
    assert problems == [(rule, "B2")]
    assert sheet.cells[2, 2].content == Unusable(shown)


def test_rows_and_cells_without_addresses_follow_each_other() -> None:
    one = "<c t='inlineStr'><is><t>{}</t></is></c>".format
    rows = f"<row>{one('a')}{one('b')}</row><row r='7'>{one('c')}<c r='D7'/>{one('d')}</row><row>{one('e')}</row>"
    sheet, problems = sheet_of(f"<sheetData>{rows}</sheetData>")
    found = {place: held.content for place, held in sheet.cells.items()}
    assert found == {(1, 1): "a", (1, 2): "b", (7, 1): "c", (7, 5): "d", (8, 1): "e"}
    assert (sheet.rows, problems) == ((1, 7, 8), [])


def test_what_is_not_shown_is_known() -> None:
    columns = "<cols><col min='2' max='3' hidden='1'/><col min='5' max='5' width='0'/><col min='7' max='99'/></cols>"
    rows = "<sheetData><row r='1'/><row r='2' hidden='true'/><row r='3' ht='0'/></sheetData>"
    merged = "<mergeCells count='1'><mergeCell ref='A1:B2'/></mergeCells>"
    sheet, _ = sheet_of(columns + rows + merged)
    assert (sheet.hidden_columns, sheet.hidden_rows) == (frozenset({2, 3, 5}), frozenset({2, 3}))
    assert sheet.merged == ("A1:B2",)


def test_sheets_are_listed_in_their_order_and_one_of_charts_has_no_cells() -> None:
    listed = "<sheet name=' 图 ' r:id='r4'/><sheet name='藏' state='veryHidden' r:id='r1'/><sheet name='空' r:id='r9'/>"
    book, _ = read(workbook("<sheetData><row><c><v>1</v></c></row></sheetData>", sheets=listed))
    assert book is not None
    found = [(sheet.name, sheet.hidden, len(sheet.cells)) for sheet in book.sheets]
    assert found == [("图", False, 0), ("藏", True, 1), ("空", False, 0)]
    assert (book.sheet("空"), book.sheet("无")) == (book.sheets[2], None)


@pytest.mark.parametrize(
    ("markup", "rule"),
    [
        ("<row r='2'><c r='B2'><v>1</v></c><c r='B2'><v>2</v></c></row>", "file-damaged"),
        ("<row r='2'><c r='2B'><v>1</v></c></row>", "file-damaged"),
        ("<row r='2001'><c r='A2001'><v>1</v></c></row>", "cell-outside"),
        ("<row r='1'><c r='BI1'><v>1</v></c></row>", "cell-outside"),
        ("<row r='1'><c r='A1'><v>1</v></row>", "file-damaged"),
    ],
)
def test_a_sheet_that_contradicts_itself_or_reaches_too_far_is_refused(markup: str, rule: str) -> None:
    book, problems = read(workbook(f"<sheetData>{markup}</sheetData>"))
    assert (book, [code for code, _ in problems]) == (None, [rule])


def test_empty_cells_may_reach_as_far_as_they_like() -> None:
    sheet, problems = sheet_of("<sheetData><row r='9000'><c r='XFD9000' s='1'/></row></sheetData>")
    assert (dict(sheet.cells), problems) == ({}, [])


@pytest.mark.parametrize("sheets", ["", "<sheet name='S' r:id='r1'/><sheet name='S ' r:id='r1'/>"])
def test_a_workbook_without_sheets_or_with_two_of_one_name_is_refused(sheets: str) -> None:
    book, problems = read(workbook("", sheets=sheets))
    assert (book, [code for code, _ in problems]) == (None, ["file-damaged"])
