"""Backups: the whole archive in one file that any later version restores, to SQLite or PostgreSQL alike.

A gzipped file of JSON lines: a head with the schema's revision, one line a row, and a last line with the number of
rows and the hash of all lines before it, so that half a backup is never taken for a whole one.
"""

import gzip
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sqlalchemy import Connection, Table, select

from corridor.releases.canonical_rows import canonical
from corridor.releases.database import Database
from corridor.releases.tables import PASSING, metadata
from corridor.releases.upgrading import HEAD, require_head

FORMAT = "corridor-backup-1"


@dataclass(frozen=True, slots=True)
class Summary:
    """What a backup holds."""

    rows: int
    digest: str


def back_up(database: Database, file: Path) -> Summary:
    """Write all of `database`, as it is at one moment, to `file`. Writers are not blocked.

    Sessions are left out: restoring a backup signs nobody in. The file holds password hashes; only its owner reads it.

    Raises:
        FileExistsError: `file` is there already.
        OSError: it cannot be written.
    """
    require_head(database)
    if file.exists():
        raise FileExistsError(file)
    with _whole_or_nothing(file) as out, database.reading() as connection:
        return _written(out, connection, database.now())


def _written(out: IO[bytes], connection: Connection, now: str) -> Summary:
    digest, rows = hashlib.sha256(), 0
    for count, value in enumerate(_lines(connection, now)):
        line = canonical(value).encode() + b"\n"
        digest.update(line)
        out.write(line)
        rows = count
    summary = Summary(rows, digest.hexdigest())
    out.write(canonical({"rows": summary.rows, "sha256": summary.digest}).encode() + b"\n")
    return summary


def _lines(connection: Connection, now: str) -> Iterator[object]:
    yield {"format": FORMAT, "revision": HEAD, "made_at": now}
    for table in metadata.sorted_tables:
        if table not in PASSING:
            yield from _rows(connection, table)


def _rows(connection: Connection, table: Table) -> Iterator[object]:
    query = select(table).order_by(*table.primary_key.columns)
    streamed = connection.execution_options(yield_per=1000).execute(query)
    return ([table.name, dict(row._mapping)] for row in streamed)  # noqa: SLF001  # SQLAlchemy's documented name


@contextmanager
def _whole_or_nothing(file: Path) -> Iterator[IO[bytes]]:
    """A file that gets its name only when it is complete and on the disk."""
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as raw:
            with gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) as out:
                yield out  # type: ignore[misc]  # GzipFile is what IO[bytes] asks for here
            raw.flush()
            os.fsync(raw.fileno())
        part.rename(file)
    finally:
        part.unlink(missing_ok=True)
