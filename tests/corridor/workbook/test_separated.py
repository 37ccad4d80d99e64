"""A CSV file becomes the cells that its writer saw, whichever program wrote it; what cannot be sure is refused."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.workbook import limits
from corridor.workbook.grid import Book, Unusable
from corridor.workbook.report import Report, UnreadableError
from corridor.workbook.separated import decoded, read_separated
from tests.corridor.workbook.sample import LAYOUTS

FIGURES = LAYOUTS["figures"]
HEADER = [column.key for column in FIGURES.columns]
EVERYDAY = st.text(st.sampled_from("aZ09 ,;\t\"'\n年月中心户一二三，。%-/"), max_size=12)
"""What office workers type, and every sign that parts or quotes cells."""
ROWS = st.lists(st.lists(EVERYDAY, min_size=1, max_size=len(HEADER)), max_size=5)


def written(rows: list[list[str]], delimiter: str = ",") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows([HEADER, *rows])
    return out.getvalue()


def read(content: bytes) -> tuple[Book | None, list[str]]:
    """The book, and the rules of its problems."""
    report = Report()
    return read_separated(content, FIGURES, report), [problem.rule for problem in report.problems]


def cells(book: Book) -> dict[tuple[int, int], object]:
    (sheet,) = book.sheets
    return {place: cell.content for place, cell in sheet.cells.items()}


@given(
    rows=ROWS, delimiter=st.sampled_from([",", ";", "\t"]), encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])
)
def test_every_cell_arrives_at_its_place_as_it_was_written(rows, delimiter, encoding) -> None:
    book, problems = read(written(rows, delimiter).encode(encoding))
    assert problems == []
    assert book is not None
    found = cells(book)
    for number, row in enumerate([HEADER, *rows], start=1):
        for column, text in enumerate(row, start=1):
            assert found.get((number, column)) == (text if text.strip() else None)
    assert book.sheets[0].name == FIGURES.title


@pytest.mark.parametrize("encoding", ["gb2312", "gbk", "gb18030"])
@pytest.mark.parametrize("text", ["三季度工作总结", "党建引领，边境线上的中心户；共一百零三户。", "45场次"])
def test_what_excel_writes_in_china_is_read(encoding: str, text: str) -> None:
    book, problems = read(written([[text]]).encode(encoding))
    assert (cells(book)[2, 1] if book else None, problems) == (text, [])


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("Überschuß größer".encode("cp1252"), "encoding"),
        ("три квартала".encode("cp1251"), "encoding"),
        ("三季度".encode("big5"), "encoding"),
        ("三季度".encode("shift_jis", "replace") + b"\x81", "encoding"),
        ("a,b".encode("utf-32"), "encoding"),
        (b"\xff\xfea", "encoding"),
        ("a,b".encode("utf-16-le"), "file-kind"),
        (b"\x00\x01\x02", "file-kind"),
        (b"\x80\x80\x80", "encoding"),
    ],
)
def test_what_is_in_another_encoding_is_refused_and_not_guessed(content: bytes, found: str) -> None:
    book, problems = read(content)
    assert (book, problems) == (None, [found])
    with pytest.raises(UnreadableError) as refused:
        decoded(content)
    assert refused.value.rule == found


@given(content=st.binary(max_size=200))
def test_whatever_the_bytes_are_they_are_read_or_refused(content: bytes) -> None:
    book, problems = read(content)
    assert (book is None) == any(rule in {"encoding", "file-kind", "csv-damaged", "cell-outside"} for rule in problems)


@pytest.mark.parametrize("above", [0, 1, 5])
@pytest.mark.parametrize(("delimiter", "others"), [(",", ";"), (";", ","), ("\t", ",")])
def test_the_header_says_what_parts_the_cells_whatever_stands_above_it(above: int, delimiter: str, others: str) -> None:
    notes = [[f"note {others * 20}"] for _ in range(above)]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows([*notes, HEADER, ["branches", "45"]])
    book, problems = read(out.getvalue().encode())
    assert book is not None
    assert problems == []
    assert cells(book)[above + 2, 2] == "45"


@pytest.mark.parametrize("text", ["=1+1", "  =HYPERLINK(0)", "\t=A1"])
def test_a_formula_is_reported_at_its_cell_and_never_taken(text: str) -> None:
    report = Report()
    book = read_separated(written([["branches", text]]).encode(), FIGURES, report)
    assert book is not None
    assert isinstance(cells(book)[2, 2], Unusable)
    assert [(problem.rule, problem.field) for problem in report.problems] == [("formula", "B2")]


@pytest.mark.parametrize("text", ["-5", "+5", "@here", "a=b", "'=1"])
def test_what_only_looks_like_one_is_a_text(text: str) -> None:
    book, problems = read(written([["branches", text]]).encode())
    assert (cells(book)[2, 2] if book else None, problems) == (text, [])


@pytest.mark.parametrize(
    ("rows", "rule"),
    [
        ([[""]] * (limits.ROWS - 1), None),
        ([["x"]] * (limits.ROWS - 1), None),
        ([["x"]] * limits.ROWS, "cell-outside"),
        ([["x"] * limits.COLUMNS], None),
        ([["x"] * (limits.COLUMNS + 1)], "cell-outside"),
        ([["x"] * limits.COLUMNS + [""] * 40], None),
        ([["x"] * 50] * (limits.CELLS // 50), "too-many-cells"),
    ],
)
def test_of_more_than_anybody_fills_in_nothing_is_kept(rows: list[list[str]], rule: str | None) -> None:
    book, problems = read(written(rows).encode())
    assert problems == ([rule] if rule else [])
    assert (book is None) is (rule is not None)


def test_a_quotation_mark_that_does_not_close_is_said() -> None:
    assert read(f'{",".join(HEADER)}\n"branches,45\n'.encode()) == (None, ["csv-damaged"])


def test_of_a_very_long_cell_so_much_is_kept_that_it_is_known_to_be_too_long() -> None:
    book, _ = read(written([["branches", "年" * (limits.TEXT + 500)]]).encode())
    assert book is not None
    assert len(str(cells(book)[2, 2])) == limits.TEXT + 1
