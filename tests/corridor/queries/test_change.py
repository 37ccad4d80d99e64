from decimal import Decimal

import pytest

from corridor.model.period import Period
from corridor.model.vocabulary import Measure, Qualifier
from corridor.queries.change import ChangeObstacle, change_of, comparable_run, follows_directly
from tests.corridor.sample import indicator, observation, sample, text


def change(*rows, redefined=(), measure=Measure.FLOW):
    dataset = sample(indicators=[indicator("wells", redefined=redefined, measure=measure)], observations=rows)
    return change_of(dataset, rows[-1])


def test_a_figure_is_held_against_the_latest_before_it_of_the_same_length():
    found = change(
        observation("old", "north", value="1", period="2023-Q1"),
        observation("before", "north", value="4", period="2023-Q3"),
        observation("year", "north", value="9", period="2023"),
        observation("other", "south", value="99", period="2023-Q4"),
        observation("now", "north", value="7", period="2024-Q1"),
    )
    assert (found.before.id, found.difference, found.rounded) == ("before", 3, False)


def test_a_stock_is_held_against_the_latest_day_before_however_it_is_written():
    found = change(
        observation("quarter", "north", value="4", period="2023-Q3"),
        observation("day", "north", value="5", period="2023-12-31"),
        observation("now", "north", value="7", period="2024-03"),
        measure=Measure.STOCK,
    )
    assert (found.before.id, found.difference) == ("day", 2)


def test_nothing_is_said_where_nothing_was_reported_before():
    assert change(observation("now", "north", period="2024-Q1")) is None
    aim = observation("aim", "north", period="2023-Q4", qualifier=Qualifier.TARGET)
    assert change(aim, observation("now", "north", period="2024-Q1")) is None
    assert change(observation("now", "north", period=None)) is None


@pytest.mark.parametrize(
    ("before", "redefined", "obstacle"),
    [
        ({"value": None, "qualifier": Qualifier.ILLEGIBLE}, (), ChangeObstacle.STATES),
        ({"value": "3"}, (Period("2024"),), ChangeObstacle.REDEFINED),
    ],
)
def test_where_the_two_do_not_compare_the_reason_is_named(before, redefined, obstacle):
    found = change(
        observation("before", "north", period="2023-Q4", **before),
        observation("now", "north", period="2024-Q1"),
        redefined=redefined,
    )
    assert (found.difference, found.obstacle) == (None, obstacle)


def test_a_difference_of_what_is_at_least_is_not_exact():
    found = change(
        observation("before", "north", value="3", period="2023-Q4", qualifier=Qualifier.AT_LEAST),
        observation("now", "north", value="3.5", period="2024-Q1"),
    )
    assert (found.difference, found.rounded) == (Decimal("0.5"), True)


def test_periods_follow_each_other_by_their_days():
    assert follows_directly(Period("2023-Q4"), Period("2024-Q1"))
    assert follows_directly(Period("2023-H2"), Period("2024-H1"))
    assert not follows_directly(Period("2023-Q3"), Period("2024-Q1"))
    assert not follows_directly(Period("2023-Q3"), Period("../2024-Q1"))


def since(measure, period, known, **row):
    rows = [observation(of, "north", value="10", period=of) for of in known]
    dataset = sample(indicators=[indicator("wells", measure=measure)], observations=rows)
    return change_of(dataset, observation("now", "north", **{"value": "13", "period": period, **row}))


@pytest.mark.parametrize(
    ("measure", "period", "last"),
    [
        (Measure.STOCK, "2022-Q2", "2022-03-31"),
        (Measure.FLOW, "2022-Q2", "2022-Q1"),
        (Measure.FLOW, "2022", "2021"),
        (Measure.FLOW, "2022-H1", None),
        (Measure.YTD, "2022-Q1", "2021-Q1"),
        (Measure.YTD, "2022-H1", None),
        (Measure.RATIO, "2022-Q2", "2022-Q1"),
        (Measure.STOCK, "2020", None),
    ],
)
def test_the_last_of_the_same_kind_is_taken(measure, period, last):
    found = since(measure, period, ["2021-Q1", "2021", "2022-Q1", "2022-03-31", "2022-Q3"])
    assert (found.before.id if found else None) == last
    assert (found.difference if found else None) == (3 if last else None)


def test_a_target_is_held_against_targets_only():
    assert since(Measure.STOCK, "2022", ["2021"], qualifier=Qualifier.TARGET) is None
    aims = [
        observation(of, "north", value=value, period=of, qualifier=Qualifier.TARGET)
        for of, value in (("2022", "30"), ("2023", "35"))
    ]
    found = change(*aims, measure=Measure.STOCK)
    assert (found.before.id, found.difference, found.rounded) == ("2022", 5, False)


def test_what_does_not_compare_says_why():
    assert since(Measure.STOCK, "2022", ["2021"], unit="yuan").obstacle is ChangeObstacle.UNITS
    lost = since(Measure.STOCK, "2022", ["2021"], value=None, qualifier=Qualifier.ILLEGIBLE)
    assert (lost.obstacle, lost.difference) == (ChangeObstacle.STATES, None)
    about = since(Measure.STOCK, "2022", ["2021"], qualifier=Qualifier.ABOUT)
    assert (about.difference, about.rounded) == (3, True)
    kind = indicator("wells", redefined=(Period("2022"),), redefinition=text("改", "Changed"))
    dataset = sample(indicators=[kind], observations=[observation("a", "north", period="2021")])
    assert change_of(dataset, observation("b", "north", period="2022")).obstacle is ChangeObstacle.REDEFINED


def run(*rows, redefined=(), measure=Measure.FLOW):
    dataset = sample(indicators=[indicator("wells", redefined=redefined, measure=measure)], observations=rows)
    return [one.id for one in comparable_run(dataset, rows[-1])]


def test_a_run_goes_back_period_by_period_as_far_as_each_may_be_held_against_the_next():
    rows = [
        observation("first", "north", value="1", period="2023-Q1"),
        observation("second", "north", value="2", period="2023-Q2"),
        observation("year", "north", value="9", period="2023"),
        observation("third", "north", value="3", period="2023-Q3"),
    ]
    assert run(*rows) == ["first", "second", "third"]
    assert run(*rows[:2]) == ["first", "second"]
    assert run(rows[0]) == ["first"]


def test_a_run_begins_anew_where_two_may_not_be_compared():
    lost = observation("lost", "north", value=None, period="2023-Q2", qualifier=Qualifier.ILLEGIBLE)
    last = observation("last", "north", value="3", period="2023-Q3")
    assert run(observation("first", "north", value="1", period="2023-Q1"), lost, last) == ["last"]
    before, after = (observation(name, "north", value="1", period=name) for name in ("2023-Q4", "2024-Q1"))
    assert run(before, after, redefined=[Period.parse("2024")]) == ["2024-Q1"]


def test_what_is_aimed_at_has_no_run():
    aims = [observation(name, "north", value="1", period=name, qualifier=Qualifier.TARGET) for name in ("2023", "2024")]
    assert run(*aims) == ["2024"]


def test_a_run_is_no_longer_than_three_years_of_quarters():
    rows = [
        observation(f"{year}-Q{at}", "north", value="1", period=f"{year}-Q{at}")
        for year in range(2019, 2024)
        for at in range(1, 5)
    ]
    assert run(*rows) == [row.id for row in rows[-12:]]
