"""Single cells by the kinds of the contract."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.model.period import Period
from corridor.model.vocabulary import Qualifier, Text
from corridor.package.contract import Field, Kind
from corridor.package.reading.cells import CellError, absent, blank, cell_reader, items_of

DECIMAL = Field("value", Kind.DECIMAL)
NUMBER = Field("lon", Kind.NUMBER, least=-180, most=180)
ITEMS = st.text("abc123._-", min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        (Field("printed"), " 10.5万 ", " 10.5万 "),
        (Field("order", Kind.INTEGER), "-12", -12),
        (DECIMAL, "22.40", Decimal("22.40")),
        (NUMBER, "117.4126", 117.4126),
        (NUMBER, "-180", -180.0),
        (Field("as_of", Kind.DATE), "2024-02-29", date(2024, 2, 29)),
        (Field("period", Kind.PERIOD), "2026-Q3", Period("2026-Q3")),
        (Field("opened", Kind.WHEN), "1989-04", "1989-04"),
        (Field("synthetic", Kind.BOOLEAN), "false", False),
        (Field("qualifier", words=tuple(Qualifier)), "at_least", Qualifier.AT_LEAST),
        (Field("kind", words=("port", "seat")), "seat", "seat"),
        (Field("id", pattern="[a-z]+"), "abc", "abc"),
        (Field("regions", many=True), "a;b", ("a", "b")),
        (Field("transport", many=True, words=("rail", "road")), "rail", ("rail",)),
    ],
)
def test_a_cell_that_keeps_the_contract_is_read(field, cell, value):
    read = cell_reader(field)(cell)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("field", "cell", "rule"),
    [
        (Field("order", Kind.INTEGER), "1.0", "wrong-type"),
        (Field("order", Kind.INTEGER), "9" * 5000, "wrong-type"),
        (DECIMAL, "10.5万", "wrong-type"),
        (DECIMAL, "1,300", "wrong-type"),
        (DECIMAL, " 5", "wrong-type"),
        (DECIMAL, "5\n", "wrong-type"),
        (DECIMAL, "NaN", "wrong-type"),
        (DECIMAL, "1e9", "wrong-type"),
        (DECIMAL, "１２", "wrong-type"),
        (NUMBER, "inf", "wrong-type"),
        (NUMBER, "180.001", "out-of-range"),
        (NUMBER, "-180.001", "out-of-range"),
        (Field("tolerance", Kind.DECIMAL, least=0), "-1", "out-of-range"),
        (Field("as_of", Kind.DATE), "2023-02-29", "wrong-type"),
        (Field("as_of", Kind.DATE), "20230228", "wrong-type"),
        (Field("synthetic", Kind.BOOLEAN), "True", "wrong-type"),
        (Field("period", Kind.PERIOD), "last year", "not-a-period"),
        (Field("period", Kind.PERIOD), "２０２０", "not-a-period"),
        (Field("opened", Kind.WHEN), "1989-13", "not-a-period"),
        (Field("qualifier", words=tuple(Qualifier)), "Exact", "unknown-word"),
        (Field("transport", many=True, words=("rail", "road")), "rail;sea", "unknown-word"),
        (Field("id", pattern="[a-z]+"), "ab c", "wrong-form"),
        (Field("regions", many=True), "a;;b", "not-a-list"),
        (Field("regions", many=True), "a;", "not-a-list"),
        (Field("regions", many=True), "a;b;a", "not-a-list"),
        (Field("printed"), "", "missing-value"),
        (Field("regions", many=True), "", "missing-value"),
    ],
)
def test_a_cell_that_breaks_the_contract_names_the_rule(field, cell, rule):
    with pytest.raises(CellError) as caught:
        cell_reader(field)(cell)
    assert caught.value.rule == rule


def test_only_the_item_that_is_wrong_is_named():
    with pytest.raises(CellError) as caught:
        cell_reader(Field("transport", many=True, words=("rail", "road")))("rail;sea")
    assert (caught.value.found, caught.value.facts) == ("sea", {"expected": "rail, road"})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (Field("locator", required=False), ""),
        (Field("opened", Kind.WHEN, required=False), ""),
        (Field("unit", refers="units", required=False), None),
        (Field("bound", words=("about",), required=False), None),
        (Field("value", Kind.DECIMAL, required=False), None),
        (Field("period", Kind.PERIOD, required=False), None),
        (Field("inputs", many=True, required=False), ()),
    ],
)
def test_an_empty_cell_is_empty_text_or_nothing_and_never_zero(field, value):
    assert absent(field) == value
    assert cell_reader(field)("") == value


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (Field("id"), ""),
        (Field("title", Kind.TEXT), Text({})),
        (Field("regions", many=True), ()),
        (Field("as_of", Kind.DATE), date.min),
        (Field("synthetic", Kind.BOOLEAN), False),
        (NUMBER, 0.0),
    ],
)
def test_a_blank_is_of_the_type_of_the_field(field, value):
    assert blank(field) == value
    assert type(blank(field)) is type(value)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**17), max_value=10**17, places=3))
def test_a_number_is_kept_to_its_last_digit(value):
    assert str(cell_reader(DECIMAL)(f"{value:f}")) == f"{value:f}"


@given(st.lists(ITEMS, min_size=1, unique=True))
def test_a_list_is_read_back(items):
    field = Field("locators", many=True)
    assert cell_reader(field)(";".join(items)) == tuple(items) == items_of(field, ";".join(items))


@given(st.text())
def test_any_text_is_read_or_refused(cell):
    for kind in (kind for kind in Kind if kind is not Kind.TEXT):
        try:
            cell_reader(Field("any", kind, required=False))(cell)
        except CellError as error:
            assert error.found == cell  # noqa: PT017  # what is caught is one of two right answers
