"""Periods against the date of the data (15 March 2022 in the tiny package)."""

from datetime import date

import pytest
from msgspec.structs import replace

from corridor.model.period import Period
from corridor.model.vocabulary import Qualifier
from corridor.package.checks.figures import observation_repeated
from corridor.package.checks.periods import period_in_future
from corridor.package.reading import read_package


@pytest.fixture(scope="module")
def future(tiny):
    """A function that tells whether a figure of a period is found to lie in the future."""
    dataset, _ = read_package(tiny)

    def found(text, **changes):
        row = replace(dataset.observations["T01"], period=Period.parse(text), **changes)
        return bool(list(period_in_future.find(replace(dataset, observations={row.id: row}))))

    return found


@pytest.mark.parametrize(
    "text",
    ["2022", "2021-12-31", "2022-03-31", "2022-03", "2022-Q1", "2022-H1", "2021/2023", "../2022-03", "P1Y/2022-03"],
)
def test_a_period_that_begins_by_the_month_of_the_data_is_no_future(future, text):
    assert not future(text)


@pytest.mark.parametrize("text", ["2023", "2022-04", "2022-04-01", "2022-Q2", "2022-H2", "2022-Q4", "2023/2024"])
def test_a_period_that_begins_later_is(future, text):
    assert future(text)


def test_a_target_may_lie_in_the_future(future):
    assert not future("2030", qualifier=Qualifier.TARGET)


def test_without_a_readable_date_nothing_is_the_future(tiny):
    dataset, _ = read_package(tiny)
    assert list(period_in_future.find(replace(dataset, corridor=replace(dataset.corridor, as_of=date.min)))) == []


@pytest.mark.parametrize(
    ("one", "other"), [("2021-H1", "2021-01/2021-06"), ("2021", "P1Y/2021"), ("2021-Q2", "2021-04/2021-06")]
)
def test_the_same_days_in_two_spellings_are_a_repetition(tiny, one, other):
    dataset, _ = read_package(tiny)
    row = dataset.observations["T01"]
    rows = [replace(row, id=text, period=Period.parse(text)) for text in (one, other)]
    repeated = replace(dataset, observations={row.id: row for row in rows})
    assert [finding.key for finding in observation_repeated.find(repeated)] == [other]
