from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.model.comparison import Comparable, NotComparable, Obstacle, compare, first_comparable
from corridor.model.vocabulary import Measure, PeriodState, Qualifier
from tests.corridor.sample import indicator, observation, sample

REGIONS = ("north", "middle", "south")


def compared(rows):
    dataset = sample(observations=rows)
    return compare(dataset, dataset.indicators["wells"])


def three(**differing):
    """One figure for each region; `differing` changes that of the south."""
    return [
        observation(region, region, value=str(place), **(differing if region == "south" else {}))
        for place, region in enumerate(REGIONS)
    ]


def test_three_regions_with_the_same_unit_and_period_are_comparable():
    found = compared(three(qualifier=Qualifier.ABOUT))
    assert isinstance(found, Comparable)
    marks = [(mark.region, mark.value, mark.position, mark.approximate) for mark in found.marks]
    assert marks == [("north", 0, 0, False), ("middle", 1, Decimal("0.5"), False), ("south", 2, 1, True)]


@pytest.mark.parametrize(
    ("differing", "obstacle"),
    [
        ({"unit": "yuan"}, Obstacle.UNITS),
        ({"period": "2020"}, Obstacle.PERIODS),
        ({"period": None, "period_state": PeriodState.NOT_STATED}, Obstacle.PERIODS_UNKNOWN),
        ({"period_state": PeriodState.AMBIGUOUS}, Obstacle.PERIODS_UNKNOWN),
        ({"period_state": PeriodState.NOT_STATED}, Obstacle.PERIODS_UNKNOWN),
        ({"qualifier": Qualifier.TARGET}, Obstacle.STATES),
    ],
)
def test_what_differs_is_given_as_the_reason(differing, obstacle):
    found = compared(three(**differing))
    assert isinstance(found, NotComparable)
    assert (found.obstacle, found.regions, found.usable, found.needed) == (obstacle, REGIONS, 2, 3)


def test_a_figure_without_a_number_is_not_counted():
    rows = [*three()[:2], observation("south", "south", value=None, qualifier=Qualifier.ILLEGIBLE)]
    assert compared(rows).obstacle is Obstacle.STATES


def test_two_regions_and_the_city_are_too_few():
    found = compared([*three()[:2], observation("c", "city"), observation("m", "mine")])
    assert (found.obstacle, found.regions, found.usable) == (Obstacle.TOO_FEW, ("north", "middle"), 2)


def test_without_a_report_there_is_nothing_to_compare():
    assert compared([]).obstacle is Obstacle.NOT_REPORTED


def test_the_latest_period_that_enough_regions_report_is_taken():
    rows = [observation(f"{region}{year}", region, period=str(year)) for region in REGIONS for year in (2019, 2020)]
    found = compared([*rows, observation("late", "north", period="2021")])
    assert found.period.text == "2020"


def test_equal_values_share_a_position():
    found = compared([observation(region, region, value="4") for region in REGIONS])
    assert {mark.position for mark in found.marks} == {0}


@given(
    st.lists(
        st.tuples(st.sampled_from(REGIONS), st.sampled_from(list(Qualifier)), st.sampled_from(["2020", "2021"])),
        max_size=9,
    )
)
def test_no_comparison_stands_on_fewer_than_three_comparable_figures_of_one_period(made):
    rows = [
        observation(f"A{place}", region, value="1" if qualifier.has_value else None, qualifier=qualifier, period=period)
        for place, (region, qualifier, period) in enumerate(made)
    ]
    found = compared(rows)
    able = {
        period: {row.area for row in rows if row.qualifier.comparable and row.period.text == period}
        for period in ("2020", "2021")
    }
    assert isinstance(found, Comparable) == any(len(areas) == 3 for areas in able.values())
    if isinstance(found, Comparable):
        assert all(mark.observation.qualifier.comparable for mark in found.marks)


def test_the_most_telling_indicator_that_can_be_compared_is_chosen():
    indicators = [indicator("wells", prominence=0), indicator("deep", prominence=2), indicator("dry", prominence=1)]
    rows = [observation(f"{of}{region}", region, of) for of in ("wells", "deep") for region in REGIONS]
    dataset = sample(indicators=indicators, observations=[*rows, observation("x", "north", "dry")])
    assert first_comparable(dataset, "water").indicator.id == "deep"
    assert first_comparable(dataset, "roads").obstacle is Obstacle.NOT_REPORTED


def test_the_best_reported_indicator_gives_the_reason():
    indicators = [indicator("dry"), indicator("wells", prominence=2)]
    rows = [observation("x", "north", "dry"), *three()[:2]]
    assert first_comparable(sample(indicators=indicators, observations=rows), "water").indicator.id == "wells"


def test_nothing_that_ships_may_be_compared(shipped):
    assert {compare(shipped, row).obstacle for row in shipped.indicators.values()} == {
        Obstacle.TOO_FEW,
        Obstacle.NOT_REPORTED,
    }


@pytest.mark.parametrize("spelling", ["2021-01/2021-12", "P1Y/2021", "2021-H1/2021-H2", "2021-01-01/2021-12-31"])
def test_the_same_days_in_another_spelling_are_compared(spelling):
    found = compared(three(period=spelling))
    assert isinstance(found, Comparable)
    assert [mark.region for mark in found.marks] == list(REGIONS)


@pytest.mark.parametrize(
    ("measure", "comparable"), [(Measure.STOCK, True), (Measure.FLOW, False), (Measure.RATIO, False)]
)
def test_the_day_counts_for_what_is_there_and_the_span_for_what_adds_up(measure, comparable):
    rows = [
        observation(region, region, period=period)
        for region, period in zip(REGIONS, ("2021-Q1", "2021-03", "2021-03-31"), strict=True)
    ]
    kind = indicator("wells", measure=measure)
    found = compare(sample(indicators=[kind], observations=rows), kind)
    assert isinstance(found, Comparable) is comparable
    if isinstance(found, Comparable):
        assert found.period.text == "2021-03-31"
    else:
        assert found.obstacle is Obstacle.PERIODS


def test_positions_are_shares_of_the_way_from_the_smallest_to_the_largest():
    values = dict(zip(REGIONS, ("10", "20", "50"), strict=True))
    found = compared([observation(region, region, value=value) for region, value in values.items()])
    assert [mark.position for mark in found.marks] == [0, Decimal("0.25"), 1]


def test_what_nobody_reports_has_no_usable_report():
    found = first_comparable(sample(observations=three()), "roads")
    assert (found.indicator, found.obstacle) == (None, Obstacle.NOT_REPORTED)
    assert (found.regions, found.periods, found.units, found.usable, found.needed) == ((), (), (), 0, 3)


def test_the_most_telling_indicator_that_can_be_compared_is_taken():
    indicators = [indicator("last", prominence=0), indicator("wells", prominence=2), indicator("deep", prominence=1)]
    rows = [observation(f"{of}-{region}", region, of) for of in ("last", "wells") for region in REGIONS]
    dataset = sample(indicators=indicators, observations=[*rows, observation("deep", "north", "deep")])
    assert first_comparable(dataset, "water").indicator.id == "wells"


def test_of_what_cannot_be_compared_the_best_reported_is_named():
    indicators = [indicator("deep", prominence=1), indicator("wells", prominence=2), indicator("late", prominence=3)]
    rows = [observation("d", "north", "deep")]
    rows += [observation(f"{of}-{region}", region, of) for of in ("wells", "late") for region in ("north", "middle")]
    found = first_comparable(sample(indicators=indicators, observations=rows), "water")
    assert (found.indicator.id, found.regions) == ("wells", ("north", "middle"))


def test_of_two_figures_of_one_region_the_first_counts():
    twice = observation("again", "north", value="9")
    found = compared([*three(), twice])
    assert found.marks[0].value == 0


def test_a_refusal_names_the_periods_and_units_that_were_found():
    rows = [
        observation("a", "north", period="2021"),
        observation("b", "middle", period="2020", unit="yuan"),
        observation("c", "south", period=None, period_state=PeriodState.NOT_STATED),
        observation("d", "south", unit=None, period="2019"),
    ]
    found = compared(rows)
    assert [period.text for period in found.periods] == ["2019", "2020", "2021"]
    assert found.units == ("well", "yuan")


def test_a_report_without_a_period_never_hides_one_with_a_period():
    undated = [observation(f"u-{region}", region, period=None) for region in REGIONS]
    assert compared([*undated, *three()]).period.text == "2021"
