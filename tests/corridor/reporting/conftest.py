"""An office on either kind of database, with one account of each role."""

from collections.abc import Iterator

import pytest

from corridor.accounts.roles import VISITOR, Actor, Role
from corridor.releases.database import Database
from corridor.releases.release_store import ReleaseStore
from corridor.reporting.context import ReportingContext
from tests.databases import clock, database, empty, empty_url, kind, url
from tests.known_accounts import add_accounts
from tests.small import CITY, NORTH, SOUTH, small

__all__ = ["clock", "database", "empty", "empty_url", "kind", "url"]

PEOPLE = {
    "north": Actor(1, "north", Role.SUBMITTER, NORTH, "North office"),
    "south": Actor(2, "south", Role.SUBMITTER, SOUTH, "South office"),
    "city": Actor(3, "city", Role.SUBMITTER, CITY, "City office"),
    "reviewer": Actor(4, "reviewer", Role.REVIEWER),
    "second": Actor(5, "second", Role.REVIEWER),
    "admin": Actor(6, "admin", Role.ADMINISTRATOR),
    "visitor": VISITOR,
}


@pytest.fixture
def office(database: Database) -> Iterator[ReportingContext]:
    with database.writing() as connection:
        rows = [
            {
                "name": actor.name,
                "role": actor.role.value,
                "area": actor.area,
                "office": actor.office,
                "created_at": database.now(),
            }
            for actor in PEOPLE.values()
            if actor.account
        ]
        add_accounts(connection, rows)
    release_store = ReleaseStore(database, small(), interval_s=3600)
    yield ReportingContext(database, release_store)
    release_store.close()


@pytest.fixture
def north() -> Actor:
    return PEOPLE["north"]


@pytest.fixture
def south() -> Actor:
    return PEOPLE["south"]


@pytest.fixture
def reviewer() -> Actor:
    return PEOPLE["reviewer"]


@pytest.fixture
def admin() -> Actor:
    return PEOPLE["admin"]
