"""A password made by chance for somebody else: good for choosing another one, for some days, and for nothing else."""

import pytest

from corridor.accounts import accounts, credentials, sessions
from corridor.accounts.accounts import NewAccount
from corridor.accounts.errors import ForbiddenError, PasswordError, SignInError
from corridor.accounts.passwords import INITIAL
from corridor.accounts.roles import Actor, Right, Role
from corridor.reporting import submissions
from corridor.reporting.context import ReportingContext
from tests.databases import TestClock
from tests.small import NORTH

OWN = "correct horse battery"


@pytest.fixture
def initial(office: ReportingContext, admin: Actor) -> str:
    """The initial password of the new account ``eve``."""
    _, password = accounts.add(office, admin, NewAccount("eve", Role.SUBMITTER, NORTH, "North office"))
    assert password is not None
    return password


def signed_in(office: ReportingContext, password: str) -> Actor:
    return sessions.sign_in(office.database, "eve", password, "10.0.0.1").session.actor


def test_it_opens_nothing_but_the_choice_of_another(office: ReportingContext, initial: str) -> None:
    actor = signed_in(office, initial)
    assert actor.initial
    assert [right for right in Right if actor.may(right)] == [Right.OWN_PASSWORD]
    with pytest.raises(ForbiddenError):
        submissions.begin(office, actor, "2026-Q3")


def test_once_another_is_chosen_all_rights_are_there(office: ReportingContext, initial: str) -> None:
    credentials.change_own_password(office.database, signed_in(office, initial), initial, OWN)
    actor = signed_in(office, OWN)
    assert submissions.begin(office, actor, "2026-Q3").area == NORTH
    with pytest.raises(SignInError):
        signed_in(office, initial)


def test_it_cannot_be_kept(office: ReportingContext, initial: str) -> None:
    actor = signed_in(office, initial)
    with pytest.raises(PasswordError):
        credentials.change_own_password(office.database, actor, initial, initial)
    assert signed_in(office, initial).initial


def test_it_ends_by_itself(office: ReportingContext, initial: str, clock: TestClock) -> None:
    clock.forward(seconds=INITIAL.total_seconds())
    signed_in(office, initial)
    clock.forward(seconds=1)
    with pytest.raises(SignInError):
        signed_in(office, initial)


def test_a_reset_gives_a_new_one(office: ReportingContext, admin: Actor, initial: str) -> None:
    credentials.change_own_password(office.database, signed_in(office, initial), initial, OWN)
    again = credentials.set_password(office.database, admin, "eve")
    assert again is not None
    assert again != initial
    assert signed_in(office, again).initial
    with pytest.raises(SignInError):
        signed_in(office, OWN)


def test_a_password_that_is_given_is_no_initial_one(office: ReportingContext, admin: Actor, initial: str) -> None:
    assert signed_in(office, initial).initial
    assert credentials.set_password(office.database, admin, "eve", OWN) is None
    assert not signed_in(office, OWN).initial


def test_a_linked_account_needs_it_no_more(office: ReportingContext, admin: Actor, initial: str) -> None:
    accounts.link(office.database, admin, "eve", "https://issuer.example", "s-1")
    with pytest.raises(SignInError):
        signed_in(office, initial)
    account = accounts.by_subject(office.database, "https://issuer.example", "s-1")
    assert account is not None
    assert not sessions.open_for(office.database, account).session.actor.initial


def test_linking_leaves_a_chosen_password(office: ReportingContext, admin: Actor, initial: str) -> None:
    credentials.change_own_password(office.database, signed_in(office, initial), initial, OWN)
    accounts.link(office.database, admin, "eve", "https://issuer.example", "s-1")
    assert not signed_in(office, OWN).initial
