import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from corridor.model.latest import current, latest
from corridor.model.period import Period
from corridor.model.vocabulary import Qualifier
from tests.corridor.sample import AREAS, indicator, observation, sample

PERIODS = [
    "2019",
    "2020-Q3",
    "2020-H2",
    "2020",
    "2019/2021",
    "2021-06",
    "../2022-02",
    "P1Y/2022-02",
    "[2021,2022]",
    None,
]
rows = st.lists(
    st.tuples(st.sampled_from(["wells", "roads"]), st.sampled_from(PERIODS), st.sampled_from([*Qualifier])), max_size=12
).map(
    lambda made: [
        observation(f"A{place}", "north", of, period=period, qualifier=qualifier)
        for place, (of, period, qualifier) in enumerate(made)
    ]
)


def test_periods_are_in_order_of_their_last_day():
    texts = ["2020-Q1", "2020-02/2020-05", "2020-06-29", "2020-H1", "2020-11", "2020", "[2020,2021]", "P1Y/2022-02"]
    closings = [Period.parse(text).closing for text in texts]
    assert closings == sorted(closings)
    assert closings[0] == (2020, 3, 31)
    assert closings[-1] == (2022, 2, 28)
    assert Period.parse("2020-06-29").closing == (2020, 6, 29)
    assert Period.parse("2020").closing == Period.parse("2020-Q4").closing == Period.parse("2020-H2").closing


@given(rows)
def test_nothing_that_is_left_out_closes_as_late_as_what_is_kept(given_rows):
    kept = latest(given_rows)
    for row in given_rows:
        later = [
            other
            for other in given_rows
            if other.indicator == row.indicator
            and (other.qualifier is Qualifier.TARGET) == (row.qualifier is Qualifier.TARGET)
            and None not in (other.period, row.period)
            and other.period.closing > row.period.closing
        ]
        assert (row in kept) == (not later)


@given(rows)
def test_the_order_is_kept(given_rows):
    assert [row.id for row in latest(given_rows)] == sorted(
        (row.id for row in latest(given_rows)), key=lambda i: int(i[1:])
    )


def test_a_target_does_not_push_out_what_was_reached():
    reached = observation("A1", "north", period="2021")
    target = observation("A2", "north", period="2030", qualifier=Qualifier.TARGET)
    assert latest([reached, target]) == (reached, target)


def test_an_illegible_figure_pushes_out_an_older_number():
    older = observation("A1", "north", period="2020")
    illegible = observation("A2", "north", value=None, period="2021", qualifier=Qualifier.ILLEGIBLE)
    assert latest([older, illegible]) == (illegible,)


@settings(max_examples=30)
@given(rows, st.lists(st.sampled_from(["north", "south", "old"]), min_size=12, max_size=12), st.sampled_from(PERIODS))
def test_a_dataset_finds_what_a_walk_through_an_areas_rows_finds(given_rows, areas, chosen):
    """Of very many rows it looks at few; the south was called `old` before."""
    former = replace(AREAS[2], id="old", kind="former")
    coded = [replace(row, predecessor="old") if row.id == "south" else row for row in AREAS]
    placed = [replace(row, area=area) for row, area in zip(given_rows, areas, strict=False)]
    indicators = [indicator("wells"), indicator("roads")]
    dataset = sample(areas=[*coded, former], indicators=indicators, observations=placed)
    dataset = replace(dataset, chosen=chosen and Period(chosen))
    for area in ("north", "south"):
        own = [row for row in placed if row.area == area or (area, row.area) == ("south", "old")]
        assert dataset.latest_of(area) == current(own, dataset.chosen, dataset.indicators)


@pytest.mark.parametrize("dated", ["2021", "0000"])
def test_an_undated_figure_stays_beside_dated_ones(dated):
    undated = observation("A1", "north", period=None)
    known = observation("A2", "north", period=dated)
    assert sample(observations=[undated, known]).latest_of("north") == (undated, known)
