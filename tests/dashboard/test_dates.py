"""Periods in words, in the language's habit."""

from datetime import date

import pytest

from corridor.period import Period
from dashboard.dates import day_in_words, period_in_words, period_of
from dashboard.wording import Wording

ZH, EN = Wording("zh"), Wording("en")


def test_a_day():
    assert day_in_words(date(2022, 2, 23), ZH) == "2022年2月23日"
    assert day_in_words(date(2022, 2, 23), EN) == "23 February 2022"


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("2020", "2020年", "2020"),
        ("2022-02", "2022年2月", "February 2022"),
        ("2026-Q3", "2026年第3季度", "quarter 3 of 2026"),
        ("2019/2021", "2019年至2021年", "2019 to 2021"),
        ("P1Y/2022-02", "截至2022年2月的1年", "1 year to February 2022"),
        ("../2022-02", "至2022年2月", "up to February 2022"),
        ("[2021,2022]", "2021年或2022年", "2021 or 2022"),
    ],
)
def test_a_period(text, zh, en):
    assert (period_in_words(Period.parse(text), ZH), period_in_words(Period.parse(text), EN)) == (zh, en)


@pytest.mark.parametrize(
    ("key", "zh"),
    [
        ("O01", "截至2022年2月的1年"),
        ("O02", "时间未注明"),
        ("O04", "截至2022年2月"),
        ("O05", "截至2022年2月 · 未注日期"),
        ("O06", "2020年"),
        ("O08", "2021年或2022年 · 年份不明"),
        ("O14", "时间未注明"),
    ],
)
def test_how_a_period_is_known_is_said_beside_it(edition, key, zh):
    words = period_of(edition.dataset.observations[key], ZH)
    assert words == zh
