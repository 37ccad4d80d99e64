from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.model.derived import Term
from corridor.model.numbers import formula_text, number_text, quantity
from corridor.model.records import Unit
from corridor.model.vocabulary import Text

numbers = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=4) | (
    st.integers(-(10**13), 10**13).map(Decimal)
)
languages = st.sampled_from(["zh", "zh-CN", "en", "mn"])
UNITS = {
    unit: Unit(unit, scale, Text({"zh": zh, "en": en}), Text({"zh": zh, "en": one}))
    for unit, scale, zh, en, one in (
        ("yuan", "money", "元", "yuan", "yuan"),
        ("branch", "count", "个", "branches", "branch"),
        ("percent", "percent", "%", "%", "%"),
        ("points", "points", "个百分点", "percentage points", "percentage point"),
    )
}


def read_number(text, language):
    """The value of a written number, by the habits of the language."""
    large = {"万": 4, "亿": 8} if language.startswith("zh") else {}
    power = large.get(text[-1], 0)
    digits = text.rstrip("".join(large)).replace(",", "").replace("−", "-")
    return Decimal(digits).scaleb(power)


@given(numbers, languages, st.booleans())
def test_reading_a_number_back_gives_its_value(value, language, signed):
    assert read_number(number_text(value, language, signed=signed), language) == value


@given(numbers, languages)
def test_no_group_of_digits_is_longer_than_four(value, language):
    whole = number_text(value, language).lstrip("−").partition(".")[0]
    assert max(len(group) for group in whole.rstrip("万亿").split(",")) <= 4


@given(numbers, languages)
def test_only_signed_numbers_above_zero_bear_a_plus(value, language):
    assert number_text(value, language, signed=True).startswith("+") == (value > 0)
    assert not number_text(value, language).startswith("+")


@pytest.mark.parametrize(
    ("value", "chinese", "english"),
    [
        ("105000", "10.5万", "105,000"),
        ("15000000", "1500万", "15,000,000"),
        ("1130000", "113万", "1,130,000"),
        ("10000", "1万", "10,000"),
        ("9999", "9999", "9,999"),
        ("1300", "1300", "1,300"),
        ("150508", "150,508", "150,508"),
        ("20107.18", "20,107.18", "20,107.18"),
        ("120000000", "1.2亿", "120,000,000"),
        ("-7.6", "−7.6", "−7.6"),
        ("349.0", "349.0", "349.0"),
        ("0", "0", "0"),
        ("1E+3", "1000", "1,000"),
    ],
)
def test_numbers_follow_the_habit_of_the_language(value, chinese, english):
    assert number_text(Decimal(value), "zh") == chinese
    assert number_text(Decimal(value), "en") == english


@pytest.mark.parametrize(
    ("value", "unit", "chinese", "english"),
    [
        ("1000000", "yuan", "100万元", "1,000,000 yuan"),
        ("1", "branch", "1个", "1 branch"),
        ("78", "branch", "78个", "78 branches"),
        ("52.7", "percent", "52.7%", "52.7%"),
        ("23", "points", "+23个百分点", "+23 percentage points"),
        ("-1", "points", "−1个百分点", "−1 percentage point"),
    ],
)
def test_units_stand_beside_the_number_as_the_language_has_it(value, unit, chinese, english):
    assert str(quantity(Decimal(value), UNITS[unit], "zh")) == chinese
    assert str(quantity(Decimal(value), UNITS[unit], "en")) == english


def test_a_number_without_a_unit_stands_alone():
    assert str(quantity(Decimal(7), None, "en")) == "7"


def test_in_a_formula_only_the_result_bears_the_sign_of_a_difference():
    terms = (
        Term(value=Decimal("52.7"), unit="percent"),
        Term("−"),
        Term(value=Decimal(23), unit="points"),
        Term("="),
        Term(value=Decimal("29.7"), unit="percent"),
    )
    assert formula_text(terms, UNITS, "zh") == "52.7% − 23个百分点 = 29.7%"
    assert formula_text((Term("("), *terms[2:3], Term(")")), UNITS, "en") == "(23 percentage points)"
    assert formula_text(terms[2:3], UNITS, "en") == "+23 percentage points"
