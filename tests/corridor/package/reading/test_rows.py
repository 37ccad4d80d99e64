"""CSV text as columns of raw cells."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.package.reading.rows import misnamed_columns, read_blocks, read_rows

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


def read(text):
    problems = []
    return read_rows(text, "t.csv", problems), problems


def reported(problems):
    return [(problem.rule, problem.line, problem.field, problem.found) for problem in problems]


def test_rows_become_columns_with_their_lines():
    rows, problems = read("id,name\na,x\nb,y\n")
    assert (rows.header, dict(rows.columns), list(rows.lines)) == (
        ["id", "name"],
        {"id": ["a", "b"], "name": ["x", "y"]},
        [2, 3],
    )
    assert problems == []


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=6))
def test_what_a_csv_writer_wrote_is_read_back(table):
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([("a", "b", "c"), *table])
    rows, problems = read(out.getvalue())
    assert problems == []
    assert list(zip(*rows.columns.values(), strict=True)) == table


def test_more_rows_than_are_turned_at_a_time_keep_their_order():
    rows, _ = read("id\n" + "".join(f"{number}\n" for number in range(10_000)))
    assert rows.columns["id"] == [str(number) for number in range(10_000)]
    assert list(rows.lines) == list(range(2, 10_002))


def test_a_cell_of_several_lines_does_not_shift_the_lines_of_later_rows():
    rows, _ = read('id,name\r\na,"x\r\ny"\r\nb,z\r\n')
    assert list(rows.lines) == [2, 4]


def test_an_empty_line_is_no_row_but_counts():
    rows, problems = read("id\n\na\n")
    assert (rows.columns["id"], list(rows.lines), problems) == (["a"], [3], [])


@pytest.mark.parametrize(("row", "found"), [("a", "1"), ("a,b,c", "3")])
def test_a_row_of_another_length_is_reported_and_left_out(row, found):
    rows, problems = read(f"id,name\nx,y\n{row}\nz,w\n")
    assert reported(problems) == [("ragged-row", 3, "", found)]
    assert rows.columns["id"] == ["x", "z"]


@pytest.mark.parametrize("text", ['id\n"a', 'id\n"a"b\n'])
def test_what_is_no_csv_is_reported(text):
    rows, problems = read(text)
    assert rows is None
    assert [(problem.rule, problem.line) for problem in problems] == [("unreadable-file", 2)]


@pytest.mark.parametrize("more", [-1, 0, 1])
@pytest.mark.parametrize("size", [1 << 10, 1 << 30])
def test_a_file_is_the_same_however_large_it_is(more, size):
    rows = [(str(number), f"井{number % 7}") for number in range(4000)]
    content = "".join(f"{key},{name}\n" for key, name in [("id", "name"), *rows]).encode()
    last = "y" * ((1 << 16) + more - len(content) - len("4000,"))
    content += f"4000,{last}".encode()
    read = read_blocks((content[at : at + size] for at in range(0, len(content), size)), "t.csv", [])
    assert list(zip(*read.columns.values(), strict=True)) == [*rows, ("4000", last)]
    assert read.lines.tolist() == list(range(2, 4003))


def test_an_empty_file_has_no_columns():
    rows, problems = read("")
    assert (rows.header, problems) == ([], [])
    assert reported(misnamed_columns(rows, ["id"])) == [("missing-column", 1, "id", "")]


def test_columns_that_are_missing_unknown_or_repeated_are_all_reported():
    rows, _ = read("id,nam,id\n1,2,3\n")
    assert rows.columns["id"] == ["1"]
    assert reported(misnamed_columns(rows, ["id", "name"])) == [
        ("missing-column", 1, "name", ""),
        ("unknown-column", 1, "nam", "nam"),
        ("repeated-column", 1, "id", "id"),
    ]
