"""The day up to which figures speak is the end of their newest period, not the day of publication."""

from datetime import date

import pytest
from msgspec.structs import replace

from corridor.model.vocabulary import PeriodState, Qualifier
from tests.corridor.sample import SOURCE, observation, sample

DATED = replace(SOURCE, published="2026-11-20")


def as_of(*rows, source=DATED, day=date(2026, 11, 28)):
    dataset = sample(observations=rows, sources=[source])
    return replace(dataset, corridor=replace(dataset.corridor, as_of=day)).data_as_of


@pytest.mark.parametrize(
    ("text", "state", "expected"),
    [
        ("2022-Q2", "stated", date(2022, 6, 30)),
        ("2022-H1", "stated", date(2022, 6, 30)),
        ("2022-01/2022-06", "stated", date(2022, 6, 30)),
        ("../2022-Q2", "not_stated", date(2022, 6, 30)),
        ("P1Y/2022-02", "as_of", date(2022, 2, 28)),
        ("2026", "stated", date(2026, 11, 20)),
        ("2026-11", "as_of", date(2026, 11, 20)),
        ("0001-01-01", "stated", date(1, 1, 1)),
        ("0000", "stated", None),
        ("2022-02", "undated", None),
        ("[2021,2022]", "ambiguous", None),
        (None, "not_stated", None),
    ],
)
def test_what_counts_for_the_day_of_the_data(text, state, expected):
    assert as_of(observation("A", "north", period=text, period_state=PeriodState(state))) == expected


def test_the_newest_period_counts_and_a_target_does_not():
    rows = [
        observation("old", "north", period="2021"),
        observation("new", "middle", period="2022-Q2"),
        observation("aim", "south", period="2025", qualifier=Qualifier.TARGET),
    ]
    assert as_of(*rows) == date(2022, 6, 30)


def test_a_document_without_a_date_leaves_the_day_of_the_data_as_the_limit():
    assert as_of(observation("A", "north", period="2026"), source=replace(SOURCE, published="")) == date(2026, 11, 28)
    assert as_of(observation("A", "north", period="2026"), source=replace(SOURCE, published="2026-10")) == date(
        2026, 10, 31
    )


def test_the_shipped_figures_reach_to_their_publication(shipped):
    assert shipped.data_as_of == date(2022, 2, 23)
