"""What the pages show as published last, and what a question names, do not contradict each other."""

from decimal import Decimal
from itertools import product

import pytest
from msgspec.structs import replace

from corridor.model.period import Period
from corridor.model.vocabulary import Measure, Qualifier
from corridor.queries.last_published import Relation, last_published
from corridor.queries.plausibility import oddities
from tests.corridor.sample import indicator, observation, sample

PERIODS = ("2023", "2023-Q3", "2023-Q4", "2024-02", "2024-01/2024-03", "2024-03-31", "2024-Q1", "2024")


def dataset_with(*rows, measure=Measure.FLOW):
    return sample(indicators=[indicator("wells", measure=measure)], observations=rows)


@pytest.mark.parametrize("measure", [Measure.FLOW, Measure.STOCK, Measure.YTD])
def test_nothing_is_called_the_first_of_which_a_question_names_an_earlier_one(measure):
    asked = 0
    for before, now, value in product(PERIODS, PERIODS, ("400", "0")):
        dataset = dataset_with(observation("before", "north", value="4", period=before), measure=measure)
        row = observation("now", "north", value=value, period=now)
        for _ in oddities(row, dataset):
            asked += 1
            assert last_published(dataset, row) is not None, (before, now)
    assert asked > 20


def test_a_figure_of_the_same_period_is_the_one_that_is_corrected():
    published = observation("one", "north", value="138", period="2024-02")
    found = last_published(dataset_with(published), replace(published, value=Decimal(139)))
    assert (found.row, found.relation, found.change.difference) == (published, Relation.CORRECTED, 1)


def test_an_earlier_one_of_the_same_kind_comes_first_and_then_the_corrected_one():
    same = observation("same", "north", value="5", period="2024-Q1")
    before = observation("before", "north", value="4", period="2023-Q4")
    year = observation("year", "north", value="9", period="2023")
    row = replace(same, value=Decimal(7))
    found = last_published(dataset_with(year, before, same), row)
    assert (found.row.id, found.relation, found.change.difference) == ("before", Relation.BEFORE, 3)
    found = last_published(dataset_with(year, same), row)
    assert (found.row.id, found.relation, found.change.difference) == ("same", Relation.CORRECTED, 2)
    found = last_published(dataset_with(year), row)
    assert (found.row.id, found.relation, found.change) == ("year", Relation.OTHER_KIND, None)


def test_where_nothing_was_published_there_is_nothing():
    row = observation("now", "north", period="2024-Q1")
    later = observation("later", "north", period="2024-Q2")
    aim = observation("aim", "north", period="2023", qualifier=Qualifier.TARGET)
    other = observation("other", "south", period="2023")
    assert last_published(dataset_with(later, aim, other), row) is None
    assert row.period == Period("2024-Q1")
