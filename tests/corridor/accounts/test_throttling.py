"""Guessing is slowed down where it comes from, and keeps nobody else out."""

from collections.abc import Callable

import pytest
from sqlalchemy import insert

from corridor.accounts import sessions
from corridor.accounts.credentials import release_account, set_password
from corridor.accounts.errors import SignInError, SlowDownError
from corridor.accounts.passwords import hashed
from corridor.accounts.roles import Actor, Role
from corridor.accounts.throttling import network
from corridor.releases.database import Database
from corridor.releases.tables import accounts
from tests.databases import TestClock

PASSWORD, OTHER = "correct horse battery", "another staple entirely"
ADMIN = Actor(2, "admin", Role.ADMINISTRATOR)
Try = Callable[..., str]


@pytest.fixture
def kind() -> str:
    return "sqlite"


@pytest.fixture
def attempt(database: Database, monkeypatch: pytest.MonkeyPatch) -> Try:
    """``attempt(password, address, marks)``: ``in``, ``wrong`` or ``wait``; hashes are made cheap."""
    stored = hashed(PASSWORD)
    values = {"office": "", "created_at": database.now(), "password": stored}
    with database.writing() as connection:
        connection.execute(insert(accounts), [{"id": 1, "name": "anna", "role": "reviewer", **values}])
        connection.execute(insert(accounts), [{"id": 2, "name": "admin", "role": "administrator", **values}])
    monkeypatch.setattr(sessions, "matches", lambda kept, given: kept == stored and given == PASSWORD)

    def tried(password: str = PASSWORD, address: str = "10.0.0.1", marks: str = "") -> str:
        try:
            return f"in {sessions.sign_in(database, 'anna', password, address, marks).marks}"
        except SignInError:
            return "wrong"
        except SlowDownError:
            return "wait"

    return tried


def guess(attempt: Try, clock: TestClock, times: int = 13, address: str = "192.0.2.9") -> None:
    """A stranger's failures, each as soon as it may be."""
    failed = 0
    for _ in range(100 * times):
        failed += attempt("a wrong guess", address) == "wrong"
        if failed == times:
            return
        clock.forward(seconds=60)
    pytest.fail(f"only {failed} guesses")


def test_the_owner_gets_in_while_a_stranger_guesses(attempt: Try, clock: TestClock) -> None:
    guess(attempt, clock)
    assert attempt("a wrong guess", "192.0.2.9") == "wait"
    assert [attempt()[:2] for _ in range(6)] == ["in"] * 6


def test_a_known_browser_gets_in_from_the_strangers_own_address(attempt: Try, clock: TestClock) -> None:
    marks = attempt(address="192.0.2.9").removeprefix("in ")
    guess(attempt, clock)
    assert attempt(address="192.0.2.9") == "wait"
    assert attempt(address="192.0.2.9", marks=marks).startswith("in ")


def test_a_known_browser_is_slowed_down_too(attempt: Try) -> None:
    marks = attempt().removeprefix("in ")
    results = [attempt("a wrong guess", f"10.0.1.{number}", marks) for number in range(20)]
    assert results == ["wrong"] * 10 + ["wait"] * 10
    assert attempt().startswith("in ")


@pytest.mark.parametrize("marks", ["x", "~", ".", "a.b", "a.~b.", "\udcff.é", "." * 5000])
def test_a_made_up_mark_is_none(attempt: Try, clock: TestClock, marks: str) -> None:
    guess(attempt, clock)
    assert attempt(address="192.0.2.9", marks=marks) == "wait"


def test_a_mark_ends_with_the_password(attempt: Try, clock: TestClock, database: Database) -> None:
    marks = attempt().removeprefix("in ")
    set_password(database, ADMIN, "anna", OTHER)
    guess(attempt, clock)
    assert attempt(OTHER, "192.0.2.9", marks) == "wait"


def test_many_addresses_at_once_are_slowed_down_together(attempt: Try) -> None:
    results = [attempt("a wrong guess", f"10.{number // 200}.{number % 200}.1") for number in range(120)]
    assert results.count("wrong") == 100
    assert results[-1] == "wait"


def test_the_operator_releases_an_account(attempt: Try, database: Database) -> None:
    for number in range(120):
        attempt("a wrong guess", f"10.{number}.0.1")
    assert attempt() == "wait"
    release_account(database, ADMIN, "anna")
    assert attempt().startswith("in ")


def test_a_new_password_releases_too(attempt: Try, clock: TestClock, database: Database) -> None:
    guess(attempt, clock)
    assert attempt("a wrong guess", "192.0.2.9") == "wait"
    set_password(database, ADMIN, "anna", OTHER)
    assert attempt("a wrong guess", "192.0.2.9") == "wrong"


def test_one_household_has_one_address(attempt: Try) -> None:
    results = [attempt("a wrong guess", f"2001:db8:1:2::{number:x}") for number in range(1, 8)]
    assert results[:4] == ["wrong"] * 4
    assert results[-1] == "wait"
    assert attempt(address="2001:db8:1:3::1").startswith("in ")


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("10.0.0.1", "10.0.0.1"),
        ("::ffff:10.0.0.1", "10.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("unix:", "unix:"),
    ],
)
def test_what_counts_as_one_address(address: str, counted: str) -> None:
    assert network(address) == counted


def test_a_clock_set_back_makes_nobody_wait_longer(attempt: Try, clock: TestClock, database: Database) -> None:
    guess(attempt, clock, 20, "10.0.0.1")
    clock.forward(days=-30)
    with pytest.raises(SlowDownError) as refused:
        sessions.sign_in(database, "anna", PASSWORD, "10.0.0.1")
    assert refused.value.seconds <= 300


def test_no_session_comes_from_the_future(attempt: Try, clock: TestClock, database: Database) -> None:
    assert attempt().startswith("in ")
    token = sessions.sign_in(database, "anna", PASSWORD, "10.0.0.1").token
    assert sessions.resume(database, token) is not None
    clock.forward(days=-1)
    assert sessions.resume(database, token) is None
