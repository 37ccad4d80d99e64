"""What a figure as printed says in its row's unit, and which values may have been printed so."""

from decimal import Decimal

import pytest

from corridor.model import printed_value
from corridor.model.printed_figure import read_printed
from corridor.model.printed_value import printed_reader
from corridor.model.records import Unit
from tests.corridor.sample import NOTHING, UNITS, indicator, observation, sample, text

SCALES = {"万亿": 12, "百万": 6, "千万": 7, "万": 4, "亿": 8}


def said(printed, unit, *more, of="wells"):
    """The printed value in `unit`, by the sample's units and `more`."""
    data = sample(units=(*UNITS, *more), indicators=[indicator("wells"), indicator("fall", names=("降幅", "Decrease"))])
    return printed_reader(data)(observation("A", "north", of, printed=printed, unit=unit))


@pytest.mark.parametrize(("name", "power"), SCALES.items())
def test_an_amount_of_money_is_read_in_a_scaled_unit(name, power):
    scaled = Unit("scaled", "money", text(f"{name}元", f"{name}yuan"), NOTHING)
    assert said(f"5{name}元", "scaled", scaled).value == 5
    assert said("500元", "scaled", scaled).value == Decimal(500).scaleb(-power)
    assert said(f"5{name}元", "yuan", scaled).value == Decimal(5).scaleb(power)
    assert said("500美元", "scaled", scaled) is None


@pytest.mark.parametrize(
    ("printed", "unit", "value"),
    [
        *(("12口", "well", 12), ("12 wells", "well", 12), ("1 well", "well", 1), ("12", "well", 12)),
        *(("12万口", "well", 120_000), ("12万人", "well", 120_000), ("约12余口", "well", 12)),
        *(("12 wellheads", "well", None), ("12 million", "well", None), ("12元", "well", None), ("12公里", "well", 12)),
        *(("12米", "well", None), ("12%", "well", None), ("12元", "yuan", 12), ("12口", "yuan", None)),
        *(("12%", "percent", 12), ("12", "percent", 12), ("12口", "percent", None), ("12个百分点", "percent", None)),
        *(("12个百分点", "points", 12), ("12%", "points", None), ("很多", "well", None), ("12口", "no-unit", None)),
    ],
)
def test_what_is_printed_is_read_in_the_unit_of_the_row_or_not_at_all(printed, unit, value):
    found = said(printed, unit)
    assert (found and found.value) == value


@pytest.mark.parametrize(
    ("printed", "unit", "yes", "no"),
    [
        ("22.4%", "percent", ("22.35", "22.4", "22.499"), ("22.349", "22.5", "-22.4", "0")),
        ("0.5%", "percent", ("0.45", "0.5", "0.599"), ("0.449", "0.6", "-0.5")),
        ("-0.5%", "percent", ("-0.45", "-0.5", "-0.599"), ("0.5", "-0.6")),
        ("下降0.5%", "percent", ("-0.5",), ("0.5",)),
        ("降幅0.5%", "percent", ("-0.5", "0.5"), ("0.7",)),
        ("减少5口", "well", ("-5", "5"), ("6", "-6")),
        ("增加5口", "well", ("5",), ("-5",)),
        ("12万口", "well", ("115000", "129999"), ("114999", "130000")),
        ("0口", "well", ("0", "-0"), ("1", "-1")),
    ],
)
def test_a_value_agrees_that_may_have_been_rounded_or_cut_off_to_what_is_printed(printed, unit, yes, no):
    found = said(printed, unit)
    assert [value for value in (*yes, *no) if found.agrees(Decimal(value))] == [*yes]


def test_of_what_measures_a_fall_either_sign_agrees():
    assert [said("5口", "well", of=of).either for of in ("wells", "fall")] == [False, True]


@pytest.mark.parametrize(
    ("printed", "amount", "step"),
    [
        *(("1亿2000万元", 120_000_000, 10_000), ("1万2千人", 12_000, 1_000), ("3万5百口", 30_500, 100)),
        *(
            ("三亿元", 300_000_000, 10**8),
            ("十二万人", 120_000, 10**4),
            ("一百三十八户", 138, 1),
            ("2.50亿", 250_000_000, None),
        ),
        *(("1千2万人", None, None), ("1亿2亿元", None, None), ("1.5亿2000万元", None, None), ("1万2万人", None, None)),
        *(("第十二批", None, None), ("十二月", None, None), ("十二三个", None, None), ("3口和5口", None, None)),
    ],
)
def test_composed_figures_have_the_step_of_their_last_part(printed, amount, step):
    found = read_printed(printed)
    assert (found and found.amount) == amount
    if step is not None:
        assert found.step * found.scale == step


@pytest.mark.parametrize(
    ("printed", "amount", "direction"),
    [
        *(("+5%", 5, 0), ("-5%", -5, 0), ("负5%", -5, 0), ("增长5%", 5, 0), ("下降5%", -5, 0), ("降至5%", 5, 0)),
        *(("降幅5%", 5, -1), ("增幅5%", 5, 0), ("减少5户", 5, -1), ("下降-5%", None, None), ("先增后降5%", None, None)),
        *(("人数 -5", -5, 0), ("人数-5", -5, 0), ("A-5", None, None), ("3-5", None, None)),
    ],
)
def test_sign_and_direction_are_read_from_what_stands_before(printed, amount, direction):
    found = read_printed(printed)
    assert (found and (found.amount, found.direction)) == (None if amount is None else (amount, direction))


def test_equal_words_in_the_same_unit_are_read_once(monkeypatch):
    words = []
    whole = printed_value.read_printed
    monkeypatch.setattr(printed_value, "read_printed_often", lambda text: words.append(text) or whole(text))
    data = sample()
    read = printed_reader(data)
    rows = [observation(str(number), "north", printed=f"{number % 3}口") for number in range(30)]
    found = [read(row) for row in rows]
    assert sorted(words) == sorted({row.printed for row in rows})
    assert found == [printed_reader(data)(row) for row in rows]
