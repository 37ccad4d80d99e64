import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.model.vocabulary import Measure, PeriodState, Qualifier
from corridor.queries.trend import TrendObstacle, trends
from tests.corridor.sample import indicator, observation, sample

PERIODS = ("2020", "2020-H1", "2020-Q1", "2020-Q4", "2021", "2021-H1", "2021-Q1", "2021-12-31", "../2021", None)


def years(*given):
    return [observation(f"A{year}", "north", value=str(year), period=str(year)) for year in given]


def test_two_periods_make_a_trend_in_order_of_time():
    (series,) = trends(sample(observations=years(2021, 2019, 2020)), "north", "water").series
    assert [row.id for row in series.points] == ["A2019", "A2020", "A2021"]
    assert (series.area.id, series.indicator.id, series.unit.id, series.targets) == ("north", "wells", "well", ())


def test_an_illegible_figure_is_a_gap_and_a_target_is_apart():
    lost = observation("lost", "north", value=None, period="2020", qualifier=Qualifier.ILLEGIBLE)
    target = observation("aim", "north", period="2023", qualifier=Qualifier.TARGET)
    (series,) = trends(sample(observations=[*years(2019, 2021), lost, target]), "north").series
    assert [row.id for row in series.points] == ["A2019", "lost", "A2021"]
    assert [row.id for row in series.targets] == ["aim"]


@pytest.mark.parametrize(
    "second",
    [
        observation("B", "north", period="2022-01"),
        observation("B", "north", period="2022-Q1"),
        observation("B", "north", period="2021/2022"),
        observation("B", "north", period="P2Y/2022"),
        observation("B", "north", period="../2022"),
        observation("B", "north", period=None),
        observation("B", "north", period="2022", unit="yuan"),
        observation("B", "north", period="2022", qualifier=Qualifier.TARGET),
        observation("B", "north", value=None, period="2022", qualifier=Qualifier.ILLEGIBLE),
        observation("B", "north", period="2022", period_state=PeriodState.AMBIGUOUS),
        observation("B", "north", "dry", period="2022"),
        observation("B", "mine", period="2022"),
        observation("B", "north", period="2021"),
    ],
)
def test_what_is_not_the_same_thing_later_makes_no_trend(second):
    kinds = [indicator("wells", measure=Measure.FLOW), indicator("dry", measure=Measure.FLOW)]
    dataset = sample(indicators=kinds, observations=[*years(2021), second])
    found = trends(dataset, "north")
    assert (found.series, found.obstacle) == ((), TrendObstacle.ONE_PERIOD)


@pytest.mark.parametrize(
    ("first", "second"), [("2021-Q1", "2021-Q2"), ("P1Y/2021-02", "P1Y/2022-02"), ("../2020", "../2021")]
)
def test_periods_of_the_same_length_follow_each_other(first, second):
    rows = [observation(period, "north", period=period) for period in (second, first)]
    (series,) = trends(sample(observations=rows), "north").series
    assert [row.id for row in series.points] == [first, second]


def test_each_area_has_a_series_of_its_own():
    rows = [*years(2020, 2021), observation("x", "middle", period="2020"), observation("y", "city", period="2020")]
    dataset = sample(observations=rows)
    assert len(trends(dataset, "north").series) == 1
    assert trends(dataset, "south").obstacle is TrendObstacle.NOT_REPORTED
    assert trends(dataset, None).obstacle is TrendObstacle.ONE_PERIOD
    assert trends(dataset, "north", "roads").obstacle is TrendObstacle.NOT_REPORTED


def test_nothing_that_ships_has_a_trend(shipped):
    assert all(trends(shipped, region).series == () for region in (None, *shipped.corridor.regions))


def test_the_same_length_in_another_spelling_belongs_to_the_same_line():
    rows = [observation(period, "north", period=period) for period in ("2021-H1", "2021-07/2021-12", "P6M/2022-06")]
    (series,) = trends(sample(observations=rows), "north").series
    assert [row.id for row in series.points] == ["2021-H1", "2021-07/2021-12", "P6M/2022-06"]


def test_figures_of_the_same_days_are_one_period_and_no_trend():
    rows = [observation(period, "north", period=period) for period in ("2021-H1", "2021-01/2021-06")]
    assert trends(sample(observations=rows), "north").obstacle is TrendObstacle.ONE_PERIOD


def line_of(measure, *periods):
    rows = [observation(period, "north", period=period) for period in periods]
    return trends(sample(indicators=[indicator("wells", measure=measure)], observations=rows), "north").series


@pytest.mark.parametrize("measure", [Measure.FLOW, Measure.RATIO, Measure.INDEX])
def test_what_is_over_a_span_lies_on_a_line_of_its_length_and_the_rest_is_named(measure):
    (series,) = line_of(measure, "2021-Q1", "2021-Q2", "2021", "2021-06-30")
    assert [row.id for row in series.points] == ["2021-Q1", "2021-Q2"]
    assert [row.id for row in series.left_out] == ["2021-06-30", "2021"]


def test_a_stock_lies_on_one_line_by_its_closing_days():
    (series,) = line_of(Measure.STOCK, "2021", "2021-03", "2021-Q2", "2021-09-30")
    assert [row.id for row in series.points] == ["2021-03", "2021-Q2", "2021-09-30", "2021"]
    assert series.left_out == ()


def test_a_total_since_january_is_held_against_the_same_months_only():
    (series,) = line_of(Measure.YTD, "2020-Q1", "2020-H1", "2021-Q1", "2021-H1")
    assert [row.id for row in series.points] == ["2020-H1", "2021-H1"]
    assert [row.id for row in series.left_out] == ["2020-Q1", "2021-Q1"]


@given(st.lists(st.sampled_from(PERIODS), max_size=8), st.sampled_from(list(Measure)))
def test_no_figure_is_dropped_without_being_named(periods, measure):
    rows = [observation(f"F{at}", "north", period=period) for at, period in enumerate(periods)]
    series = trends(sample(indicators=[indicator("wells", measure=measure)], observations=rows), "north").series
    seen = [row.id for line in series for row in (*line.points, *line.left_out)]
    assert sorted(seen) == (sorted(row.id for row in rows) if series else [])
