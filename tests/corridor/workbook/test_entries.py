"""Texts, codes, days, years, periods and choices, as they are typed."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.model.period import Period
from corridor.workbook import entries
from corridor.workbook.choices import level_labels, qualifier_labels
from corridor.workbook.grid import Cell, Unusable
from corridor.workbook.months import ending, ends_within, span, written
from corridor.workbook.report import RefusedError
from tests.corridor.workbook.sample import PERIOD, TODAY

contents = st.one_of(
    st.text(max_size=50),
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20),
    st.booleans(),
    st.dates(),
    st.just(Unusable("=1")),
)
parsers = st.sampled_from(
    [
        entries.text,
        entries.code,
        entries.printed,
        lambda cell: entries.day(cell, TODAY),
        lambda cell: entries.year(cell, TODAY),
        lambda cell: entries.period(cell, PERIOD, target=False),
        lambda cell: entries.choice(cell, qualifier_labels(), {}),
    ]
)


def cell(content):
    return Cell(1, 1, content)


def refusal(parse, content, *given_, **named):
    with pytest.raises(RefusedError) as caught:
        parse(cell(content), *given_, **named)
    return caught.value.rule


@given(contents, parsers)
def test_any_content_is_taken_or_refused(content, parse):
    try:
        parse(cell(content))
    except RefusedError as refused:
        assert refused.rule  # noqa: PT017


@given(st.dates(min_value=date(1900, 1, 1), max_value=TODAY))
def test_a_day_is_taken_however_it_is_typed(day):
    forms = [day, day.isoformat(), f"{day.year}年{day.month}月{day.day}日", f"{day:%Y/%m/%d}", f"{day:%Y.%m.%d}"]
    assert {entries.day(cell(form), TODAY) for form in forms} == {day}


@pytest.mark.parametrize(
    "typed", ["", "昨天", "2026-13-01", "2026-02-30", "30.9.2026", Decimal(46295), True, "0000-01-01"]
)
def test_what_is_no_day_is_refused(typed):
    assert refusal(entries.day, typed, TODAY) == "not-a-date"


def test_a_day_to_come_is_refused():
    assert refusal(entries.day, TODAY + timedelta(days=1), TODAY) == "date-in-future"


@pytest.mark.parametrize(("typed", "year"), [(Decimal(2021), 2021), ("2021", 2021), ("2021年", 2021)])
def test_a_year_is_taken(typed, year):
    assert entries.year(cell(typed), TODAY) == year


@pytest.mark.parametrize("typed", [Decimal("2021.5"), "21", Decimal(1899), Decimal(2027), "二〇二一"])
def test_what_is_no_year_is_refused(typed):
    assert refusal(entries.year, typed, TODAY) == "not-a-year"


def test_a_text_loses_what_cannot_be_seen_and_nothing_else():
    assert entries.text(cell("\ufeff 一\u200b行\r\n二行 ")) == "一行\n二行"


def test_a_whole_number_may_be_a_locator_and_a_fraction_may_not():
    assert entries.code(cell(Decimal(4))) == "4"
    assert refusal(entries.code, Decimal("4.1")) == "code-as-number"


@pytest.mark.parametrize("typed", ["\x07", "a\x00b", "\ue000", "\u2066x"])
def test_controls_are_refused(typed):
    assert refusal(entries.text, typed) == "text-control"


@pytest.mark.parametrize("typed", ["2026", "2026-Q3", "2026-08", "2026-09-30", "2024/2026-07", "P3M/2026-09"])
def test_which_periods_end_in_the_quarter(typed):
    inside = typed != "2026"
    assert ends_within(Period.parse(typed), PERIOD) is inside


def test_a_year_does_not_end_in_its_third_quarter_but_may_be_a_target():
    assert refusal(entries.period, "2026", PERIOD, target=False) == "period-other"
    assert entries.period(cell("2026"), PERIOD, target=True) == Period("2026")


def test_a_target_of_the_past_is_refused():
    assert refusal(entries.period, "2025", PERIOD, target=True) == "period-other"


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("2026年", "2026"),
        ("2026年度", "2026"),
        ("2026年上半年", "2026-H1"),
        ("2026年第 4 季度", "2026-Q4"),
        ("２０２６年１月", "2026-01"),
        ("2026年1-6月", "2026-H1"),
        ("2026年1月至6月", "2026-H1"),
        ("2026年７—９月份", "2026-Q3"),
        ("2026年1-9月", "2026-01/2026-09"),
        ("2026年前三季度", "2026-01/2026-09"),
        ("2026年前二季度", "2026-H1"),
        ("2026年全年", "2026"),
        ("2026年三季度", "2026-Q3"),
    ],
)
def test_periods_are_taken_as_they_are_written_in_chinese(typed, period):
    assert (written(typed), written(typed).text) == (Period(period), period)


@pytest.mark.parametrize(
    ("typed", "period"),
    [("三季度", "2026-Q3"), ("第三季度", "2026-Q3"), ("1-9月", "2026-01/2026-09"), ("8月", "2026-08")],
)
def test_a_period_without_a_year_is_of_the_year_reported_for(typed, period):
    assert entries.period(cell(typed), PERIOD, target=False) == Period(period)
    with pytest.raises(ValueError, match=typed):
        written(typed)


@given(st.text(max_size=80))
def test_any_text_is_a_period_of_the_contract_or_none(text):
    try:
        period = written(text)
    except ValueError:
        return
    assert Period.parse(period.text) == period
    assert period.text.isascii()


@given(st.integers(1, 9999), st.integers(1, 12))
def test_a_month_lies_in_its_quarter_and_its_year(year, month):
    inner = span(f"{year:04}-{month:02}")
    for outer in (f"{year:04}-Q{(month + 2) // 3}", f"{year:04}-H{(month + 5) // 6}", f"{year:04}"):
        first, last = span(outer)
        assert first <= inner[0] == inner[1] <= last
    assert ending(None) == 0


def test_choices_are_taken_by_any_of_their_names():
    assert {
        entries.choice(cell(name), level_labels(), {}) for name in ("国家级", "national", "National ", "NATIONAL")
    } == {"national"}


def test_a_wrong_choice_names_what_there_is():
    with pytest.raises(RefusedError) as caught:
        entries.choice(cell("世界级"), level_labels(), {})
    assert "国家级" in caught.value.facts["choices"].in_("zh")
