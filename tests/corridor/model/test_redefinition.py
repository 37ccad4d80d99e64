"""Figures of different definitions of one indicator are distinguished by the last day of their period."""

import pytest

from corridor.model.period import Period
from corridor.model.redefinition import definition_of, redefined_between, redefined_since, same_definition
from corridor.model.vocabulary import Qualifier
from corridor.queries.plausibility import oddities
from corridor.queries.reported_value import reported_values
from corridor.queries.tiles import TargetTile, tiles_of
from corridor.workbook.indicators import lines_of
from tests.corridor.sample import indicator, observation, sample, text

TWICE = indicator("wells", redefined=(Period("2021"), Period("2022-07")), redefinition=text("含新井", "New wells too"))
PLAIN = indicator("wells")


@pytest.mark.parametrize(
    ("period", "definition"),
    [
        *(
            ("2020", 0),
            ("2020-12", 0),
            ("2021-01", 1),
            ("2020/2021", 1),
            ("../2022-06", 1),
            ("2022", 2),
            ("2022-H2", 2),
        ),
        *(("2020-12-31", 0), ("2021-01-01", 1), ("2022-06-30", 1), ("2022-07-01", 2)),
    ],
)
def test_a_figure_follows_the_definition_of_its_last_day(period, definition):
    assert definition_of(TWICE, Period(period)) == definition
    assert definition_of(PLAIN, Period(period)) == 0


def test_without_a_period_the_definition_is_known_only_where_there_is_but_one():
    rows = [observation(key, "north", period=None) for key in "ab"]
    assert same_definition(PLAIN, *rows)
    assert not same_definition(TWICE, *rows)


def test_the_redefinition_between_two_periods_is_the_last_and_that_after_one_the_first():
    assert redefined_between(TWICE, Period("2022"), Period("2020")) == Period("2022-07")
    assert redefined_between(TWICE, Period("2022"), Period("2023")) is None
    assert redefined_since(TWICE, Period("2020")) == Period("2021")
    assert redefined_since(TWICE, Period("2023")) is None


@pytest.mark.parametrize(("measure", "asked"), [(PLAIN, ["ten-fold"]), (TWICE, [])])
def test_nobody_is_asked_about_a_change_that_a_redefinition_makes(measure, asked):
    dataset = sample(indicators=[measure], observations=[observation("A", "north", value="10", period="2020")])
    proposed = observation("B", "north", value="1000", period="2021")
    assert [found.rule for found in oddities(proposed, dataset)] == asked


@pytest.mark.parametrize(("measure", "since"), [(PLAIN, None), (TWICE, Period("2021"))])
def test_a_clerk_sees_that_the_last_figure_is_no_measure(measure, since):
    dataset = sample(indicators=[measure], observations=[observation("A", "north", period="2020")])
    (line,), _ = lines_of(dataset, "north", Period("2021"))
    assert line.redefined_before(Period("2021")) == since
    assert line.redefined_before(Period("2019")) is None


@pytest.mark.parametrize(("measure", "held"), [(PLAIN, True), (TWICE, False)])
def test_no_target_of_another_definition_stands_beside_what_was_reached(measure, held):
    target = observation("T", "north", value="9", period="2022", qualifier=Qualifier.TARGET)
    dataset = sample(indicators=[measure], observations=[observation("A", "north", period="2020"), target])
    tiles = tiles_of(dataset, reported_values(dataset, "north"))
    assert any(isinstance(tile, TargetTile) for tile in tiles) is held
