"""One engine says what is unusual, the same in the form, the workbook, the command line and the review."""

import pytest
from msgspec.structs import replace

from corridor.model.vocabulary import Text
from corridor.queries.plausibility import oddities
from tests.small import observation, small


def rules(row, *before, indicator="branches"):
    rows = [replace(known, indicator=indicator) for known in before]
    data = replace(small(), observations={known.id: known for known in rows})
    return [oddity.rule for oddity in oddities(replace(row, indicator=indicator), data)]


@pytest.mark.parametrize(
    ("before", "now", "asked"),
    [("55", "0", True), ("0", "600", True), ("55", "1", True), ("41", "409", True), ("0", "8", False),
     ("0", "0", False), ("40", "359", False), ("40", "360", True)],
)  # fmt: skip
def test_jumps_are_asked_about_zero_included(before, now, asked):
    row, last = observation("N", value=now, period="2026-Q3"), observation("L", value=before)
    assert rules(row, last, indicator="visits") == ["ten-fold"] * asked


def test_the_last_figure_is_the_last_one_over_before_by_days():
    row = observation("N", value="50", period="2026-11")
    assert (
        rules(row, observation("A", value="48", period="2026-Q3"), observation("B", value="1"), indicator="visits")
        == []
    )
    later = observation("C", value="900", period="2026-12")
    assert rules(row, observation("A", value="48", period="2026-Q3"), later, indicator="visits") == []


def test_a_correction_is_held_against_the_figure_before_else_against_itself():
    row, own = observation("N", value="409", period="2026-07/2026-09"), observation("A", value="41", period="2026-Q3")
    assert rules(row, own, indicator="visits") == ["ten-fold"]
    assert rules(row, own, observation("B", value="400", period="2026-Q2"), indicator="visits") == []


def test_what_begins_anew_in_january_may_fall():
    row = observation("N", value="3", period="2026-01/2026-02")
    year = observation("L", value="480", period="2025-01/2025-12")
    assert rules(row, year) == []
    assert rules(row, year, observation("S", value="400", period="2025-01/2025-02")) == ["ten-fold"]
    assert rules(observation("N", value="470", period="../2026-01"), year) == ["cumulative-falls"]


@pytest.mark.parametrize("now", ["2026-Q3", "2026-07/2026-09", "2026-01/2026-09", "2026-H1", "2026-09"])
@pytest.mark.parametrize("last", ["2025-Q4", "2025", "2025-01/2025-12", "2025-12"])
def test_a_total_may_begin_anew_in_a_new_year_however_it_is_written(last, now):
    assert rules(observation("N", value="30", period=now), observation("L", value="480", period=last)) == []
    assert rules(observation("N", value="1", period=now), observation("L", value="480", period=last)) == []


@pytest.mark.parametrize("now", ["2026-Q3", "2026-01/2026-09", "2026-H1", "2026-01/2026-03"])
@pytest.mark.parametrize(
    ("last", "period"), [("480", "2025-Q4"), ("480", "2025"), ("1300", "../2025-02"), ("8", "2025")]
)
def test_a_zero_is_asked_about_also_where_a_total_begins_anew(last, period, now):
    """Unless the same months of an earlier year had about as little."""
    row, former = observation("N", value="0", period=now), observation("L", value=last, period=period)
    assert rules(row, former) == ["ten-fold"] * (last != "8")
    again = observation("S", value="0", period=now.replace("2026", "2025"))
    assert rules(row, former, again) == []


@pytest.mark.parametrize("now", ["2026-Q3", "2026-07/2026-09", "2026-01/2026-09", "2019/2026", "../2026-09"])
def test_a_total_does_not_begin_anew_within_a_year_or_where_it_began_earlier(now):
    last = observation("L", value="480", period="2026-Q2")
    assert rules(observation("N", value="470", period=now), last) == ["cumulative-falls"]


def test_a_total_that_begins_anew_is_held_against_the_same_months_else_may_not_leap_upward():
    year, row = observation("L", value="41", period="2025-Q4"), observation("N", value="409", period="2026-Q3")
    assert rules(row, year) == ["ten-fold"]
    assert rules(row, year, observation("S", value="400", period="2025-07/2025-09")) == []
    assert rules(observation("N", value="360", period="2026-Q3"), year) == []


@pytest.mark.parametrize(
    ("before", "now", "asked"),
    [("10个", "12个嘎查", False), ("10嘎查", "12个嘎查", False), ("10场", "12场次", False), ("10人", "12人次", True)],
)
def test_another_unit_is_asked_about_and_another_spelling_is_not(before, now, asked):
    row, last = observation("N", value="12", period="2026-Q3", printed=now), observation("L", printed=before)
    assert rules(row, last) == ["printed-unit-changed"] * asked


def test_a_new_remark_is_no_reason_to_ask():
    assert rules(observation("N", value="12", period="2026-Q3", note=Text({"zh": "含镇区"})), observation("L")) == []
