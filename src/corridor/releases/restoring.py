"""Bringing a backup back, into a database that holds nothing yet."""

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, column, insert, table, text

from corridor.releases.backup import FORMAT, Summary
from corridor.releases.database import Database
from corridor.releases.errors import BackupUnreadableError, DatabaseNewerError, OccupiedError
from corridor.releases.tables import metadata
from corridor.releases.upgrading import HEAD, REVISIONS, make_file, migrate, revision_within

_BATCH = 1000
_Row = tuple[str, dict[str, Any]]


def restore(database: Database, file: Path) -> Summary:
    """Fill an empty database from a backup, of this version of the schema or an earlier one. All of it, or nothing.

    Raises:
        BackupUnreadableError: `file` is no backup, or not a whole one.
        DatabaseNewerError: it was made by a later program.
        OccupiedError: there is something in the database already.
    """
    revision, summary = _examined(file)
    if revision not in REVISIONS:
        raise DatabaseNewerError(str(file), revision)
    make_file(database)
    with database.writing() as connection:
        if revision_within(connection) is not None:
            raise OccupiedError(database.place)
        migrate(connection, revision)
        _fill(connection, file)
        migrate(connection, HEAD)
        if not database.is_sqlite:
            _go_on_counting(connection)
    return summary


def _examined(file: Path) -> tuple[str, Summary]:
    """The revision of a backup, once every line of it was seen to be there."""
    digest, rows = hashlib.sha256(), -1
    head, line = b"", b""
    for following in _lines(file):
        if line:
            digest.update(line)
            rows += 1
        head, line = head or following, following
    try:
        start, end = json.loads(head), json.loads(line)
        right = start["format"] == FORMAT and end == {"rows": rows, "sha256": digest.hexdigest()}
    except (ValueError, KeyError, TypeError) as error:
        raise BackupUnreadableError(str(file), "head or end") from error
    if not right:
        raise BackupUnreadableError(str(file), "sha256")
    return str(start["revision"]), Summary(rows, digest.hexdigest())


def _lines(file: Path) -> Iterator[bytes]:
    try:
        with gzip.open(file, "rb") as stream:
            yield from stream
    except (EOFError, OSError, zlib.error) as error:
        raise BackupUnreadableError(str(file), str(error) or "truncated") from error


def _rows(file: Path) -> Iterator[_Row]:
    return ((line[0], line[1]) for line in map(json.loads, islice(_lines(file), 1, None)) if isinstance(line, list))


def _fill(connection: Connection, file: Path) -> None:
    """Insert the rows in the file's order, in which no row comes before one that it refers to."""
    for name, rows in groupby(_rows(file), key=lambda row: row[0]):
        while batch := [values for _, values in islice(rows, _BATCH)]:
            connection.execute(insert(table(name, *map(column, batch[0]))), batch)


def _go_on_counting(connection: Connection) -> None:
    """Let PostgreSQL number new rows after the restored ones."""
    for name in (entry.name for entry in metadata.sorted_tables if "id" in entry.columns):
        counter = f"pg_get_serial_sequence('{name}', 'id')"
        connection.execute(text(f"SELECT setval({counter}, (SELECT coalesce(max(id), 0) + 1 FROM {name}), false)"))  # noqa: S608
