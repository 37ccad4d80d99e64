from corridor.model.comparison import Comparable, compare
from corridor.model.in_period import in_period
from corridor.model.period import Period
from corridor.model.vocabulary import Qualifier
from corridor.queries.coverage import coverage
from tests.corridor.sample import indicator, observation, sample

ROWS = [
    *(
        observation(f"{region}-{year}", region, period=year)
        for region in ("north", "middle", "south")
        for year in ("2020", "2021")
    ),
    observation("new", "north", value="5", period="2022"),
    observation("aim", "north", period="2025", qualifier=Qualifier.TARGET),
    observation("nearer", "north", period="2021", qualifier=Qualifier.TARGET),
    observation("past", "north", period="2019", qualifier=Qualifier.TARGET),
    observation("undated", "north", of="dry", period=None),
]
DATA = sample(indicators=[indicator("wells"), indicator("dry")], observations=ROWS)


def current(dataset, area):
    return [row.id for row in dataset.latest_of(area)]


def test_the_figures_of_the_period_and_the_target_that_was_aimed_at_are_current():
    assert current(in_period(DATA, Period("2020")), "north") == ["north-2020", "nearer"]
    assert current(in_period(DATA, Period("2021")), "north") == ["north-2021", "nearer"]
    assert current(in_period(DATA, Period("2022")), "north") == ["new", "aim"]
    assert current(in_period(DATA, Period("2022")), "south") == []
    assert current(DATA, "north") == ["new", "aim", "undated"]


def test_comparison_and_coverage_follow_the_period():
    assert compare(DATA, DATA.indicators["wells"]).period == Period("2021")
    assert compare(in_period(DATA, Period("2020")), DATA.indicators["wells"]).period == Period("2020")
    assert not isinstance(compare(in_period(DATA, Period("2022")), DATA.indicators["wells"]), Comparable)
    assert coverage(in_period(DATA, Period("2022"))).by_region["south"].figures == 0


def test_each_period_has_a_fingerprint_of_its_own():
    prints = {DATA.fingerprint, *(in_period(DATA, Period(text)).fingerprint for text in ("2020", "2021", "2022"))}
    assert len(prints) == 4
