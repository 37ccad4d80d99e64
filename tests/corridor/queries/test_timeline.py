"""When was what: periods in order of time, each with what is of it and how it is known."""

from datetime import date

from corridor.model.vocabulary import PeriodState
from corridor.queries.timeline import MOST, timeline
from tests.corridor.sample import honour, indicator, observation, sample


def test_the_shipped_periods_in_order_and_every_dated_figure_once(shipped):
    found = timeline(shipped, None, None)
    assert found is not None
    assert (found.first, found.last, found.left_out) == (2016, 2022, 0)
    assert [row.last for row in found.rows] == sorted(row.last for row in found.rows)
    figures = [figure.id for row in found.rows for figure in row.figures]
    assert sorted(figures) == sorted(key for key, row in shipped.observations.items() if row.period)
    assert [held.id for row in found.rows for held in row.honours] == ["H01", "H02"]
    assert [day for _, day in found.reports] == [date(2022, 2, 23)]


def test_a_target_is_apart_and_its_year_stays_uncertain(shipped):
    found = timeline(shipped, "150784", "2")
    assert found is not None
    (target,) = [row for row in found.rows if row.target]
    assert (target.period.text, target.state) == ("[2021,2022]", PeriodState.AMBIGUOUS)
    assert [figure.id for figure in target.figures] == ["O08"]


def test_one_period_is_no_timeline():
    assert timeline(sample(observations=[observation("A", "north")]), "north", None) is None


def test_of_many_periods_the_newest_are_shown_and_the_others_counted():
    rows = [observation(f"A{year}", "north", period=str(year)) for year in range(1990, 2020)]
    wells = [observation(f"B{year}", "north", of=f"other{year}", period=str(year)) for year in range(1990, 2020)]
    dataset = sample(
        observations=[*rows, *wells],
        indicators=[indicator("wells"), *(indicator(f"other{year}") for year in range(1990, 2020))],
        honours=[honour("H", "north")],
    )
    found = timeline(dataset, "north", None)
    assert found is not None
    assert len(found.rows) == MOST
    assert found.rows[-1].period.text == "2020"
    assert found.left_out == 31 - MOST


def test_indicators_of_several_areas_are_known_since_their_names_do_not_tell_the_figures_apart():
    rows = [
        observation("A", "north", period="2020"),
        observation("B", "south", period="2021"),
        observation("C", "north", of="roads", period="2021"),
    ]
    dataset = sample(observations=rows, indicators=[indicator("wells"), indicator("roads")])
    found = timeline(dataset, None, None)
    assert found is not None
    assert found.shared == {"wells"}
    alone = timeline(dataset, "north", None)
    assert alone is not None
    assert alone.shared == frozenset()
