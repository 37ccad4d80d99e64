"""Where the database lies: what was asked for, else what the environment names, else a file of the user's."""

from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from corridor.archive.errors import DatabaseAddressError

VARIABLE = "CORRIDOR_DATABASE"
"""Name of the environment's variable."""
_FILE = "corridor.sqlite3"
_POSTGRESQL = ("postgresql", "postgres", "postgresql+psycopg")


def default_file() -> Path:
    """The file that is used when nothing else is asked for."""
    return user_data_path("corridor-dashboard", appauthor=False) / _FILE


def database_url(given: str | None, environment: Mapping[str, str]) -> URL:
    """The address of the database.

    Args:
        given: a file's path, ``sqlite:///FILE`` or ``postgresql://USER:PASSWORD@HOST/NAME``; or nothing.
        environment: where `VARIABLE` is looked up when nothing was given.

    Raises:
        DatabaseAddressError: it is none of these.
    """
    text = given or environment.get(VARIABLE) or str(default_file())
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


def _sqlite(path: str) -> URL:
    return URL.create("sqlite", database=str(Path(path).expanduser().absolute()))
