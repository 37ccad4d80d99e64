"""Another role, area or office for an account, and what nobody does to the own one."""

import pytest

from corridor.office import accounts, duties, logbook, sessions, submissions
from corridor.office.accounts import NewAccount
from corridor.office.desk import Office
from corridor.office.errors import AccountError, SignInError, WordingError
from corridor.office.rights import Actor, Role, console
from tests.corridor.office.handing import drafted
from tests.small import NORTH, SOUTH

OWN = "correct horse battery"


def signed_in(office: Office, name: str) -> Actor:
    return sessions.sign_in(office.database, name, OWN, "10.0.0.1").session.actor


def test_a_submitter_who_moves_sees_the_new_area_and_no_longer_the_old(office: Office, admin: Actor) -> None:
    made, _ = accounts.add(office, admin, NewAccount("eve", Role.SUBMITTER, NORTH, "North office"), OWN)
    handed_in = drafted(office, made.actor)
    token = sessions.sign_in(office.database, "eve", OWN, "10.0.0.1").token
    duties.assign(office, admin, NewAccount("eve", Role.SUBMITTER, SOUTH, "South office"))
    session = sessions.resume(office.database, token)
    assert session is not None
    assert (session.actor.area, session.actor.office) == (SOUTH, "South office")
    assert submissions.listing(office, session.actor) == ()
    assert submissions.listing(office, made.actor)[0].office == handed_in.office


def test_the_log_says_what_was_assigned(office: Office, admin: Actor) -> None:
    duties.assign(office, admin, NewAccount("south", Role.REVIEWER))
    entry = logbook.entries(office.database, admin)[-1]
    assert (entry.actor, entry.action, entry.subject) == ("admin", "account.assign", "account:south")
    assert '"role":"reviewer"' in entry.details
    assert entry.number == logbook.last(office.database, admin)


@pytest.mark.parametrize(
    ("wanted", "error"),
    [
        (NewAccount("nobody", Role.REVIEWER), AccountError),
        (NewAccount("south", Role.REVIEWER, SOUTH), AccountError),
        (NewAccount("south", Role.SUBMITTER), AccountError),
        (NewAccount("south", Role.VISITOR), AccountError),
        (NewAccount("south", Role.SUBMITTER, "999999", "Office"), AccountError),
        (NewAccount("south", Role.SUBMITTER, NORTH, ""), WordingError),
        (NewAccount("admin", Role.REVIEWER), AccountError),
    ],
)
def test_what_cannot_be_assigned(office: Office, admin: Actor, wanted: NewAccount, error: type[Exception]) -> None:
    before = accounts.listing(office.database, admin)
    with pytest.raises(error):
        duties.assign(office, admin, wanted)
    assert accounts.listing(office.database, admin) == before


def test_nobody_disables_the_own_account_but_the_machine_can(office: Office, admin: Actor) -> None:
    accounts.add(office, console("root"), NewAccount("chief", Role.ADMINISTRATOR), OWN)
    with pytest.raises(AccountError):
        accounts.disable(office.database, admin, " ADMIN ")
    signed_in(office, "chief")
    accounts.disable(office.database, console("root"), "chief")
    with pytest.raises(SignInError):
        signed_in(office, "chief")
