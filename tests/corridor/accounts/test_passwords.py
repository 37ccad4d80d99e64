"""Hashes of passwords: dear to make, no two alike, made anew where they are weaker than today's."""

import re
import threading
import time
from collections.abc import Callable, Iterator

import argon2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from corridor.accounts import accounts, audit_log, credentials, passwords, sessions
from corridor.accounts.accounts import NewAccount
from corridor.accounts.errors import PasswordError, SignInError
from corridor.accounts.roles import Actor, Role
from corridor.releases.tables import accounts as table
from corridor.reporting.context import ReportingContext
from tests.small import NORTH

OWN = "correct horse battery"
_AS_SERVED = passwords._hasher
"""Before `tests/conftest.py` puts a cheap one in its place."""


class Counted:
    """A hasher that counts, and takes a moment, so that calls at the same time meet."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.verified: list[str] = []
        self.now = self.most = 0

    def hash(self, password: str) -> str:
        return f"hash of {password}"

    def verify(self, stored: str, _: str) -> bool:
        with self._lock:
            self.verified.append(stored)
            self.now += 1
            self.most = max(self.most, self.now)
        time.sleep(0.02)
        with self._lock:
            self.now -= 1
        raise argon2.exceptions.VerifyMismatchError


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counted]:
    made = Counted()
    monkeypatch.setattr(passwords, "_hasher", lambda: made)
    passwords._nobodys.cache_clear()
    yield made
    passwords._nobodys.cache_clear()


def test_a_hash_costs_what_owasp_asks_for_at_least() -> None:
    """OWASP's cheat sheet on storing passwords: argon2id with 19 MiB and two passes, or more."""
    kept = argon2.extract_parameters(_AS_SERVED().hash(OWN))
    assert kept.type is argon2.Type.ID
    assert kept.memory_cost >= 19 * 1024
    assert kept.time_cost >= 2
    assert kept.salt_len >= 16


def test_a_weaker_hash_is_outdated_where_it_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    weak = passwords.hashed(OWN)
    assert not passwords.outdated(weak)
    monkeypatch.setattr(passwords, "_hasher", _AS_SERVED)
    assert passwords.outdated(weak)
    assert passwords.matches(weak, OWN)


def test_signing_in_makes_a_weak_hash_anew_and_a_wrong_password_does_not(
    office: ReportingContext, admin: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts.add(office, admin, NewAccount("eve", Role.SUBMITTER, NORTH, "North office"), OWN)
    stronger = argon2.PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", lambda: stronger)
    with pytest.raises(SignInError):
        sessions.sign_in(office.database, "eve", f"{OWN}!", "10.0.0.1")
    assert passwords.outdated(stored(office))
    sessions.sign_in(office.database, "eve", OWN, "10.0.0.1")
    anew = stored(office)
    assert not passwords.outdated(anew)
    sessions.sign_in(office.database, "eve", OWN, "10.0.0.1")
    assert stored(office) == anew


@pytest.mark.parametrize("password", [OWN, "another good password"])
def test_a_hash_that_is_made_anew_by_another_sign_in_meanwhile(
    office: ReportingContext, admin: Actor, monkeypatch: pytest.MonkeyPatch, password: str
) -> None:
    """The other may be of the same person; or an administrator gives the account another password just then."""
    accounts.add(office, admin, NewAccount("eve", Role.SUBMITTER, NORTH, "North office"), OWN)
    stronger = argon2.PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", lambda: stronger)
    others = iter([stronger.hash(password)])

    def while_another_is_faster(given: str) -> str:
        for hash_of_other in others:
            with office.database.writing() as connection:
                connection.execute(update(table).where(table.c.name == "eve").values(password=hash_of_other))
        return passwords.hashed(given)

    monkeypatch.setattr(sessions, "hashed", while_another_is_faster)
    if password == OWN:
        assert sessions.sign_in(office.database, "eve", OWN, "10.0.0.1").session.actor.name == "eve"
    else:
        with pytest.raises(SignInError):
            sessions.sign_in(office.database, "eve", OWN, "10.0.0.1")
    assert passwords.matches(stored(office), password)


def stored(office: ReportingContext) -> str:
    """The hash of the account ``eve``."""
    with office.database.reading() as connection:
        return str(connection.execute(select(table.c.password).where(table.c.name == "eve")).scalar_one())


def test_of_an_unknown_account_a_hash_is_verified_too_and_always_the_same(counted: Counted) -> None:
    """Else the time that an answer takes says which accounts there are."""
    assert not passwords.matches(None, OWN)
    assert not passwords.matches(None, "")
    first, second = counted.verified
    assert first == second
    assert not passwords.matches("stored", OWN)
    assert counted.verified[2:] == ["stored"]


def test_of_many_hashes_at_once_two_are_computed_and_the_others_wait(counted: Counted) -> None:
    threads = [threading.Thread(target=passwords.matches, args=("stored", OWN)) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(counted.verified) == 8
    assert counted.most <= 2


@given(st.text(), st.text())
def test_only_the_very_password_matches_its_hash(password: str, other: str) -> None:
    """Whatever signs it has: what cannot be written as UTF-8 matches nothing, and nothing raises."""
    kept = passwords.hashed(password)
    assert passwords.matches(kept, password)
    assert passwords.matches(kept, other) == (password == other)
    assert passwords.hashed(password) != kept, "each hash has a salt of its own"


@pytest.mark.parametrize("broken", ["", "$argon2id$v=19$m=8", "plain text", "\ud800"])
def test_a_hash_that_is_none_matches_nothing(broken: str) -> None:
    assert not passwords.matches(broken, OWN)
    assert not passwords.matches(broken, "")
    assert not passwords.matches(passwords.hashed(OWN), "\ud800")


def test_what_is_made_by_chance_is_easy_to_copy_and_never_twice_the_same() -> None:
    made = {passwords.generated() for _ in range(200)}
    assert len(made) == 200
    assert all(re.fullmatch(r"[a-z2-9]{4}(-[a-z2-9]{4}){4}", one) for one in made)
    assert not set("".join(made)) & set("il10o"), "signs that look alike"


BAD: dict[str, Callable[[ReportingContext, Actor, Actor], object]] = {
    "add": lambda o, admin, _: accounts.add(o, admin, NewAccount("adam", Role.REVIEWER), "short"),
    "set": lambda o, admin, _: credentials.set_password(o.database, admin, "eve", "password1234"),
    "change": lambda o, _, eve: credentials.change_own_password(o.database, eve, OWN, "eve eve eve 1"),
    "same": lambda o, _, eve: credentials.change_own_password(o.database, eve, OWN, OWN),
    "no old one": lambda o, _, eve: credentials.change_own_password(o.database, eve, f"{OWN}!", f"another {OWN}"),
}


@pytest.mark.parametrize("act", BAD)
def test_a_bad_password_changes_nothing(office: ReportingContext, admin: Actor, act: str) -> None:
    """Neither the hash, nor a session, nor the log."""
    accounts.add(office, admin, NewAccount("eve", Role.SUBMITTER, NORTH, "North office"), OWN)
    opened = sessions.sign_in(office.database, "eve", OWN, "10.0.0.1")
    before, log = stored(office), audit_log.last(office.database, admin)
    with pytest.raises((PasswordError, SignInError)):
        BAD[act](office, admin, opened.session.actor)
    assert stored(office) == before
    assert audit_log.last(office.database, admin) == log
    assert sessions.resume(office.database, opened.token) is not None
    assert "adam" not in [one.name for one in accounts.listing(office.database, admin)]
