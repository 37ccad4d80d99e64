"""What was published was seen by two people at least, whatever roles were given in between."""

import pytest
from msgspec.structs import replace

from corridor.accounts.credentials import set_password
from corridor.accounts.roles import Actor, Role
from corridor.releases.releases import latest_number
from corridor.reporting import publishing, reviewing, submissions
from corridor.reporting.context import ReportingContext
from corridor.reporting.errors import OwnSubmissionError
from corridor.reporting.states import State
from tests.corridor.reporting.conftest import PEOPLE
from tests.corridor.reporting.submitting import accepted, submitted


def promoted(actor: Actor) -> Actor:
    """The same account as a reviewer."""
    return replace(actor, role=Role.REVIEWER, area=None, office="")


def test_a_submitter_made_reviewer_does_not_accept_the_own_figures(office: ReportingContext, north: Actor) -> None:
    submission = submitted(office, north)
    with pytest.raises(OwnSubmissionError, match="another reviewer"):
        reviewing.accept(office, promoted(north), submission.id, submission.version)
    assert submissions.opened(office, PEOPLE["reviewer"], submission.id).submission.state is State.SUBMITTED
    assert reviewing.accept(office, PEOPLE["second"], submission.id, submission.version).state is State.ACCEPTED


def test_nor_does_such_a_reviewer_publish_them(office: ReportingContext, north: Actor, south: Actor) -> None:
    accepted(office, north)
    accepted(office, south)
    own = promoted(north)
    with pytest.raises(OwnSubmissionError):
        publishing.publish(office, own, "Q3", publishing.plan(office, own).token)
    with office.database.reading() as connection:
        assert latest_number(connection) == 1
    other = PEOPLE["second"]
    assert publishing.publish(office, other, "Q3", publishing.plan(office, other).token).number == 2


def test_returning_the_own_figures_is_left_free(office: ReportingContext, north: Actor) -> None:
    submission = submitted(office, north)
    back = reviewing.give_back(office, promoted(north), submission.id, submission.version, "a slip of mine")
    assert back.state is State.RETURNED


def test_figures_of_others_are_accepted_and_published(office: ReportingContext, north: Actor, south: Actor) -> None:
    submission, other = submitted(office, south), promoted(north)
    reviewing.accept(office, other, submission.id, submission.version)
    assert publishing.publish(office, other, "Q3", publishing.plan(office, other).token).number == 2


def test_who_set_a_reviewers_password_stands_beside_what_was_done_under_it(
    office: ReportingContext, north: Actor, admin: Actor
) -> None:
    submission, reviewer = submitted(office, north), PEOPLE["reviewer"]
    set_password(office.database, admin, reviewer.name)
    reviewing.accept(office, reviewer, submission.id, submission.version)
    events = submissions.opened(office, reviewer, submission.id).events
    assert [event.password_set.actor for event in events if event.password_set] == ["admin"]
    assert events[-1].password_set is not None
