"""How long one stays signed in, to the moment, and what is left to find of a session that has ended."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from corridor.accounts import accounts, own_sessions, sessions
from corridor.accounts.credentials import set_password
from corridor.accounts.errors import ForbiddenError, SignInError
from corridor.accounts.passwords import hashed
from corridor.accounts.roles import VISITOR, Actor
from corridor.accounts.sessions import Limits, lasts, same_token
from corridor.releases import audit, tables
from corridor.releases.database import Database
from corridor.releases.timestamps import stamp
from corridor.reporting.context import ReportingContext
from tests.corridor.reporting.conftest import PEOPLE
from tests.databases import START, TestClock

PASSWORD, HOST = "correct horse battery", "10.0.0.1"
INSTANT = timedelta(microseconds=1)


@pytest.fixture
def kind() -> str:
    return "sqlite"


@pytest.fixture
def held(office: ReportingContext) -> Database:
    """The database of the office, in which north and south can sign in."""
    able = update(tables.accounts).where(tables.accounts.c.name.in_(["north", "south"]))
    with office.database.writing() as connection:
        connection.execute(able.values(password=hashed(PASSWORD)))
    return office.database


def signed_in(database: Database, name: str = "north") -> str:
    return sessions.sign_in(database, name, PASSWORD, HOST).token


def acts(database: Database) -> list[tuple[str, str, str]]:
    """Who signed in or out of which account, or was refused."""
    with database.reading() as connection:
        found = [(entry.actor, entry.action, entry.subject) for entry in audit.entries(connection)]
    return [act for act in found if act[1].startswith("session.")]


@pytest.mark.parametrize(
    ("opened", "seen", "still"),
    [
        ({}, {}, True),
        ({"minutes": -60}, {"minutes": -60}, True),
        ({"minutes": -60}, {"minutes": -60, "microseconds": -1}, False),
        ({"hours": -12}, {"minutes": -1}, True),
        ({"hours": -12, "microseconds": -1}, {"minutes": -1}, False),
        ({"seconds": 60}, {"seconds": 60}, True),
        ({}, {"seconds": 60, "microseconds": 1}, False),
        ({"seconds": 61}, {}, False),
    ],
)
def test_a_session_lasts_an_hour_without_use_and_half_a_day_in_all(
    opened: dict[str, int], seen: dict[str, int], *, still: bool
) -> None:
    assert lasts(START + timedelta(**opened), START + timedelta(**seen), START) is still


def test_limits_may_be_others() -> None:
    short = Limits(idle=timedelta(minutes=1), absolute=timedelta(minutes=2))
    ago = START - timedelta(minutes=2)
    assert lasts(ago, START, START, short)
    assert not lasts(ago - INSTANT, START, START, short)
    assert not lasts(ago, ago, START, short)


def test_use_prolongs_a_session_and_what_an_open_page_asks_by_itself_does_not(held: Database, clock: TestClock) -> None:
    token = signed_in(held)
    clock.forward(minutes=40)
    assert sessions.resume(held, token, used=False) is not None
    clock.forward(minutes=20)
    assert sessions.resume(held, token) is not None
    clock.forward(minutes=60)
    assert sessions.resume(held, token, used=False) is not None
    clock.time += INSTANT
    assert sessions.resume(held, token) is None


def test_not_every_request_is_written_down(held: Database, clock: TestClock) -> None:
    token, actor = signed_in(held), PEOPLE["north"]
    begun = own_sessions.listing(held, actor, token)[0].seen_at
    clock.forward(seconds=60)
    sessions.resume(held, token)
    assert own_sessions.listing(held, actor, token)[0].seen_at == begun
    clock.time += INSTANT
    sessions.resume(held, token)
    assert own_sessions.listing(held, actor, token)[0].seen_at == held.now()


def test_a_name_may_be_typed_in_any_way(held: Database) -> None:
    for typed in ("north", " North ", "NORTH", "ｎｏｒｔｈ", "nor\0th"):
        assert sessions.sign_in(held, typed, PASSWORD, HOST).session.actor == PEOPLE["north"]


def test_nobody_signs_in_by_another_name_and_the_log_does_not_keep_it(held: Database) -> None:
    """Somebody may have typed the password where the name belongs."""
    others = ("nort", "north2", "", "\ud800", "%", "n" * 10_000)
    for typed in others:
        with pytest.raises(SignInError):
            sessions.sign_in(held, typed, PASSWORD, HOST)
    assert acts(held) == [("visitor", "session.refuse", "account:?")] * len(others)


def test_who_signs_in_and_out_is_in_the_log(held: Database) -> None:
    with pytest.raises(SignInError):
        sessions.sign_in(held, "north", "wrong", HOST)
    token = signed_in(held)
    sessions.sign_out(held, token)
    sessions.sign_out(held, token)
    done = [("visitor", "session.refuse"), ("north", "session.open"), ("north", "session.close")]
    assert acts(held) == [(actor, action, "account:north") for actor, action in done]


def test_who_reads_the_database_finds_no_token(held: Database) -> None:
    token = signed_in(held)
    chance, _, seal = token.split(".")
    with held.reading() as connection:
        kept = repr([[*connection.execute(select(table))] for table in tables.metadata.sorted_tables])
    assert PASSWORD not in kept
    assert chance not in kept
    assert seal not in kept
    assert sessions.digest_of_token(token) in kept


def test_a_made_up_token_is_nobodys(held: Database) -> None:
    signed_in(held)
    for token in ("", "x", "\ud800", "%", "\0"):
        assert sessions.resume(held, token) is None
        assert sessions.owner_of_ended(held, token) is None
        sessions.sign_out(held, token)
    assert acts(held) == [("north", "session.open", "account:north")]


def test_one_is_signed_in_at_several_places_and_sees_which_of_them_asks(held: Database, clock: TestClock) -> None:
    first = signed_in(held)
    clock.forward(minutes=1)
    tokens = [first, signed_in(held), signed_in(held, "south")]
    assert all(sessions.resume(held, token) for token in tokens)
    for token, here in zip(tokens[:2], ([False, True], [True, False]), strict=True):
        assert [one.here for one in own_sessions.listing(held, PEOPLE["north"], token)] == here
    own_sessions.end(held, PEOPLE["north"], own_sessions.listing(held, PEOPLE["north"], first)[0].id)
    assert [sessions.resume(held, token) is not None for token in tokens] == [True, False, True]


def test_sessions_that_nobody_can_ask_for_any_more_are_cleared_away(held: Database, clock: TestClock) -> None:
    signed_in(held)
    clock.forward(days=7)
    signed_in(held)
    clock.time += INSTANT
    signed_in(held)
    with held.reading() as connection:
        left = connection.execute(select(tables.sessions.c.opened_at)).scalars().all()
    assert sorted(left) == sorted([stamp(START + timedelta(days=7)), held.now()])


def test_a_password_counts_to_its_last_sign(office: ReportingContext, admin: Actor) -> None:
    longest = "correct horse battery " * 11 + "and staples 14"
    assert len(longest) == 256
    set_password(office.database, admin, "north", longest)
    assert sessions.sign_in(office.database, "north", longest, HOST).session.actor == PEOPLE["north"]
    for other in (longest[:-1], longest + "4"):
        with pytest.raises(SignInError):
            sessions.sign_in(office.database, "north", other, HOST)


def test_signing_out_everywhere_ends_the_own_sessions_and_nobody_elses(held: Database) -> None:
    own, other = [signed_in(held), signed_in(held)], signed_in(held, "south")
    sessions.sign_out_everywhere(held, PEOPLE["north"])
    assert [sessions.resume(held, token) for token in own] == [None, None]
    assert sessions.resume(held, other) is not None
    assert acts(held)[-1] == ("north", "session.close-all", "account:north")


def test_a_visitor_has_no_sessions(held: Database) -> None:
    for act in (
        lambda: sessions.sign_out_everywhere(held, VISITOR),
        lambda: own_sessions.listing(held, VISITOR, ""),
        lambda: own_sessions.end(held, VISITOR, "0" * 16),
    ):
        with pytest.raises(ForbiddenError):
            act()


def test_a_form_is_known_for_a_week_after_its_session_ended_by_itself(held: Database, clock: TestClock) -> None:
    signed = sessions.sign_in(held, "north", PASSWORD, HOST)
    token, csrf, north = signed.token, signed.session.csrf, PEOPLE["north"].account
    clock.forward(days=7)
    assert sessions.resume(held, token) is None
    assert sessions.owner_of_ended(held, token) == sessions.owner_of_form(held, csrf) == north
    assert sessions.gave(held, north, csrf)
    assert not sessions.gave(held, PEOPLE["south"].account, csrf)
    clock.time += INSTANT
    assert sessions.owner_of_ended(held, token) is sessions.owner_of_form(held, csrf) is None
    assert not sessions.gave(held, north, csrf)


@pytest.mark.parametrize("how", ["signed out", "disabled"])
def test_of_a_session_that_somebody_ended_nothing_is_known(held: Database, admin: Actor, how: str) -> None:
    signed = sessions.sign_in(held, "north", PASSWORD, HOST)
    if how == "disabled":
        accounts.disable(held, admin, "north")
        accounts.enable(held, admin, "north")
    else:
        sessions.sign_out(held, signed.token)
    assert sessions.resume(held, signed.token) is None
    assert sessions.owner_of_ended(held, signed.token) is sessions.owner_of_form(held, signed.session.csrf) is None
    assert not sessions.gave(held, PEOPLE["north"].account, signed.session.csrf)


def test_an_account_that_was_disabled_is_not_signed_in_by_its_provider_either(held: Database, admin: Actor) -> None:
    accounts.link(held, admin, "north", "https://issuer.example", "n-1")
    account = accounts.by_subject(held, "https://issuer.example", "n-1")
    assert account is not None
    assert sessions.open_for(held, account).session.actor == PEOPLE["north"]
    accounts.disable(held, admin, "north")
    assert accounts.by_subject(held, "https://issuer.example", "n-1") is None
    with pytest.raises(SignInError):
        sessions.open_for(held, account)
    assert acts(held)[-1] == ("visitor", "session.refuse", "account:north")


@pytest.mark.parametrize(
    ("known", "given", "same"),
    [
        ("a", "a", True),
        ("a", "b", False),
        ("a", "", False),
        ("", "", False),
        (None, None, False),
        ("a", "\ud800", False),
    ],
)
def test_tokens_that_are_not_there_are_not_the_same(known: str | None, given: str | None, *, same: bool) -> None:
    assert same_token(known, given) is same
