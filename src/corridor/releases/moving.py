"""Moving an SQLite database: the file and all that SQLite keeps beside it, and never under a running server.

What was confirmed last may still stand in the file ``-wal`` beside the database. Moving the database alone loses it.
"""

import os
import sqlite3
from pathlib import Path

from corridor.releases.database import Database
from corridor.releases.errors import DatabaseInUseError, LeftoverError, NoFileError, OccupiedError

BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite adds to the name of a database for the files beside it."""


def move(database: Database, target: Path) -> None:
    """Move the database to `target`, whole: what stands beside it is taken into it first.

    Raises:
        NoFileError: it is no file, or there is none.
        OccupiedError: there is something at `target`.
        DatabaseInUseError: a server, or anybody else, has it open.
        OSError: it cannot be moved there.
    """
    file = Path(database.url.database or "")
    if not database.is_sqlite or not file.is_file():
        raise NoFileError(database.place)
    if target.exists():
        raise OccupiedError(str(target))
    database.close()
    _demand_alone(file)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        file.rename(target)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target)) from error
    _on_disk(target.parent)


def demand_no_leftovers(file: Path) -> None:
    """Let no database be made where files of an earlier one lie: SQLite would take them for its own.

    Raises:
        LeftoverError: there are some.
    """
    if file.exists() and file.stat().st_size:
        return
    for ending in BESIDE:
        beside = file.with_name(file.name + ending)
        if beside.exists():
            raise LeftoverError(str(file), str(beside))


def _demand_alone(file: Path) -> None:
    """Bring the database back into one file, which SQLite does for its only user alone."""
    connection = sqlite3.connect(file, timeout=0, isolation_level=None)
    try:
        (mode,) = connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    except sqlite3.OperationalError as error:
        raise DatabaseInUseError(str(file)) from error
    finally:
        connection.close()
    if mode != "delete":
        raise DatabaseInUseError(str(file))


def _on_disk(folder: Path) -> None:
    """Make sure that the new name outlives a power failure."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
