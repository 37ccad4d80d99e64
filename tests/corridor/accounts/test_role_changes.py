"""Another role, area or office for an account, and what nobody does to the own one."""

import pytest

from corridor.accounts import accounts, audit_log, role_changes, sessions
from corridor.accounts.accounts import NewAccount
from corridor.accounts.errors import AccountError, SignInError, WordingError
from corridor.accounts.roles import Actor, Role, console
from corridor.reporting import submissions
from corridor.reporting.context import ReportingContext
from tests.corridor.reporting.submitting import drafted
from tests.small import NORTH, SOUTH

OWN = "correct horse battery"


def signed_in(office: ReportingContext, name: str) -> Actor:
    return sessions.sign_in(office.database, name, OWN, "10.0.0.1").session.actor


def test_a_submitter_who_moves_sees_the_new_area_and_no_longer_the_old(office: ReportingContext, admin: Actor) -> None:
    made, _ = accounts.add(office, admin, NewAccount("eve", Role.SUBMITTER, NORTH, "North office"), OWN)
    submitted = drafted(office, made.actor)
    token = sessions.sign_in(office.database, "eve", OWN, "10.0.0.1").token
    role_changes.assign(office, admin, NewAccount("eve", Role.SUBMITTER, SOUTH, "South office"))
    session = sessions.resume(office.database, token)
    assert session is not None
    assert (session.actor.area, session.actor.office) == (SOUTH, "South office")
    assert submissions.listing(office, session.actor) == ()
    assert submissions.listing(office, made.actor)[0].office == submitted.office


def test_the_log_says_what_was_assigned(office: ReportingContext, admin: Actor) -> None:
    role_changes.assign(office, admin, NewAccount("south", Role.REVIEWER))
    entry = audit_log.entries(office.database, admin)[-1]
    assert (entry.actor, entry.action, entry.subject) == ("admin", "account.assign", "account:south")
    assert '"role":"reviewer"' in entry.details
    assert entry.number == audit_log.last(office.database, admin)


@pytest.mark.parametrize(
    ("wanted", "error"),
    [
        (NewAccount("nobody", Role.REVIEWER), AccountError),
        (NewAccount("south", Role.REVIEWER, SOUTH), AccountError),
        (NewAccount("south", Role.SUBMITTER), AccountError),
        (NewAccount("south", Role.VISITOR), AccountError),
        (NewAccount("south", Role.SUBMITTER, "999999", "ReportingContext"), AccountError),
        (NewAccount("south", Role.SUBMITTER, NORTH, ""), WordingError),
        (NewAccount("admin", Role.REVIEWER), AccountError),
    ],
)
def test_what_cannot_be_assigned(
    office: ReportingContext, admin: Actor, wanted: NewAccount, error: type[Exception]
) -> None:
    before = accounts.listing(office.database, admin)
    with pytest.raises(error):
        role_changes.assign(office, admin, wanted)
    assert accounts.listing(office.database, admin) == before


def test_nobody_disables_the_own_account_but_the_machine_can(office: ReportingContext, admin: Actor) -> None:
    accounts.add(office, console("root"), NewAccount("chief", Role.ADMINISTRATOR), OWN)
    with pytest.raises(AccountError):
        accounts.disable(office.database, admin, " ADMIN ")
    signed_in(office, "chief")
    accounts.disable(office.database, console("root"), "chief")
    with pytest.raises(SignInError):
        signed_in(office, "chief")
