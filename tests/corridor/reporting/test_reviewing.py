"""Who has submitted, who is late, and what reviewers decide."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from corridor.accounts.errors import ForbiddenError, WordingError
from corridor.accounts.roles import Actor
from corridor.releases.timestamps import moment
from corridor.reporting import deadlines, draft_rows, reviewing, submissions
from corridor.reporting.context import ReportingContext
from corridor.reporting.errors import PeriodError, StaleError, StateError
from corridor.reporting.states import Act, State
from tests.corridor.reporting.conftest import PEOPLE
from tests.corridor.reporting.submitting import accepted, drafted, figure, published, submitted, submitted_rows
from tests.databases import START, TestClock
from tests.small import CITY, NORTH, SOUTH


def standing(office: ReportingContext, reviewer: Actor, area: str) -> reviewing.AreaProgress:
    return next(row for row in reviewing.standings(office, reviewer, "2026-Q3") if row.area == area)


def test_every_area_has_its_line(office: ReportingContext, reviewer: Actor, north: Actor) -> None:
    submitted(office, north)
    rows = reviewing.standings(office, reviewer, "2026-Q3")
    assert [(row.area, row.state, row.done) for row in rows] == [
        (NORTH, State.SUBMITTED, True),
        (SOUTH, None, False),
        (CITY, None, False),
    ]


def test_of_a_draft_only_the_state_is_reported(office: ReportingContext, reviewer: Actor, north: Actor) -> None:
    drafted(office, north)
    row = standing(office, reviewer, NORTH)
    assert (row.submission, row.state, row.done) == (None, State.DRAFT, False)


def test_late_is_who_has_not_submitted_by_the_deadline(
    office: ReportingContext, reviewer: Actor, north: Actor, south: Actor, clock: TestClock
) -> None:
    deadlines.set_deadline(office, reviewer, "2026-Q3", START + timedelta(days=7))
    submitted(office, north)
    drafted(office, south)
    assert not standing(office, reviewer, SOUTH).late
    clock.forward(days=8)
    late = {row.area: (row.done, row.late) for row in reviewing.standings(office, reviewer, "2026-Q3")}
    assert late == {NORTH: (True, False), SOUTH: (False, True), CITY: (False, True)}


def test_submitted_late_stays_marked_as_late_but_done(
    office: ReportingContext, reviewer: Actor, south: Actor, clock: TestClock
) -> None:
    deadlines.set_deadline(office, reviewer, "2026-Q3", START + timedelta(days=7))
    clock.forward(days=8)
    one = submitted(office, south)
    row = standing(office, reviewer, SOUTH)
    assert (one.late, row.done, row.late) == (True, True, True)
    deadlines.set_deadline(office, reviewer, "2026-Q3", START + timedelta(days=30))
    reviewing.accept(office, reviewer, one.id, one.version)
    published(office)
    assert standing(office, reviewer, SOUTH).late


def test_what_was_in_time_and_is_returned_does_not_become_late(
    office: ReportingContext, reviewer: Actor, north: Actor, clock: TestClock
) -> None:
    deadlines.set_deadline(office, reviewer, "2026-Q3", START + timedelta(days=7))
    one = submitted(office, north)
    clock.forward(days=8)
    back = reviewing.give_back(office, reviewer, one.id, one.version, "请核对第二行")
    assert (standing(office, reviewer, NORTH).done, standing(office, reviewer, NORTH).late) == (False, False)
    saved = draft_rows.save(office, north, one.id, back.version, submitted_rows(figure(NORTH, "31")))
    assert not submissions.submit(office, north, one.id, saved.version).late


def test_a_further_draft_makes_no_published_area_overdue(
    office: ReportingContext, reviewer: Actor, north: Actor, clock: TestClock
) -> None:
    deadlines.set_deadline(office, reviewer, "2026-Q3", START + timedelta(days=7))
    first = accepted(office, north)
    published(office)
    clock.forward(days=8)
    seen = standing(office, reviewer, NORTH)
    draft = drafted(office, north, figure(NORTH, "31"))
    assert standing(office, reviewer, NORTH) == seen
    assert (seen.submission, seen.done, seen.late) == (first.id, True, False)
    correction = submissions.submit(office, north, draft.id, draft.version)
    assert not correction.late
    assert standing(office, reviewer, NORTH) == replace(seen, submission=correction.id, state=State.SUBMITTED)
    reviewing.give_back(office, reviewer, correction.id, correction.version, "请核对")
    assert standing(office, reviewer, NORTH) == seen


def test_a_submission_is_returned_with_a_remark_and_comes_back(
    office: ReportingContext, reviewer: Actor, north: Actor
) -> None:
    one = submitted(office, north)
    with pytest.raises(WordingError):
        reviewing.give_back(office, reviewer, one.id, one.version, " ")
    back = reviewing.give_back(office, reviewer, one.id, one.version, "请核对第二行")
    whole = submissions.opened(office, north, one.id)
    assert (whole.submission.state, whole.events[-1].act, whole.events[-1].remark) == (
        State.RETURNED,
        Act.RETURN,
        "请核对第二行",
    )
    again = submissions.submit(office, north, one.id, back.version)
    assert reviewing.accept(office, reviewer, one.id, again.version).state is State.ACCEPTED


def test_an_accepted_one_can_still_be_returned(office: ReportingContext, reviewer: Actor, north: Actor) -> None:
    one = accepted(office, north)
    assert reviewing.give_back(office, reviewer, one.id, one.version, "数字有误").state is State.RETURNED


def test_of_two_reviewers_the_second_is_refused(office: ReportingContext, reviewer: Actor, north: Actor) -> None:
    one = submitted(office, north)
    reviewing.accept(office, reviewer, one.id, one.version)
    with pytest.raises(StaleError):
        reviewing.give_back(office, PEOPLE["second"], one.id, one.version, "no")
    with pytest.raises(StateError):
        reviewing.accept(office, PEOPLE["second"], one.id, one.version + 1)


def test_what_is_not_submitted_cannot_be_accepted(office: ReportingContext, reviewer: Actor, north: Actor) -> None:
    one = submitted(office, north)
    back = reviewing.give_back(office, reviewer, one.id, one.version, "no")
    with pytest.raises(StateError, match="returned"):
        reviewing.accept(office, reviewer, one.id, back.version)


def test_deadlines_are_known_to_all_and_set_by_few(office: ReportingContext, reviewer: Actor, north: Actor) -> None:
    due = START + timedelta(days=7)
    with pytest.raises(ForbiddenError):
        deadlines.set_deadline(office, north, "2026-Q3", due)
    with pytest.raises(PeriodError):
        deadlines.set_deadline(office, reviewer, "soon", due)
    assert deadlines.deadline(office, "2026-Q3") is None
    deadlines.set_deadline(office, reviewer, "2026-Q3", due)
    assert moment(str(deadlines.deadline(office, "2026-Q3"))) == due
    assert list(deadlines.all_deadlines(office)) == ["2026-Q3"]
