"""Tables as records: what is left out, and what is said about it."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from msgspec.structs import replace

from corridor.model.vocabulary import Text
from corridor.package.contract import Field, Kind, Table
from corridor.package.reading.records import read_one, read_table
from corridor.package.reading.rows import read_rows


@dataclass(frozen=True)
class Well:
    id: str
    area: str
    depth: Decimal | None
    name: Text


WELLS = Table(
    "wells",
    Well,
    (
        Field("id"),
        Field("area", refers="areas"),
        Field("depth", Kind.DECIMAL, required=False),
        Field("name", Kind.TEXT, required=False),
    ),
)
HEADER = "id,area,depth,name_zh,name_en\n"


def read(body, reader=read_table, header=HEADER, table=WELLS):
    problems = []
    rows = read_rows(header + body, "wells.csv", problems)
    records = reader(table, rows, ("zh", "en"), {"areas": frozenset({"1"})}, problems)
    return records, [(problem.rule, problem.line, problem.field, problem.found) for problem in problems]


def test_rows_become_records_in_the_order_of_the_file():
    records, problems = read("b,1,2.50,井,well\na,1,,,\n")
    assert problems == []
    assert list(records.by_id.items()) == [
        ("b", Well("b", "1", Decimal("2.50"), Text({"zh": "井", "en": "well"}))),
        ("a", Well("a", "1", None, Text({}))),
    ]
    assert records.lines == {"b": 2, "a": 3}


def test_columns_may_stand_in_any_order():
    records, problems = read("well,井,1,5,b\n", header="name_en,name_zh,area,depth,id\n")
    assert problems == []
    assert records.by_id["b"] == Well("b", "1", Decimal(5), Text({"zh": "井", "en": "well"}))


def test_every_wrong_cell_is_reported_in_the_order_of_the_lines_and_only_its_row_left_out():
    records, problems = read("a,1,deep,,\nb,1,3,,\nc,,wide,,\n")
    assert problems == [
        ("wrong-type", 2, "depth", "deep"),
        ("missing-value", 4, "area", ""),
        ("wrong-type", 4, "depth", "wide"),
    ]
    assert (list(records.by_id), records.lines) == (["b"], {"b": 3})


def test_a_row_with_an_unknown_code_is_reported_and_kept():
    records, problems = read("a,9,,,\n")
    assert problems == [("unknown-code", 2, "area", "9")]
    assert records.by_id["a"].area == "9"


def test_of_an_id_that_stands_twice_the_first_row_is_kept_and_both_lines_are_reported():
    problems = []
    rows = read_rows(f"{HEADER}a,1,1,,\nb,1,,,\na,1,2,,\na,1,3,,\n", "wells.csv", problems)
    records = read_table(WELLS, rows, ("zh", "en"), {}, problems)
    assert [(problem.rule, problem.line, problem.found) for problem in problems] == [
        ("duplicate-id", 4, "a"),
        ("duplicate-id", 5, "a"),
    ]
    assert all("line 2" in problem.in_language("en") and "第 2 行" in problem.in_language("zh") for problem in problems)
    assert {key: record.depth for key, record in records.by_id.items()} == {"a": 1, "b": None}


def test_rows_without_an_id_are_empty_and_not_repeated():
    _, problems = read(",1,,,\n,1,,,\n")
    assert problems == [("missing-value", 2, "id", ""), ("missing-value", 3, "id", "")]


def test_a_table_that_lacks_a_column_has_no_records():
    records, problems = read("a,1,,\n", header="id,area,name_zh,name_en\n")
    assert (records.by_id, problems) == ({}, [("missing-column", 1, "depth", "")])


def test_a_missing_column_hides_no_problem_of_the_others():
    _, problems = read("a,9,,\na,,,\n", header="id,area,name_zh,name_en\n")
    assert problems == [
        ("missing-column", 1, "depth", ""),
        ("unknown-code", 2, "area", "9"),
        ("missing-value", 3, "area", ""),
        ("duplicate-id", 3, "id", "a"),
    ]


def test_a_table_without_a_file_has_no_records():
    assert read_table(WELLS, None, (), {}, []).by_id == {}


def test_a_table_of_one_row_is_that_record():
    records, problems = read("a,1,4,,\n", read_one)
    assert problems == []
    assert records.by_id == {"a": Well("a", "1", Decimal(4), Text({}))}


@pytest.mark.parametrize(("body", "found"), [("", "0"), ("a,1,,,\nb,1,,,\n", "2")])
def test_a_table_of_one_row_has_exactly_one(body, found):
    records, problems = read(body, read_one)
    assert problems == [("one-row", 0, "", found)]
    assert len(records.by_id) == 1


def test_only_the_wrong_cell_of_the_one_row_is_blank():
    records, problems = read("a,,4,井,\n", read_one)
    assert problems == [("missing-value", 2, "area", "")]
    assert records.by_id["a"] == Well("a", "", Decimal(4), Text({"zh": "井"}))


def test_of_the_one_row_only_the_field_that_lacks_a_column_is_blank():
    records, problems = read("a,1,4,\n", read_one, header="id,area,depth,name_zh\n")
    assert problems == [("missing-column", 1, "name_en", "")]
    assert records.by_id["a"] == Well("a", "1", Decimal(4), Text({}))


def test_the_one_record_is_blank_without_a_file():
    records = read_one(WELLS, None, (), {}, [])
    assert list(records.by_id.values()) == [Well("", "", None, Text({}))]


@pytest.mark.parametrize("reader", [read_table, read_one])
@pytest.mark.parametrize(
    ("later", "found"), [(False, [("missing-column", 1, "depth", "")]), (True, [])], ids=["at-first", "later"]
)
def test_only_a_column_that_the_contract_had_later_may_lack(reader, later, found):
    fields = (replace(entry, later=later and entry.name == "depth") for entry in WELLS.fields)
    table = replace(WELLS, fields=tuple(fields))
    records, problems = read("b,1,,\n", reader, "id,area,name_zh,name_en\n", table)
    assert problems == found
    if later:
        assert records.by_id["b"].depth is None


def test_a_column_that_the_contract_had_later_is_read_where_it_stands():
    table = replace(WELLS, fields=tuple(replace(entry, later=entry.name == "depth") for entry in WELLS.fields))
    records, problems = read("b,1,2.5,,\na,1,x,,\n", table=table)
    assert records.by_id["b"].depth == Decimal("2.5")
    assert problems == [("wrong-type", 3, "depth", "x")]
