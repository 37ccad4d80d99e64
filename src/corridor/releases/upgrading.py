"""The revision of a database, and bringing it to the one that the program needs."""

import os
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from corridor.releases.database import Database
from corridor.releases.errors import DatabaseAbsentError, DatabaseFolderError, DatabaseNewerError, DatabaseOutdatedError
from corridor.releases.location import default_file
from corridor.releases.migrations.append_only import append_only, never_replaced
from corridor.releases.tables import APPEND_ONLY, metadata

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011")
"""Every revision there ever was, oldest first (a test compares them with the migrations)."""
HEAD = REVISIONS[-1]
_REVISION_TABLE = """
CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)
"""
"""As Alembic makes it."""


def revision_of(database: Database) -> str | None:
    """The revision of `database`; None where it does not exist or is empty."""
    if database.is_sqlite and not Path(database.url.database or "").is_file():
        return None
    with database.reading() as connection:
        return revision_within(connection)


def require_head(database: Database) -> None:
    """Let only a database pass that the program can work with. Costs one query, and does not import Alembic.

    Raises:
        DatabaseAbsentError: there is none.
        DatabaseOutdatedError: it must be upgraded first.
        DatabaseNewerError: it was made by a later program.
    """
    found = revision_of(database)
    if found is None:
        raise DatabaseAbsentError(database.place)
    if found not in REVISIONS:
        raise DatabaseNewerError(database.place, found)
    if found != HEAD:
        raise DatabaseOutdatedError(database.place, found, HEAD)


def upgrade(database: Database, target: str = HEAD) -> str | None:
    """Make the schema, or bring it forward to `target`, in one transaction. Returns the revision found before.

    Raises:
        DatabaseNewerError: it was made by a later program.
    """
    make_file(database)
    with database.writing() as connection:
        found = revision_within(connection)
        if found is not None and found not in REVISIONS:
            raise DatabaseNewerError(database.place, found)
        if found is None and target == HEAD:
            create(connection)
        else:
            migrate(connection, target)
    return found


def create(connection: Connection) -> None:
    """Make the present schema in an empty database: what all migrations would make of it (a test compares the two).

    Eleven steps take ten times as long, and Alembic half a second to import.
    """
    dialect = connection.dialect.name
    for index in (index for table in metadata.tables.values() for index in table.indexes if "where" in index.info):
        index.dialect_options[dialect]["where"] = text(index.info["where"])
    metadata.create_all(connection, checkfirst=False)
    for table in APPEND_ONLY:
        for statement in (*append_only(dialect, table.name), *never_replaced(dialect, table.name)):
            connection.execute(text(statement))
    connection.execute(text(_REVISION_TABLE))
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})


def migrate(connection: Connection, target: str) -> None:
    """Bring the schema forward to `target` in the caller's writing transaction."""
    # Alembic costs a second to import; only those who make or upgrade a database pay it.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "corridor.releases:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, target)


def revision_within(connection: Connection) -> str | None:
    """The revision, seen on an open connection."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def make_file(database: Database) -> None:
    """Make an SQLite file that only its owner can read: it holds password hashes.

    Of its folder only the usual one is made.

    Raises:
        DatabaseFolderError: the folder that was named is not there.
    """
    if not database.is_sqlite:
        return
    file = Path(database.url.database or "")
    if file.parent == default_file().parent:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    elif not file.parent.is_dir():
        raise DatabaseFolderError(str(file.parent))
    os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
