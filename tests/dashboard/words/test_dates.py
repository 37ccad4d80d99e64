"""Periods in words, in the language's habit."""

from datetime import date
from itertools import product

import pytest
from msgspec.structs import replace

from corridor.model.period import Period
from corridor.model.vocabulary import PeriodState
from dashboard.words.dates import day_in_words, period_in_words, period_of
from dashboard.words.wording import Wording

ZH, EN = Wording("zh"), Wording("en")


def test_a_day():
    assert day_in_words(date(2022, 2, 23), ZH) == "2022年2月23日"
    assert day_in_words(date(2022, 2, 23), EN) == "23 February 2022"


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("2020", "2020年", "2020"),
        ("0999", "999年", "999"),
        ("2022-H1", "2022年上半年", "first half of 2022"),
        ("2022-H2", "2022年下半年", "second half of 2022"),
        ("2022-Q1", "2022年第1季度", "quarter 1 of 2022"),
        ("2022-02-23", "2022年2月23日", "23 February 2022"),
        ("2022-01/2022-06", "2022年1月至2022年6月", "January 2022 to June 2022"),
        ("2021-H2/2022-H1", "2021年下半年至2022年上半年", "second half of 2021 to first half of 2022"),
        ("P3Y/2022", "近3年（截至2022年）", "3 years to 2022"),
        ("P1M/2022-02", "近一个月（截至2022年2月）", "1 month to February 2022"),
        ("P18M/2022-H1", "近18个月（截至2022年上半年）", "18 months to first half of 2022"),
        ("../2022-Q2", "至2022年第2季度", "up to quarter 2 of 2022"),
        ("../2022-02-23", "至2022年2月23日", "up to 23 February 2022"),
        (
            "[2021-H1,2021-H2,2022-H1]",
            "2021年上半年或2021年下半年或2022年上半年",
            "first half of 2021 or second half of 2021 or first half of 2022",
        ),
        ("2022-02", "2022年2月", "February 2022"),
        ("2026-Q3", "2026年第3季度", "quarter 3 of 2026"),
        ("2019/2021", "2019年至2021年", "2019 to 2021"),
        ("P1Y/2022-02", "近一年（截至2022年2月）", "12 months to February 2022"),
        ("../2022-02", "至2022年2月", "up to February 2022"),
        ("[2021,2022]", "2021年或2022年", "2021 or 2022"),
    ],
)
def test_a_period(text, zh, en):
    assert (period_in_words(Period.parse(text), ZH), period_in_words(Period.parse(text), EN)) == (zh, en)


@pytest.mark.parametrize(
    ("key", "zh"),
    [
        ("O01", "近一年（截至2022年2月）"),
        ("O02", "至2022年2月 · 起始未注明"),
        ("O04", "截至2022年2月"),
        ("O05", "据2022年2月报道（原文未注时点）"),
        ("O06", "2020年"),
        ("O08", "2021年或2022年 · 年份不明"),
        ("O14", "时间未注明"),
    ],
)
def test_how_a_period_is_known_is_said_beside_it(rendered, key, zh):
    words = period_of(rendered.dataset.observations[key], ZH)
    assert words == zh


@pytest.mark.parametrize(
    ("text", "state", "zh", "en"),
    [
        ("../2022-Q2", "not_stated", "至2022年第2季度 · 起始未注明", "up to quarter 2 of 2022 · start not stated"),
        ("../2022-Q2", "as_of", "至2022年第2季度", "up to quarter 2 of 2022"),
        ("../2022-Q2", "undated", "至2022年第2季度，原文未注时点", "up to quarter 2 of 2022, date not given"),
        (
            "P1Y/2022-02",
            "undated",
            "近一年（截至2022年2月），原文未注时点",
            "12 months to February 2022, date not given",
        ),
        ("2019/2021", "as_of", "2019年至2021年", "2019 to 2021"),
        ("2022-H2", "as_of", "截至2022年下半年", "as of second half of 2022"),
        ("2022-H2", "undated", "据2022年下半年报道（原文未注时点）", "reported second half of 2022, date not given"),
    ],
)
def test_how_a_period_of_each_form_is_known(rendered, text, state, zh, en):
    row = replace(rendered.dataset.observations["O01"], period=Period.parse(text), period_state=PeriodState(state))
    assert (period_of(row, ZH), period_of(row, EN)) == (zh, en)


POINTS = ("2022", "2022-H1", "2022-H2", "2022-Q4", "2022-11", "2022-11-28")
FORMS = (
    "{0}",
    "{0}/{0}",
    "../{0}",
    "P1Y/{0}",
    "P2Y/{0}",
    "P1M/{0}",
    "P6M/{0}",
    "[{0},2023]",
)


@pytest.mark.parametrize("form", FORMS)
def test_no_spelling_says_a_word_twice_or_half_a_number(rendered, form):
    row = rendered.dataset.observations["O01"]
    for point, state, w in product(POINTS, PeriodState, (ZH, EN)):
        words = period_of(replace(row, period=Period.parse(form.format(point)), period_state=state), w)
        for wrong in (
            "第1半年",
            "第2半年",
            "截至截至",
            "截至至",
            "至至",
            "as of up to",
            "as of 1 ",
            "1 years",
            "1 months",
            "half-year",
        ):
            assert wrong not in words, (form, point, state)
        assert "2022" in words
