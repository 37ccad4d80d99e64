"""Backups: all that is needed to serve again, in one file that any later version restores, to either kind of database.

A gzipped file of JSON lines: a head with the schema's revision, one line for each file of the data package and each row
of the database, and a last line with the number of these and the hash of all lines before it, so that half a backup is
never taken for a whole one. It may be encrypted under a password.
"""

import base64
import gzip
import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from msgspec import Struct
from sqlalchemy import Connection, Table, select

from corridor.releases.canonical_rows import canonical
from corridor.releases.database import Database
from corridor.releases.encryption import encrypt
from corridor.releases.tables import PASSING, metadata
from corridor.releases.upgrading import HEAD, require_head
from corridor.releases.whole_file import replacing

FORMAT = "corridor-backup-2"
FORMATS = ("corridor-backup-1", FORMAT)
"""Those that can be restored; the first had no package."""
FILE = "#file"
"""What a line about a file of the package begins with, where others have the name of a table."""


class Summary(Struct, frozen=True):
    """What a backup holds: the rows and files in it, and the hash of all of it."""

    rows: int
    digest: str


def back_up(database: Database, file: Path, package: Path | None = None, password: str | None = None) -> Summary:
    """Write all of `database`, as it is at one moment, to `file`. Writers are not blocked.

    Sessions are left out: restoring a backup signs nobody in. The file holds password hashes; only its owner reads it.

    Args:
        database: what is backed up.
        file: where to.
        package: the folder of the data package that the releases stand on, to be kept with them.
        password: the backup is encrypted under it.

    Raises:
        FileExistsError: `file` is there already.
        OSError: it cannot be written.
    """
    require_head(database)
    if file.exists():
        raise FileExistsError(file)
    with whole_or_nothing(file, password) as out, database.reading() as connection:
        return written(out, _lines(connection, database.now(), package))


def written(out: IO[bytes], lines: Iterator[object]) -> Summary:
    """Write the lines of a backup and its last one; the first is its head."""
    digest, rows = hashlib.sha256(), 0
    for count, value in enumerate(lines):
        line = canonical(value).encode() + b"\n"
        digest.update(line)
        out.write(line)
        rows = count
    summary = Summary(rows, digest.hexdigest())
    out.write(canonical({"rows": summary.rows, "sha256": summary.digest}).encode() + b"\n")
    return summary


def _lines(connection: Connection, now: str, package: Path | None) -> Iterator[object]:
    yield {"format": FORMAT, "revision": HEAD, "made_at": now}
    for path, content in files_of(package).items() if package is not None else ():
        yield [FILE, {"path": path, "content": base64.b64encode(content).decode()}]
    for table in metadata.sorted_tables:
        if table not in PASSING:
            yield from rows_of(connection, table)


def rows_of(connection: Connection, table: Table) -> Iterator[object]:
    """A line for each row of a table, in the order of its key."""
    query = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=1000)
    streamed = connection.execute(query)
    return ([table.name, dict(row._mapping)] for row in streamed)  # noqa: SLF001  # SQLAlchemy's documented name


def files_of(package: Path) -> dict[str, bytes]:
    """The files of a data package by their path in it: its description, tables and layers, and no hidden ones."""
    found = {path.relative_to(package).as_posix(): path for path in package.rglob("*") if path.is_file()}
    kept = {name: path for name, path in found.items() if not name.startswith((".", "recipes/")) and "/." not in name}
    return {name: path.read_bytes() for name, path in sorted(kept.items())}


@contextmanager
def whole_or_nothing(file: Path, password: str | None) -> Iterator[IO[bytes]]:
    """A file that gets its name only when it is complete and on the disk; nothing of it is readable before."""
    with (
        replacing(file, durable=True, mode=0o600) as raw,
        _sealed(raw, password) as target,
        gzip.GzipFile(filename="", fileobj=target, mode="wb", mtime=0) as out,
    ):
        yield out  # type: ignore[misc]  # GzipFile is what IO[bytes] asks for here


@contextmanager
def _sealed(raw: IO[bytes], password: str | None) -> Iterator[IO[bytes]]:
    """Where to write what `raw` is to hold: itself, or a file of no name that is encrypted into it at the end."""
    if password is None:
        yield raw
        return
    with tempfile.TemporaryFile() as plain:
        yield plain
        plain.seek(0)
        encrypt(plain, raw, password)
