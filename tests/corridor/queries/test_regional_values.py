from itertools import product

from corridor.model.comparison import Comparable, Obstacle
from corridor.model.period import Period
from corridor.model.vocabulary import PeriodState, Qualifier
from corridor.queries.compare_address import read_compare
from corridor.queries.regional_trends import of_initiative, regional_trends
from corridor.queries.regional_values import pairs, periods_reported, regional_values
from corridor.queries.reported_periods import periods_repeat, reported_periods
from tests.corridor.sample import indicator, observation, sample

REGIONS = ("north", "middle", "south")


def rows(of="wells", periods=("2021",), regions=REGIONS, start=1):
    pairs_ = product(periods, regions)
    return [observation(f"{of}-{r}-{p}", r, of, str(at), period=p) for at, (p, r) in enumerate(pairs_, start)]


def data(*observations, of=("wells",)):
    return sample(indicators=[indicator(key) for key in of], observations=observations)


def test_the_newest_period_that_can_be_compared_is_shown_and_what_is_newer_is_not_mixed_in():
    dataset = data(*rows(periods=("2020", "2021")), observation("new", "north", value="99", period="2022"))
    found = regional_values(dataset, dataset.indicators["wells"])
    assert isinstance(found.verdict, Comparable)
    assert found.period == Period("2021")
    assert [(row.observation.id, row.compared) for row in found.rows] == [
        (f"wells-{region}-2021", True) for region in REGIONS
    ]


def test_where_nothing_can_be_compared_each_region_shows_its_newest_and_none_is_drawn():
    dataset = data(*rows(regions=("north",)), observation("old", "south", period="2019"))
    found = regional_values(dataset, dataset.indicators["wells"])
    assert found.verdict.obstacle is Obstacle.TOO_FEW
    assert [row.observation and row.observation.id for row in found.rows] == ["wells-north-2021", None, "old"]
    assert found.compared == ()


def test_of_a_chosen_period_no_other_period_is_shown():
    dataset = data(*rows(periods=("2020", "2021")), observation("late", "north", value="9", period="2022"))
    for text in ("2020", "2021", "2022"):
        found = regional_values(dataset, dataset.indicators["wells"], Period(text))
        assert {row.observation.period.text for row in found.rows if row.observation} == {text}


def test_what_is_no_number_is_listed_and_not_compared():
    late = observation("far", "south", value=None, qualifier=Qualifier.ILLEGIBLE)
    four = data(*rows(regions=("north", "middle")), late)
    found = regional_values(four, four.indicators["wells"])
    assert found.verdict.obstacle is Obstacle.STATES
    assert [row.compared for row in found.rows] == [False] * 3


def test_two_indicators_stand_against_each_other_only_where_five_regions_have_both(shipped):
    three = data(*rows(), *rows("dry"), of=("wells", "dry"))
    values = [regional_values(three, three.indicators[key]) for key in ("wells", "dry")]
    assert pairs(*values) is None
    for one, other in product(shipped.indicators.values(), repeat=2):
        assert pairs(regional_values(shipped, one), regional_values(shipped, other)) is None


def test_lines_name_who_has_none():
    dataset = data(*rows(periods=("2020", "2021"), regions=("north",)), observation("one", "south"))
    (found,) = regional_trends(dataset, [dataset.indicators["wells"]])
    assert [series.area.id for series in found.series] == ["north"]
    assert [region.id for region in found.without] == ["south"]
    assert regional_trends(dataset, [dataset.indicators["wells"]], ["south"])[0].series == ()
    assert [row.id for row in of_initiative(dataset, "water")] == ["wells"]


def test_periods_are_those_that_anything_is_reported_for():
    dataset = data(
        *rows(periods=("2020", "2021-Q1")),
        observation("aim", "north", period="2030", qualifier=Qualifier.TARGET),
        observation("open", "north", period="../2022", period_state=PeriodState.NOT_STATED),
        observation("none", "north", period=None, period_state=PeriodState.NOT_STATED),
        observation("same", "north", period="2021-01/2021-03"),
    )
    assert [period.text for period in reported_periods(dataset)] == ["2020", "2021-Q1"]
    assert periods_reported(dataset, dataset.indicators["wells"]) == reported_periods(dataset)
    assert periods_repeat(dataset)
    assert not periods_repeat(data(*rows()))


def test_what_ships_has_periods_and_none_that_repeats(shipped):
    assert len(reported_periods(shipped)) > 1
    assert not periods_repeat(shipped)


def test_an_address_is_read_and_what_is_unknown_is_named():
    dataset = data(*rows(periods=("2020", "2021")), *rows("dry"), of=("wells", "dry"))
    found = read_compare(
        {"indicator": "dry", "second": "wells", "regions": "south,north", "period": "2020", "order": "value"}, dataset
    )
    assert (found.indicator.id, found.second.id, found.regions) == ("dry", "wells", ("north", "south"))
    assert (found.period, found.by_value, found.refused) == (Period("2020"), True, ())
    hostile = {"indicator": "<b>", "second": "../x", "regions": "north,atlantis", "period": "1999", "order": "points"}
    refused = read_compare(hostile, dataset)
    assert refused.refused == ("indicator", "second", "regions", "period")
    assert (refused.regions, refused.period, refused.by_value) == (("north",), None, False)


def test_without_an_indicator_the_best_reported_of_the_initiative_is_taken():
    dataset = sample(
        indicators=[indicator("few"), indicator("wells"), indicator("paths", "roads")],
        observations=[
            *rows("few", regions=("north",)),
            *rows(),
            observation("p", "north", "paths", initiative="roads"),
        ],
    )
    assert read_compare({}, dataset).indicator.id == "wells"
    assert read_compare({"initiative": "roads"}, dataset).indicator.id == "paths"
