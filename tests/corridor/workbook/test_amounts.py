"""Numbers as people type them: taken as they stand, or refused with a number to type instead."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.workbook.amounts import MOST, number
from corridor.workbook.grid import Cell, plain
from corridor.workbook.report import RefusedError

NARROW = {ord(wide): plain_ for wide, plain_ in zip("０１２３４５６７８９．，＋－　", "0123456789.,+- ", strict=True)}
finite = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**14), max_value=10**14, places=3)
suffixes = st.sampled_from(["万", "亿", "%", "余", "万元", "人次", "+", "以上", " 左右", "/2", "e5"])


def typed(content, *, percent=False):
    return number(Cell(1, 1, content, percent))


def refused(content, *, percent=False):
    with pytest.raises(RefusedError) as caught:
        typed(content, percent=percent)
    return caught.value


@given(finite)
def test_a_number_is_the_same_as_number_and_as_text(value):
    assert typed(value) == typed(plain(value)) == typed(f"{value:,}") == value


@given(st.integers(min_value=0, max_value=10**12))
def test_full_width_digits_are_digits(value):
    wide = str(value).translate({ord("0") + n: ord("０") + n for n in range(10)})
    assert typed(wide) == value


@given(finite.map(abs).map(plain), suffixes)
def test_a_number_with_anything_behind_it_is_refused(digits, suffix):
    assert refused(digits + suffix).rule in ("number-with-unit", "not-a-number")


@given(st.text(max_size=60))
def test_no_text_is_taken_for_a_number_it_does_not_show(text):
    try:
        value = typed(text)
    except RefusedError as refusal:
        assert refusal.rule in ("not-a-number", "number-with-unit", "number-too-large", "formula")  # noqa: PT017
    else:
        assert value == Decimal(text.strip().translate(NARROW).replace(",", ""))


@pytest.mark.parametrize(
    ("text", "proposed"),
    [("10.5万", "105000"), ("1.2亿", "120000000"), ("40余", "40"), ("52.7%", "52.7"), ("约1,500万元", "15000000")],
)
def test_a_refusal_proposes_what_was_probably_meant(text, proposed):
    refusal = refused(text)
    assert (refusal.rule, refusal.facts["proposed"]) == ("number-with-unit", proposed)


@pytest.mark.parametrize("text", ["一百三十八", "十万", "", "很多", "-", ".", "1 000", "1,00", "1e5", "٣", "²", "=2"])
def test_what_shows_no_plain_number_is_refused(text):
    assert refused(text).rule in ("not-a-number", "formula", "number-with-unit")


def test_a_percentage_is_refused_with_its_number():
    refusal = refused(Decimal("0.527"), percent=True)
    assert (refusal.rule, refusal.facts["proposed"]) == ("number-as-percentage", "52.7")


@pytest.mark.parametrize("content", [True, MOST, -MOST, str(MOST)])
def test_truth_and_too_large_numbers_are_refused(content):
    assert refused(content).rule in ("not-a-number", "number-too-large")


MEANT = {
    "-5%": "-5", "−5": "-5", "负5": "-5", "12 500": "12500", "1.25E+05": "125000", ".5": "0.5", "3千": "3000",
    "1.5万亿": "1500000000000", "4 200 000": "4200000", "1亿2000万": "120000000", "一百三十八": "138", "-5万": "-50000",
}  # fmt: skip
NONE = (
    "(5)",
    "（5）",
    "60/100",
    "4o",
    "3k",
    "10-12",
    "3万5",
    "几百",
    "▢91万",
    "1,35",
    "第5",
    "5成",
    "减少5户",
    "999万亿亿",
)


@pytest.mark.parametrize(("text", "proposed"), MEANT.items())
def test_the_number_meant_is_proposed(text, proposed):
    refusal = refused(text)
    assert (refusal.rule, refusal.facts["proposed"]) == ("number-with-unit", proposed)


@pytest.mark.parametrize("text", NONE)
def test_no_number_is_proposed_where_the_text_may_mean_another(text):
    assert refused(text).rule == "not-a-number"


@given(finite)
def test_a_proposal_never_drops_a_sign_or_a_group(value):
    for text in (f"{plain(value)}%", f"{value:,}%".replace(",", " "), f"{plain(value)}个".replace("-", "−")):
        assert Decimal(refused(text).facts["proposed"]) == value
