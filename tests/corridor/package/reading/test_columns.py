"""Whole columns: distinct cells, texts in several languages, codes."""

from hypothesis import given
from hypothesis import strategies as st

from corridor.model.vocabulary import Text
from corridor.package.contract import Field, Kind
from corridor.package.reading.columns import read_column

WORDS = st.text(max_size=6)


def errors(column):
    return {row: (error.rule, error.found) for row, error in column.errors.items()}


def strangers(column):
    return {row: [error.found for error in found] for row, found in column.unknown.items()}


def test_equal_cells_become_one_value():
    column = read_column(Field("value", Kind.DECIMAL), {"value": ["1234567", "1234567"]}, (), {}, 2)
    assert column.values[0] is column.values[1]


def test_every_row_with_a_wrong_cell_is_named():
    column = read_column(Field("value", Kind.DECIMAL), {"value": ["x", "1", "x"]}, (), {}, 3)
    assert errors(column) == {0: ("wrong-type", "x"), 2: ("wrong-type", "x")}
    assert column.values[1] == 1


@given(st.lists(st.tuples(WORDS, WORDS)))
def test_a_text_holds_what_each_language_says(rows):
    cells = {"name_zh": [zh for zh, _ in rows], "name_en": [en for _, en in rows]}
    column = read_column(Field("name", Kind.TEXT, required=False), cells, ("zh", "en"), {}, len(rows))
    assert column.errors == {}
    assert [(text.by_language.get("zh", ""), text.by_language.get("en", "")) for text in column.values] == rows


def test_a_required_text_needs_one_language_at_least():
    cells = {"name_zh": ["名", ""], "name_en": ["", ""]}
    column = read_column(Field("name", Kind.TEXT), cells, ("zh", "en"), {}, 2)
    assert column.values[0] == Text({"zh": "名"})
    assert errors(column) == {1: ("missing-value", "")}


def test_a_text_in_no_language_at_all_is_missing():
    assert errors(read_column(Field("name", Kind.TEXT), {}, (), {}, 1)) == {0: ("missing-value", "")}


def test_a_code_that_no_row_has_is_reported_and_kept():
    field = Field("area", refers="areas", required=False)
    column = read_column(field, {"area": ["a", "z", "", "z"]}, (), {"areas": frozenset("a")}, 4)
    assert strangers(column) == {1: ["z"], 3: ["z"]}
    assert list(column.values) == ["a", "z", None, "z"]


def test_each_unknown_code_of_a_list_is_reported():
    field = Field("inputs", refers="observations", many=True)
    column = read_column(field, {"inputs": ["a;y;z"]}, (), {"observations": frozenset("a")}, 1)
    assert strangers(column) == {0: ["y", "z"]}


def test_codes_of_a_table_that_could_not_be_read_are_not_doubted():
    assert strangers(read_column(Field("area", refers="areas"), {"area": ["z"]}, (), {}, 1)) == {}
