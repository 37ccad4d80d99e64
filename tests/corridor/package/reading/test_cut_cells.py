"""What is cut into cells by arrays is what `csv` reads, one row after the other."""

import csv
import re

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corridor.model.coded import Coded
from corridor.model.row_keys import RowKeys
from corridor.package.contract import Field
from corridor.package.contract.fields import IDENTIFIER
from corridor.package.reading import rows as reading
from corridor.package.reading.columns import is_of_ids
from corridor.package.reading.cut_cells import UncutError, cut
from corridor.package.reading.rows import read_blocks

TEXTS = st.text(st.sampled_from('ab1-é一,;\t"\n\r\0 \ufeff'), max_size=40)
TABLES = st.lists(st.tuples(*[st.text(st.sampled_from('ab1é一,"\n'), max_size=12)] * 3), max_size=9)


@pytest.fixture(scope="module", autouse=True)
def _nothing_small():
    """A file is cut however small it is."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(reading, "_SMALL", 0)
        yield


def one_by_one(text):
    """Header, rows with their lines, and the rules broken with theirs; of what is no CSV nothing else is said."""
    text = text.lstrip("\ufeff")
    separator = next((sign for sign in ",;\t" if sign in text.partition("\n")[0]), ",")
    lines = [found[0] for found in re.finditer(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text)]
    reader = csv.reader(lines, delimiter=separator, strict=True)
    rows, broken = [], []
    try:
        header = next(reader, [])
        begin = reader.line_num + 1
        for row in reader:
            if row and len(row) != len(header):
                broken.append(("ragged-row", begin))
            elif row:
                rows.append((begin, *row))
            begin = reader.line_num + 1
    except csv.Error:
        return None, [], [("unreadable-file", reader.line_num)]
    return header, rows, broken


def in_blocks(text, sizes):
    """The same of the blocks that `sizes` make of it."""
    content, problems = text.encode(), []
    bounds = np.cumsum([0, *sizes]).tolist()
    blocks = [content[start:end] for start, end in zip(bounds, [*bounds[1:], len(content)], strict=True)]
    rows = read_blocks((block for block in blocks if block), "t.csv", problems)
    found = [(one.rule, one.line) for one in problems]
    if rows is None:
        return None, [], found
    return rows.header, list(zip(rows.lines.tolist(), *rows.columns.values(), strict=True)), found


@given(TEXTS, st.lists(st.integers(1, 20), max_size=4))
@example("c,d\n1,2\n3", [])
@example('c,d\n1,"2\n3', [5])
@example('c,d\n"a"",b\n",2\n', [])
@example("c,d\n1,2\r\n3,4\r\n", [8])
@example("c,d\n1,2\n\n3,4\n", [8])
@example("c;d\n1,;2\n", [])
def test_any_text_is_read_as_csv_reads_it(text, sizes):
    text = "c,d\n" + text
    assert in_blocks(text, sizes) == one_by_one(text)


@given(TABLES, st.sampled_from(["\n", "\r\n"]), st.lists(st.integers(1, 60), max_size=4))
def test_what_was_written_is_read_back_in_any_blocks(table, end, sizes):
    marked = [[cell.replace('"', '""') for cell in row] for row in table]
    text = end.join(["id,name,note", *(",".join(f'"{cell}"' for cell in row) for row in marked)]) + end
    header, rows, problems = in_blocks(text, sizes)
    assert (header, [row[1:] for row in rows], problems) == (["id", "name", "note"], table, [])


@pytest.mark.parametrize("ending", ["", "\n"])
def test_a_block_is_cut_before_a_row_that_is_not_over(ending):
    cells, rest = cut(f'1,"x\ny"\n22,é\n3,{ending}'.encode(), 2, ord(","))
    assert (len(cells), cells.lines.tolist(), rest) == ((3, [0, 2, 3], b"") if ending else (2, [0, 2], b"3,"))
    assert [cells.coded(1)[1][code] for code in cells.coded(1)[0]][:2] == ["x\ny", "é"]
    assert cells.joined(1) is None
    assert cells.joined(0)[0][:3] == b"122"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("sizes", [[], [20], [30], [20, 16]])
def test_what_is_written_as_usual_is_cut_throughout(monkeypatch, end, sizes):
    """`csv` takes ten times as long, so it reads nothing of it, the header and a last line without an end included."""

    def refuse(*_lines, **_form):
        raise AssertionError

    monkeypatch.setattr(csv, "reader", refuse)
    text = end.join(["\ufeffid,name", "1,一", '2,"a, b"', '3,"say ""x""\n twice"', "4,"])
    header, rows, problems = in_blocks(text, sizes)
    assert (header, problems) == (["id", "name"], [])
    assert rows == [(2, "1", "一"), (3, "2", "a, b"), (4, "3", 'say "x"\n twice'), (6, "4", "")]


@pytest.mark.parametrize("block", [b"1,2\n3\n", b"1,2,3\n4\n", b"1\r,2\n", b"1,\0\n", b"\n1,2\n", b"1,2", b'1,"2\n'])
def test_what_csv_would_read_otherwise_is_not_cut(block):
    with pytest.raises(UncutError):
        cut(block, 2, ord(","))


def test_a_quotation_mark_amid_a_cell_is_left_to_csv():
    cells, _ = cut(b'1,a"b"\n', 2, ord(","))
    with pytest.raises(UncutError):
        cells.coded(1)


def test_cells_of_many_bytes_are_told_apart():
    long = ["x" * 600 + end for end in ("a", "b", "a")]
    cells, _ = cut("".join(f"{number},{cell}\n" for number, cell in enumerate(long)).encode(), 2, ord(","))
    assert (cells.coded(1)[0].tolist(), cells.coded(1)[1]) == ([0, 1, 0], long[:2])


def test_bytes_that_are_no_utf_8_are_named_by_their_line_in_the_file():
    problems = []
    blocks = [b"id,name\na,x\n", b"b,\xd2", b"\xd2\n"]
    assert read_blocks(iter(blocks), "t.csv", problems) is None
    assert [(one.rule, one.line, one.found) for one in problems] == [("not-utf-8", 3, "d2 d2 0a")]


@given(st.lists(st.text(st.sampled_from("aZ09-_é. "), max_size=4), unique=True, max_size=6))
def test_a_column_is_of_ids_where_each_has_their_form(given_ids):
    keys = Coded(np.arange(len(given_ids)), RowKeys.of(given_ids))
    fits = all(re.fullmatch(IDENTIFIER, key) for key in given_ids)
    assert is_of_ids(Field("id", pattern=IDENTIFIER), keys) == fits
    assert not is_of_ids(Field("id", pattern="[a-z]+"), keys)
    assert not is_of_ids(Field("id", pattern=IDENTIFIER), Coded.of(given_ids))
