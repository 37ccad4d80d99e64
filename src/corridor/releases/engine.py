"""Engines for SQLite and PostgreSQL that behave alike: real transactions, foreign keys, one writer at a time."""

import sqlite3
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event

from corridor.releases.optional_packages import needs_extra

_WAIT_S = 15
"""How long a writer waits for the one before it."""
_CONNECT_S = 3
_POSTGRESQL_OPTIONS = f"-c lock_timeout={_WAIT_S * 1000} -c idle_in_transaction_session_timeout=300000"


def engine_for(url: URL) -> Engine:
    """An engine on `url`; nothing is connected yet, and no file is made.

    Raises:
        MissingExtraError: the driver for PostgreSQL is not installed.
    """
    engine = _sqlite(Path(url.database or "")) if url.drivername == "sqlite" else _postgresql(url)
    event.listen(engine, "begin", _begin)
    return engine


def _sqlite(path: Path) -> Engine:
    address = f"file:{quote(str(path))}?mode=rw"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(address, uri=True, timeout=_WAIT_S, isolation_level=None, check_same_thread=False)
        for pragma in ("foreign_keys=ON", "recursive_triggers=ON", "journal_mode=WAL", "synchronous=FULL"):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    return create_engine(f"sqlite:///{path}", creator=connect)


def _postgresql(url: URL) -> Engine:
    settings = {
        "connect_timeout": _CONNECT_S,
        "options": _POSTGRESQL_OPTIONS,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
    }
    with needs_extra("postgresql"):
        return create_engine(url, pool_pre_ping=True, connect_args=settings)


def _begin(connection: Connection) -> None:
    """Open the transaction; a writing one takes the one lock there is, so that writers never interleave."""
    writing = connection.get_execution_options().get("writing", False)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
    elif writing:
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('corridor'))")
