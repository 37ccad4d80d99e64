"""How long one waits after wrong passwords, to the second, and what a right one takes back."""

from datetime import timedelta

import pytest

from corridor.accounts.errors import SlowDownError
from corridor.accounts.throttling import Guesser, attempt, forgive
from corridor.releases.database import Database
from tests.databases import TestClock

OFFICE, HOME = "10.0.0.1", "10.0.0.2"
FREE_OF_ACCOUNT, FREE_OF_ADDRESS = 4, 30


def tried(database: Database, name: str = "anna", address: str | None = None) -> int:
    """The seconds that an attempt must still wait; 0 where it is let through."""
    try:
        with database.writing() as connection:
            attempt(connection, database.now(), Guesser(name, address))
    except SlowDownError as error:
        return error.seconds
    return 0


def forgiven(database: Database, name: str = "anna", address: str | None = None) -> None:
    with database.writing() as connection:
        forgive(connection, Guesser(name, address))


def spend(database: Database, times: int, address: str | None = None) -> None:
    """Attempts of as many names, so that only the address is worn out; of one name where there is no address."""
    for number in range(times):
        assert tried(database, f"name{number}" if address else "anna", address) == 0


def test_the_wait_doubles_from_a_second_up_to_five_minutes(database: Database, clock: TestClock) -> None:
    spend(database, FREE_OF_ACCOUNT)
    for wait in (1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300):
        assert tried(database) == wait
        clock.forward(seconds=wait - 1)
        assert tried(database) == 1
        clock.forward(seconds=1)
        assert tried(database) == 0


def test_a_wait_is_never_said_to_be_over_before_it_is(database: Database, clock: TestClock) -> None:
    for passed in (0, 100, 600, 1000, 1001, 1400, 1900):
        name = f"after {passed} ms of two seconds"
        assert [tried(database, name) for _ in range(FREE_OF_ACCOUNT)] == [0] * FREE_OF_ACCOUNT
        clock.forward(seconds=1)
        assert tried(database, name) == 0
        clock.forward(milliseconds=passed)
        said = tried(database, name)
        assert said == (2 if passed < 1000 else 1)
        clock.forward(seconds=said)
        assert tried(database, name) == 0


def test_an_attempt_that_came_too_soon_does_not_lengthen_the_wait(database: Database, clock: TestClock) -> None:
    spend(database, FREE_OF_ACCOUNT)
    for _ in range(5):
        assert tried(database) == 1
    clock.forward(seconds=1)
    assert tried(database) == 0


def test_a_right_password_takes_back_all_of_the_account(database: Database) -> None:
    spend(database, FREE_OF_ACCOUNT)
    assert tried(database) == 1
    forgiven(database)
    spend(database, FREE_OF_ACCOUNT)
    assert tried(database) == 1


def test_a_right_password_takes_back_one_of_the_address_and_no_more(database: Database) -> None:
    spend(database, FREE_OF_ADDRESS, OFFICE)
    assert tried(database, "last", OFFICE) == 1
    forgiven(database, "name0", OFFICE)
    assert tried(database, "last", OFFICE) == 0
    assert tried(database, "one more", OFFICE) == 1


def test_a_right_password_forgives_neither_another_account_nor_another_address(database: Database) -> None:
    spend(database, FREE_OF_ADDRESS, HOME)
    spend(database, FREE_OF_ACCOUNT)
    forgiven(database, "bert", OFFICE)
    assert tried(database) == 1
    assert tried(database, "carl", HOME) == 1


@pytest.mark.parametrize(("after", "wait"), [({"hours": 24}, 0), ({"hours": 24, "microseconds": 1}, 0)])
def test_after_a_day_without_an_attempt_all_is_forgotten(
    database: Database, clock: TestClock, after: dict[str, float], wait: int
) -> None:
    spend(database, FREE_OF_ACCOUNT)
    clock.forward(**after)
    assert tried(database) == wait
    first = timedelta(**after) <= timedelta(hours=24)
    assert [tried(database) for _ in range(FREE_OF_ACCOUNT)] == ([2] * 4 if first else [0, 0, 0, 1])
