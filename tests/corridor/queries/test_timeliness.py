from datetime import date

import pytest

from corridor.model.in_period import in_period
from corridor.model.period import Period
from corridor.queries.timeliness import CellTime, Mark, timeliness
from tests.corridor.reported import FIGURES, RETURNS, data
from tests.corridor.sample import observation


def test_a_cell_is_as_new_as_its_newest_figure_and_says_how_many_are_older():
    found = timeliness(data(*FIGURES, returns=RETURNS))
    assert found.newest == date(2023, 12, 31)
    assert found.cells == {
        ("north", "water"): CellTime(Mark.PARTLY_OLDER, 1),
        ("middle", "water"): CellTime(Mark.OLDER, 1, date(2023, 9, 30)),
        ("middle", "roads"): CellTime(Mark.OLDER, 1, date(2023, 6, 30)),
    }


def test_it_is_worked_out_once_for_a_dataset():
    dataset = data(*FIGURES, returns=RETURNS)
    assert timeliness(dataset) is timeliness(dataset)
    assert timeliness(dataset) is not timeliness(data(*FIGURES, returns=RETURNS))


def test_a_target_is_neither_new_nor_old():
    assert timeliness(data(*FIGURES)).of("south", "water") is None


def test_a_single_document_makes_nothing_old(shipped):
    assert timeliness(data(FIGURES[0], FIGURES[2])).cells == {}
    assert timeliness(shipped).cells == {}


@pytest.mark.parametrize("chosen", ["2023-Q4", "2023-12-31", "2023-H2", "2023", "2023-11"])
def test_a_chosen_period_has_the_marks_of_the_reports_that_speak_of_it(chosen):
    """What is asked for each quarter brings figures of its months, its last day, the half-year and the year."""
    rows = data(observation("of-it", "north", period=chosen), returns=RETURNS)
    found = timeliness(in_period(rows, Period(chosen)))
    assert found.newest is None
    assert found.cells == {
        ("north", "water"): CellTime(Mark.LATE),
        ("middle", "water"): CellTime(Mark.NIL, reason="停工"),
        ("middle", "roads"): CellTime(Mark.NIL, reason="停工"),
        ("south", "water"): CellTime(Mark.SILENT),
        ("south", "roads"): CellTime(Mark.SILENT),
    }


def test_what_was_reported_in_time_has_no_mark():
    chosen = in_period(data(*FIGURES, returns=RETURNS), Period("2023-Q3"))
    assert {region for region, _ in timeliness(chosen).cells} == {"south"}


def test_of_a_period_before_all_reports_nobody_is_called_silent():
    chosen = in_period(data(*FIGURES, observation("early", "south", period="2020"), returns=RETURNS), Period("2020"))
    assert timeliness(chosen).cells == {}
