"""Changing rows as somebody would who takes the guards away, and puts them back."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text

from corridor.releases.database import Database


@contextmanager
def unguarded(database: Database) -> Iterator[Connection]:
    """A writing connection on which no trigger works."""
    with database.writing() as connection:
        if not database.is_sqlite:
            connection.execute(text("SET session_replication_role = replica"))
            yield connection
            connection.execute(text("SET session_replication_role = DEFAULT"))
            return
        guards = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()
        for name, _ in guards:
            connection.execute(text(f"DROP TRIGGER {name}"))
        yield connection
        for _, guard in guards:
            connection.execute(text(guard.replace(":", r"\:")))


def tamper(database: Database, *statements: str) -> None:
    """Execute statements that the guards forbid."""
    with unguarded(database) as connection:
        for statement in statements:
            connection.execute(text(statement))
