"""Where the database lies: what was asked for, else what the environment names, else a file of the user's.

The package that ships and every other folder have files of their own, so that looking at another package never meets
the releases of the shipped one. A folder is known by its path and not by its name inside: copies of a package that are
edited carry the same name.
"""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from corridor.package.reading.location import shipped_package
from corridor.releases.errors import DatabaseAddressError

VARIABLE = "CORRIDOR_DATABASE"
"""Name of the environment's variable."""
_FILE = "corridor{}.sqlite3"
_POSTGRESQL = ("postgresql", "postgres", "postgresql+psycopg")


def default_file(package: Path | None = None) -> Path:
    """The file that is used when nothing else is asked for: one for `package`, one for the package that ships."""
    whose = "" if package is None or package.resolve() == shipped_package().resolve() else _name_of(package.resolve())
    return user_data_path("corridor-dashboard", appauthor=False) / _FILE.format(whose)


def folder_of(url: URL) -> Path:
    """Where files that belong to a database lie: beside its own, or in the user's data folder."""
    file = Path(url.database or "") if url.drivername == "sqlite" else default_file()
    return file.parent


def database_url(given: str | None, environment: Mapping[str, str], package: Path | None = None) -> URL:
    """The address of the database.

    Args:
        given: a file's path, ``sqlite:///FILE`` or ``postgresql://USER:PASSWORD@HOST/NAME``; or nothing.
        environment: where `VARIABLE` is looked up when nothing was given.
        package: the folder of the data package, where it is not the one that ships.

    Raises:
        DatabaseAddressError: it is none of these.
    """
    text = given or environment.get(VARIABLE) or str(default_file(package))
    if "://" not in text:
        return _sqlite(text)
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise DatabaseAddressError(text.partition("://")[0] + "://…") from None
    if url.drivername == "sqlite" and url.database:
        return _sqlite(url.database)
    if url.drivername in _POSTGRESQL and url.database:
        return url.set(drivername="postgresql+psycopg")
    raise DatabaseAddressError(url.render_as_string())


def _name_of(folder: Path) -> str:
    """What sets the file of a folder apart: its name, to be recognised, and its path, to be its own."""
    readable = re.sub(r"[^\w.-]+", "-", folder.name)[:40]
    return f"-{readable}-{hashlib.sha256(str(folder).encode('utf-8', 'surrogateescape')).hexdigest()[:8]}"


def _sqlite(path: str) -> URL:
    return URL.create("sqlite", database=str(Path(path).expanduser().absolute()))
