"""A database file holds hashes of passwords: nobody but its owner reads it."""

from pathlib import Path

from corridor.releases.database import Database
from corridor.releases.errors import DatabaseExposedError

_OTHERS = 0o077


def keep_private(database: Database) -> bool:
    """Take from everybody else the right to read the file, and those that SQLite has beside it.

    Returns:
        Whether any could be read by others until now.

    Raises:
        DatabaseExposedError: it is not ours to change.
    """
    if not database.is_sqlite:
        return False
    exposed = [file for file in _files(database) if file.stat().st_mode & _OTHERS]
    for file in exposed:
        try:
            file.chmod(file.stat().st_mode & ~_OTHERS)
        except OSError as error:
            raise DatabaseExposedError(str(file)) from error
    return bool(exposed)


def _files(database: Database) -> list[Path]:
    file = database.url.database or ""
    return [path for path in (Path(f"{file}{end}") for end in ("", "-wal", "-shm")) if path.is_file()]
