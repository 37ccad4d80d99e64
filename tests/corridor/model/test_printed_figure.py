"""Figures as printed: read as they are meant, or not at all."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from corridor.model.printed_figure import read_printed, read_printed_often
from corridor.model.printed_value import printed_reader
from corridor.model.vocabulary import Text
from corridor.package.reading import read_package
from tests.small import observation

SHIPPED = Path(__file__).parents[3] / "geodata"
WIDE = str.maketrans("0123456789.,%-", "０１２３４５６７８９．，％－")
SCALES = {"": 0, "百": 2, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
UNREADABLE = (
    *("▢91万元", "60/100", "(5)", "10至12个", "由10%降到5%", "2022年", "第5", "三成", "1.5倍", "几百", "3万5"),
    *("清零达标", "路路通", "一万五", "5个半", "1,35", "约0,5%", "12,3456", "1.350", "4.5.6", ""),
)


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_is_uncertain_is_not_read(text):
    assert read_printed(text) is None


@given(
    st.integers(0, 10**7),
    st.integers(0, 3),
    st.sampled_from(list(SCALES)),
    st.sampled_from(["", "约", "超过", "累计"]),
    st.sampled_from(["余", "以上", "左右", "元"]),
    st.sampled_from([",", " ", "\u2009", ""]),
    st.booleans(),
    st.booleans(),
)
def test_a_number_printed_in_many_ways_is_read_back(  # each way of writing
    size, places, scale, before, behind, group, wide, minus
):
    number = Decimal(size).scaleb(-places)
    digits = f"{number:,f}".replace(",", group)
    text = f"{before}{'-' if minus else ''}{digits}{scale}{behind}"
    figure = read_printed(text.translate(WIDE) if wide else text)
    assert figure is not None
    assert figure.amount == (-number if minus else number).scaleb(SCALES[scale])


@given(st.text(max_size=60))
def test_any_text_is_looked_at_without_an_error(text):
    read_printed(text)


@given(st.text(st.sampled_from("0123456789.,-+%约万千百亿元余多下降至第年 ０５．eE分之点倍\n"), max_size=12))
@example("1.350")
@example(".0")
@example("倍.00")
@example("0.350")
@example("约-0.0%")
@example("０5万元")
def test_texts_that_differ_in_digits_alone_are_read_as_each_by_itself(text):
    one, often = read_printed(text), read_printed_often(text)
    assert often == one
    assert one is None or str(often.number) == str(one.number)


@pytest.mark.parametrize("form", ["合成{}余项", "下降{}%", "{}万元", "第{}", "占{}个百分点"])
@given(st.decimals(0, 10**6, places=2))
def test_forms_are_understood_once_for_all_digits(form, number):
    text = form.format(number)
    assert read_printed_often(text) == read_printed(text)


def test_all_shipped_figures_agree_with_what_is_printed():
    data, _ = read_package(SHIPPED)
    read = [(row, printed_reader(data)(row)) for row in data.observations.values() if row.value is not None]
    assert len(read) == 30
    assert all(printed and printed.agrees(row.value) for row, printed in read)


def agrees(value, printed, unit="yuan", indicator="visits"):
    data, _ = read_package(SHIPPED)
    row = observation("N", value=value, printed=printed, unit=unit, indicator=indicator)
    found = printed_reader(data)(row)
    return None if found is None else found.agrees(row.value)


def test_a_comma_before_three_digits_parts_thousands():
    assert [read_printed(text).amount for text in ("1,350", "1,350 people", "１，３５０人")] == [1350] * 3


@pytest.mark.parametrize("name", ["贫困发生率降幅", "返贫人数减少", "Decrease of cases"])
@pytest.mark.parametrize(("printed", "size"), [("5%", "5"), ("下降5%", "5"), ("降低1.2个百分点", "1.2")])
def test_what_measures_a_fall_may_be_kept_with_either_sign(name, printed, size):
    data, _ = read_package(SHIPPED)
    first = next(iter(data.indicators.values()))
    falls = replace(first, id="falls", name=Text({"zh": name, "en": name}))
    known = replace(data, indicators={**data.indicators, "falls": falls})
    unit = "percentage-points" if "点" in printed else "percent"
    for value, right in ((size, True), (f"-{size}", True), (f"9{size}", False), (f"-9{size}", False)):
        row = observation("N", value=value, printed=printed, unit=unit, indicator="falls")
        assert printed_reader(known)(row).agrees(row.value) is right


@pytest.mark.parametrize(
    ("value", "printed", "unit", "expected"),
    [
        ("135000", "1350人次", "attendances", False),
        ("0.881", "88.1%", "percent", False),
        ("88.1", "８８．１％", "percent", True),
        ("3200", "3200万元", "yuan", False),
        ("32000000", "3200万元", "yuan", True),
        ("1000000", "100万", "yuan", True),
        ("1000000", "100万美元", "yuan", None),
        ("105234", "10.5万人次", "attendances", True),
        ("106234", "10.5万人次", "attendances", False),
        ("5", "-5%", "percent-growth", False),
        ("-5", "下降5%", "percent-growth", True),
        ("5", "下降5%", "percent-growth", False),
        ("5", "降至5%", "percent", True),
        ("-2", "减少2个百分点", "percentage-points", True),
        ("2", "减少2个百分点", "percentage-points", False),
        ("5", "减少5户", "households", True),
        ("5000", "5公里", "kilometres", False),
        ("5", "5千米", "kilometres", None),
        ("24", "12对", "people", None),
    ],
)
def test_a_value_is_held_against_what_is_printed(value, printed, unit, expected):
    assert agrees(value, printed, unit) is expected


@pytest.mark.parametrize(
    ("printed", "amount", "unit", "kind"),
    [
        ("5千米", "5", "千米", ""),
        ("5千瓦时", "5", "千瓦时", ""),
        ("5千人", "5000", "人", ""),
        ("2百米", "200", "米", ""),
        ("3百", "300", "", ""),
        ("5百分点", "5", "百分点", "points"),
        ("5个百分点", "5", "个百分点", "points"),
        ("百分之12", "12", "%", "percent"),
        ("约百分之五", "5", "%", "percent"),
        ("十二个百分点", "12", "个百分点", "points"),
    ],
)
def test_a_hundred_or_thousand_that_begins_a_unit_is_not_part_of_the_number(printed, amount, unit, kind):
    found = read_printed(printed)
    assert found is not None
    assert (found.amount, found.unit, found.kind) == (Decimal(amount), unit, kind)


@pytest.mark.parametrize(
    ("scale", "power"),
    [
        *(("百", 2), ("千", 3), ("万", 4), ("十万", 5), ("百万", 6), ("千万", 7), ("亿", 8)),
        *(("十亿", 9), ("百亿", 10), ("千亿", 11), ("万亿", 12)),
    ],
)
def test_every_scale_is_read(scale, power):
    found = read_printed(f"2.5{scale}元")
    assert found is not None
    assert found.amount == Decimal("2.5").scaleb(power)


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u2007", "\u2009", "\u200a", "\u202f", "\u3000"])
def test_every_space_that_programs_write_parts_thousands_and_unit(space):
    found = read_printed(f"−12{space}500{space}people")
    assert found is not None
    assert (found.amount, found.unit) == (Decimal(-12500), "people")


@pytest.mark.parametrize("length", [80, 81])
def test_a_sentence_is_no_printed_figure(length):
    assert (read_printed("5" + "口" * (length - 1)) is None) is (length > 80)
