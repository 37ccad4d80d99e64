"""A server that does not own its PostgreSQL database does all its work, and can neither erase nor switch off guards."""

import secrets
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from corridor.accounts.roles import Actor
from corridor.releases.database import Database
from corridor.releases.errors import DatabaseRefusedError
from corridor.releases.grants import granted
from corridor.releases.release_store import ReleaseStore
from corridor.reporting.context import ReportingContext
from tests.corridor.reporting.submitting import accepted, published
from tests.small import small

pytestmark = pytest.mark.slow


@pytest.fixture
def kind() -> str:
    """Only PostgreSQL has roles."""
    return "postgresql"


@pytest.fixture
def limited(office: ReportingContext) -> Iterator[ReportingContext]:
    """The same office, served under a role that has only what it was granted."""
    role, password = f"server_{secrets.token_hex(4)}", secrets.token_hex(8)
    with office.database.writing() as connection:
        connection.execute(text(f"CREATE ROLE {role} LOGIN PASSWORD '{password}'"))
        for statement in granted(role):
            connection.execute(text(statement))
    database = Database(office.database.url.set(username=role, password=password))
    release_store = ReleaseStore(database, small(), interval_s=3600)
    yield ReportingContext(database, release_store)
    release_store.close()
    database.close()
    with office.database.writing() as connection:
        connection.execute(text(f"DROP OWNED BY {role}"))
        connection.execute(text(f"DROP ROLE {role}"))


def test_it_reports_and_publishes(limited: ReportingContext, north: Actor, south: Actor) -> None:
    accepted(limited, north)
    accepted(limited, south)
    assert published(limited).number == 2


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE releases SET reason = 'x'",
        "DELETE FROM row_versions",
        "TRUNCATE audit_entries",
        "DROP TRIGGER releases_no_update ON releases",
        "ALTER TABLE releases DISABLE TRIGGER ALL",
        "CREATE OR REPLACE FUNCTION corridor_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$",
        "CREATE TABLE mine (x int)",
        "SET session_replication_role = replica",
    ],
)
def test_it_cannot_rewrite(limited: ReportingContext, statement: str) -> None:
    with pytest.raises(DatabaseRefusedError), limited.database.writing() as connection:
        connection.execute(text(statement))
