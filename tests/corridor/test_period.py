import contextlib
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.period import Period

years = st.integers(1000, 9999).map(str)
months = st.integers(1, 12).map("{:02}".format)
points = st.one_of(
    years,
    st.builds("{}-{}".format, years, months),
    st.dates(date(1000, 1, 1)).map(date.isoformat),
    st.builds("{}-Q{}".format, years, st.integers(1, 4)),
    st.builds("{}-H{}".format, years, st.integers(1, 2)),
)
alternatives = st.lists(points, min_size=2, max_size=4).map(lambda parts: f"[{','.join(parts)}]")
endings = st.builds("P{}{}/{}".format, st.integers(1, 99), st.sampled_from("YM"), points)


@given(points)
def test_a_point_is_read_and_ends_with_itself(text):
    period = Period.parse(text)
    assert (period.text, period.form, period.parts, period.end) == (text, "point", (text,), text)
    assert list(period.years) == [int(text[:4])]


@given(points, points)
def test_an_interval_runs_forwards(first, last):
    if first <= last:
        period = Period.parse(f"{first}/{last}")
        assert (period.form, period.parts, period.end) == ("interval", (first, last), last)
        assert set(period.years) == set(range(int(first[:4]), int(last[:4]) + 1))
    else:
        with pytest.raises(ValueError, match=re.escape(first)):
            Period.parse(f"{first}/{last}")


@given(points)
def test_an_open_beginning_names_only_its_end(last):
    period = Period.parse(f"../{last}")
    assert (period.form, period.parts, period.end) == ("open_start", (last,), last)


@given(endings)
def test_a_span_that_ends_names_amount_unit_and_end(text):
    period = Period.parse(text)
    span, _, last = text.partition("/")
    assert (period.form, period.parts, period.end) == ("ending", (span[1:-1], span[-1], last), last)
    assert list(period.years) == [int(last[:4])]


@given(alternatives)
def test_alternatives_keep_their_order(text):
    period = Period.parse(text)
    assert (period.form, period.parts) == ("one_of", tuple(text[1:-1].split(",")))
    assert int(period.end[:4]) in period.years


@given(st.one_of(points, alternatives, endings))
def test_equal_text_is_the_same_period(text):
    assert Period.parse(text) == Period.parse(text)
    assert len({Period.parse(text), Period.parse(text)}) == 1


def test_no_text_is_no_period():
    with pytest.raises(ValueError, match=r"^$"):
        Period.parse("")


@given(st.one_of(st.text(max_size=20), st.text("0129-/QHPYM.[],", max_size=12)))
def test_whatever_is_read_is_kept_and_all_else_refused(text):
    period = read(text)
    assert period is None or (period.text == text and period.parts)


def read(text):
    with contextlib.suppress(ValueError):
        return Period.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "22",
        "20222",
        "2022-13",
        "2022-00",
        "2022-1",
        "2022-02-32",
        "2022-Q5",
        "2022-Q0",
        "2022-H3",
        "2022 ",
        " 2022",
        "2022/",
        "/2022",
        "../",
        "2022/..",
        "2022/2021",
        "2022-02/2022-01",
        "P1D/2022",
        "P/2022",
        "P1Y",
        "[2021]",
        "[]",
        "[2021,]",
        "[2021, 2022]",
        "2021,2022",
        "last year",
        "二〇二二",
        "2022\n",
    ],
)
def test_what_is_no_period_is_refused(text):
    with pytest.raises(ValueError, match=re.escape(text)):
        Period.parse(text)


@pytest.mark.parametrize("text", ["２０２２", "٢٠٢٢", "P１Y/2022"])
def test_other_scripts_digits_are_no_digits_here(text):
    with pytest.raises(ValueError, match=re.escape(text)):
        Period.parse(text)


@pytest.mark.parametrize("text", ["2022-02-30", "2021-02-29", "2022-04-31"])
def test_a_day_that_no_calendar_has_is_refused(text):
    with pytest.raises(ValueError, match=re.escape(text)):
        Period.parse(text)
