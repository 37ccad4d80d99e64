import pytest
from msgspec.structs import replace

from corridor.model.in_period import in_period
from corridor.model.period import Period
from corridor.model.returns import Return
from corridor.queries.report_states import ReportState, report_states
from tests.corridor.sample import sample


def report(area, period, *, late=False, nil=""):
    return Return(area, Period(period), "2024-01-05T00:00:00Z", late, nil, 2)


DATA = replace(
    sample(),
    returns=(
        report("north", "2023-Q4"),
        report("north", "2023-Q3"),
        report("middle", "2023-Q4", nil="停工"),
        report("middle", "2023-Q3", late=True),
        report("south", "2023-Q3"),
    ),
)
STATES = ReportState


def states(dataset):
    found = report_states(dataset)
    return found.period.text, [row.state for row in found.rows]


def test_the_newest_period_is_asked_for_and_who_is_missing_is_named():
    assert states(DATA) == ("2023-Q4", [STATES.REPORTED, STATES.NIL, STATES.NOTHING])
    found = report_states(DATA)
    assert [area.id for area in found.missing] == ["south"]
    assert (found.rows[1].reason, found.rows[2].last) == ("停工", Period("2023-Q3"))


def test_a_chosen_period_has_its_own_states():
    assert states(in_period(DATA, Period("2023-Q3"))) == ("2023-Q3", [STATES.REPORTED, STATES.LATE, STATES.REPORTED])


def test_last_is_before_the_period_and_never_after_it():
    later = replace(DATA, returns=(*DATA.returns, report("south", "2024-Q2"), report("south", "2023-Q1")))
    last = {text: report_states(in_period(later, Period(text))).rows[2].last for text in ("2023-Q4", "2023-Q3")}
    assert last == {"2023-Q4": Period("2023-Q3"), "2023-Q3": Period("2023-Q1")}


@pytest.mark.parametrize("chosen", ["2023-09-30", "2023-09", "2023-08", "2023-01/2023-09"])
def test_the_report_of_a_quarter_speaks_of_its_months_and_of_what_is_over_with_it(chosen):
    assert states(in_period(DATA, Period(chosen)))[1] == [STATES.REPORTED, STATES.LATE, STATES.REPORTED]


@pytest.mark.parametrize("chosen", ["2022", "2023-H1"])
def test_before_the_reports_nobody_is_missing(chosen):
    assert report_states(in_period(DATA, Period(chosen))) is None


def test_a_package_in_its_folder_says_nothing_of_reports():
    assert report_states(sample()) is None
