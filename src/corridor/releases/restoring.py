"""Bringing a backup back, into a database that holds nothing yet."""

import base64
import gzip
import hashlib
import io
import json
import zlib
from collections.abc import Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import IO, Any

from msgspec import Struct
from sqlalchemy import Connection, column, insert, table, text

from corridor.releases.backup import FILE, FORMATS, Summary
from corridor.releases.checkpoint_check import Keys
from corridor.releases.database import Database
from corridor.releases.encryption import decrypted, is_encrypted
from corridor.releases.errors import (
    BackupChangedError,
    BackupLockedError,
    BackupUnreadableError,
    DatabaseNewerError,
    OccupiedError,
)
from corridor.releases.history_check import history_faults
from corridor.releases.moving import demand_no_leftovers
from corridor.releases.tables import metadata
from corridor.releases.upgrading import HEAD, REVISIONS, make_file, migrate, revision_within

_BATCH = 1000
_Row = tuple[str, dict[str, Any]]


class Backup(Struct, frozen=True):
    """A backup on the disk.

    Attributes:
        file: where it lies.
        password: what it was encrypted under; None where it is not.
    """

    file: Path
    password: str | None = None

    def lines(self) -> Iterator[bytes]:
        """Every line of it.

        Raises:
            BackupUnreadableError: it is no backup, or not a whole one.
            BackupLockedError: the password is another one, or there is none.
        """
        try:
            with self._opened() as raw, gzip.open(raw) as stream:
                yield from stream
        except (EOFError, OSError, zlib.error) as error:
            raise BackupUnreadableError(str(self.file), str(error) or "truncated") from error

    def package(self) -> dict[str, bytes]:
        """The files of the data package that it holds, by path; none in a backup of an earlier program.

        Raises:
            BackupUnreadableError, BackupLockedError: as `lines`.
        """
        _examined(self)
        found = (value for name, value in _values(self) if name == FILE)
        return {value["path"]: base64.b64decode(value["content"]) for value in found}

    def _opened(self) -> IO[bytes]:
        if not is_encrypted(self.file):
            return self.file.open("rb")
        if self.password is None:
            raise BackupLockedError(str(self.file))
        return io.BufferedReader(_Pieces(decrypted(self.file, self.password)))


class _Pieces(io.RawIOBase):
    """Pieces of bytes, read as one stream."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401  # as the base class has it
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = piece
        count = min(len(buffer), len(self._rest))
        buffer[:count], self._rest = self._rest[:count], self._rest[count:]
        return count


def restore(database: Database, backup: Backup, trusted: Keys | None = None) -> Summary:
    """Fill an empty database from a backup, of this version of the schema or an earlier one. All of it, or nothing.

    Args:
        database: what is filled.
        backup: where from.
        trusted: public keys that are believed; the history in the backup must be what they signed. None: not asked.

    Raises:
        BackupUnreadableError, BackupLockedError: the file is no backup, or not a whole one, or does not open.
        BackupChangedError: its history is not the one that was written and signed.
        DatabaseNewerError: it was made by a later program.
        OccupiedError, LeftoverError: there is something in the database already, or beside its place.
    """
    revision, summary = _examined(backup)
    if revision not in REVISIONS:
        raise DatabaseNewerError(str(backup.file), revision)
    if database.is_sqlite:
        demand_no_leftovers(Path(database.url.database or ""))
    make_file(database)
    with database.writing() as connection:
        if revision_within(connection) is not None:
            raise OccupiedError(database.place)
        migrate(connection, revision)
        _fill(connection, backup)
        migrate(connection, HEAD)
        for fault in history_faults(connection, trusted) if trusted is not None else ():
            raise BackupChangedError(str(backup.file), fault)
        if not database.is_sqlite:
            _go_on_counting(connection)
    return summary


def _examined(backup: Backup) -> tuple[str, Summary]:
    """The revision of a backup, once every line of it was seen to be there."""
    digest, rows = hashlib.sha256(), -1
    head, line = b"", b""
    for following in backup.lines():
        if line:
            digest.update(line)
            rows += 1
        head, line = head or following, following
    try:
        start, end = json.loads(head), json.loads(line)
        right = start["format"] in FORMATS and end == {"rows": rows, "sha256": digest.hexdigest()}
    except (ValueError, KeyError, TypeError) as error:
        raise BackupUnreadableError(str(backup.file), "head or end") from error
    if not right:
        raise BackupUnreadableError(str(backup.file), "sha256")
    return str(start["revision"]), Summary(rows, digest.hexdigest())


def _values(backup: Backup) -> Iterator[_Row]:
    return ((line[0], line[1]) for line in map(json.loads, islice(backup.lines(), 1, None)) if isinstance(line, list))


def _fill(connection: Connection, backup: Backup) -> None:
    """Insert the rows in the file's order, in which no row comes before one that it refers to."""
    stored = ((name, values) for name, values in _values(backup) if name != FILE)
    for name, rows in groupby(stored, key=lambda row: row[0]):
        while batch := [values for _, values in islice(rows, _BATCH)]:
            connection.execute(insert(table(name, *map(column, batch[0]))), batch)


def _go_on_counting(connection: Connection) -> None:
    """Let PostgreSQL number new rows after the restored ones."""
    for name in (entry.name for entry in metadata.sorted_tables if "id" in entry.columns):
        counter = f"pg_get_serial_sequence('{name}', 'id')"
        connection.execute(text(f"SELECT setval({counter}, (SELECT coalesce(max(id), 0) + 1 FROM {name}), false)"))  # noqa: S608
