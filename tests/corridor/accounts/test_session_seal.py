"""The seal of tokens: a server of the database knows its own, for as long as a session may be remembered."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.accounts.session_seal import KEPT, SessionSeal, kept_seal, seal_for
from corridor.releases.database import Database
from corridor.releases.timestamps import stamp
from tests.databases import START

SEAL, OTHER = SessionSeal(b"k" * 32), SessionSeal(b"l" * 32)
NOW = stamp(START)
TOKEN = SEAL.token(NOW)


@pytest.fixture
def kind() -> str:
    return "sqlite"


@pytest.mark.parametrize(
    ("days", "known"),
    [(-2, False), (-1, True), (0, True), (7, True), (8, True), (9, False), (400, False)],
)
def test_a_token_is_known_for_a_week_and_a_day_for_clocks_that_differ(days: int, *, known: bool) -> None:
    assert timedelta(days=7) == KEPT
    assert SEAL.holds(TOKEN, stamp(START + timedelta(days=days))) is known


def test_no_two_tokens_are_alike_and_none_is_short() -> None:
    tokens = {SEAL.token(NOW) for _ in range(50)}
    assert len(tokens) == 50
    assert min(map(len, tokens)) > 2 * 43


def test_a_token_of_another_database_is_none() -> None:
    assert not OTHER.holds(TOKEN, NOW)
    assert not SEAL.holds(OTHER.token(NOW), NOW)


@given(st.integers(0, len(TOKEN) - 1), st.sampled_from("aZ0-_.é\0\ud800"))
def test_no_sign_of_a_token_can_be_changed(place: int, sign: str) -> None:
    changed = TOKEN[:place] + sign + TOKEN[place + 1 :]
    assert SEAL.holds(changed, NOW) is (changed == TOKEN)
    assert not SEAL.holds(TOKEN[:place], NOW)
    assert not SEAL.holds(TOKEN + sign, NOW)


@given(st.text(max_size=12) | st.from_regex(r"\w{0,3}\.\d{8}\.\w{0,3}", fullmatch=True))
def test_what_anybody_sends_is_no_token(given: str) -> None:
    assert not SEAL.holds(given, NOW)


def test_its_day_is_sealed_with_it() -> None:
    chance, day, seal = TOKEN.split(".")
    assert day == "20261001"
    assert not SEAL.holds(f"{chance}.20261002.{seal}", NOW)


def test_every_server_of_a_database_has_the_same_seal(database: Database) -> None:
    with database.reading() as connection:
        assert kept_seal(connection) is None
    first = seal_for(database)
    again = Database(database.url)
    assert seal_for(again) == seal_for(database) == first
    again.close()
    assert len(first.key) == 32
