"""Stocks are as of a day, flows over a span: which periods of an indicator are one, and which lie on one line."""

import pytest

from corridor.model.kinds_of_time import is_of, is_year_to_date, kind_of_time
from corridor.model.period import Period
from corridor.model.vocabulary import Measure
from tests.corridor.sample import indicator


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        *(("2021", True), ("2021-Q1", True), ("2021-H1", True), ("2021-01", True), ("2021-01-01/2021-03-31", True)),
        *(("2021-Q2", False), ("2021-02/2021-12", False), ("2020-12-31", False), ("2021-01-02/2021-03-31", False)),
        *(("2020/2021", False), ("2020-01/2021-03", False), ("../2021-03", False), ("P1Y/2021-12", True)),
    ],
)
def test_a_year_to_date_begins_on_new_years_day_and_ends_in_its_year(period, expected):
    assert is_year_to_date(Period(period)) is expected


@pytest.mark.parametrize("measure", [*Measure])
@pytest.mark.parametrize(
    ("one", "other", "one_day", "one_span"),
    [
        ("2021-03", "2021-Q1", True, False),
        ("2021-03-31", "../2021-Q1", True, False),
        ("2021-H1", "2021-01/2021-06", True, True),
        ("2021-Q1", "2021-Q2", False, False),
    ],
)
def test_stocks_of_one_closing_day_are_of_one_time_and_all_else_of_one_span(measure, one, other, one_day, one_span):
    found = is_of(indicator("wells", measure=measure), Period(one), Period(other))
    assert found is (one_day if measure is Measure.STOCK else one_span)


@pytest.mark.parametrize("measure", [*Measure])
@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [("2021-Q1", "2022-Q4", True), ("2021-Q1", "2021-H1", False), ("2021", "P1Y/2022-02", True)],
)
def test_all_stocks_lie_on_one_line_and_of_all_else_what_is_equally_long(measure, one, other, alike):
    wells = indicator("wells", measure=measure)
    found = kind_of_time(wells, Period(one)) == kind_of_time(wells, Period(other))
    assert found is (alike or measure is Measure.STOCK)
