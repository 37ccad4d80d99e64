"""Engines for SQLite and PostgreSQL that behave alike: real transactions, foreign keys, one writer at a time."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

from corridor.releases.optional_packages import needs_extra

WAIT_S = 15
"""How long a writer waits for the one before it, where nobody says otherwise."""
_CONNECT_S = 2
_AGAIN_S = 0.005
_FILE = "corridor.file"
"""Under which name a connection has the file that it was opened on."""
_LOST_MS = 5000
"""How long a connection may leave what was sent unconfirmed before it counts as lost."""


def engine_for(url: URL, wait_s: int = WAIT_S) -> Engine:
    """An engine on `url`; nothing is connected yet, and no file is made.

    Args:
        url: where the database is.
        wait_s: how many seconds to wait for a lock, or for a connection that others use.

    Raises:
        MissingExtraError: the driver for PostgreSQL is not installed.
    """
    engine = _sqlite(Path(url.database or ""), wait_s) if url.drivername == "sqlite" else _postgresql(url, wait_s)
    event.listen(engine, "begin", _begin)
    return engine


def engine_of_published(path: Path) -> Engine:
    """An engine on an SQLite file that nobody ever changes; no other file is made beside it."""
    address = f"file:{quote(str(path))}?mode=ro&immutable=1"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)

    engine = create_engine(URL.create("sqlite", database=str(path)), creator=connect)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def filled_directly(engine: Engine) -> Iterator[None]:
    """Have SQLite write into the file itself: its log (WAL) holds all pages first, and then they are written once more.

    Others would wait for each other as long. Where somebody else has the file open, the log stays.
    """
    if engine.dialect.name != "sqlite":
        yield
        return
    _set_journal(engine, "DELETE")
    try:
        yield
    finally:
        _set_journal(engine, "WAL")


def _set_journal(engine: Engine, mode: str) -> None:
    connection = engine.raw_connection()
    try:
        with suppress(sqlite3.OperationalError):  # locked
            connection.cursor().execute(f"PRAGMA journal_mode={mode}")
    finally:
        connection.close()


def _sqlite(path: Path, wait_s: int) -> Engine:
    address = f"file:{quote(str(path))}?mode=rw"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(address, uri=True, timeout=wait_s, isolation_level=None, check_same_thread=False)
        for pragma in ("foreign_keys=ON", "recursive_triggers=ON", "journal_mode=WAL", "synchronous=FULL"):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    engine = create_engine(URL.create("sqlite", database=str(path)), creator=connect, pool_timeout=wait_s)
    _leave_replaced(engine, path)
    return engine


def _leave_replaced(engine: Engine, path: Path) -> None:
    """Give up connections to a file that another one has replaced: what they wrote would be nowhere."""

    def opened(_driver: sqlite3.Connection, entry: ConnectionPoolEntry) -> None:
        entry.info[_FILE] = _identity(path)

    def lent(_driver: sqlite3.Connection, entry: ConnectionPoolEntry, _proxy: object) -> None:
        if entry.info.get(_FILE) != _identity(path):
            raise DisconnectionError

    event.listen(engine, "connect", opened)
    event.listen(engine, "checkout", lent)


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from any other of its name; None where there is none."""
    with suppress(OSError):
        found = path.stat()
        return found.st_dev, found.st_ino
    return None


def _postgresql(url: URL, wait_s: int) -> Engine:
    settings = {
        "connect_timeout": _CONNECT_S,
        "options": f"-c lock_timeout={wait_s * 1000} -c idle_in_transaction_session_timeout=300000",
        "tcp_user_timeout": _LOST_MS,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
    }
    with needs_extra("postgresql"):
        return create_engine(url, pool_pre_ping=True, pool_timeout=wait_s, connect_args=settings)


def _begin(connection: Connection) -> None:
    """Open the transaction; a writing one takes the one lock there is, so that writers never interleave."""
    writing = connection.get_execution_options().get("writing", False)
    if connection.dialect.name == "sqlite":
        if writing:
            _take_file(connection)
        else:
            connection.exec_driver_sql("BEGIN")
    elif writing:
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('corridor'))")


def _take_file(connection: Connection) -> None:
    """Begin to write to a file, trying again at short intervals until the patience ends.

    SQLite's own intervals grow to a tenth of a second: a process with a line of writers would never let another in.
    """
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)  # noqa: S101  # the dialect says so
    patience_ms = driver.execute("PRAGMA busy_timeout").fetchone()[0]
    end = time.monotonic() + patience_ms / 1000
    driver.execute("PRAGMA busy_timeout = 0")
    try:
        while time.monotonic() < end and not _begun(driver):
            time.sleep(_AGAIN_S)
        if not driver.in_transaction:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        driver.execute(f"PRAGMA busy_timeout = {patience_ms}")


def _begun(driver: sqlite3.Connection) -> bool:
    """Whether the lock was free; any other trouble shows when it is asked for once more."""
    try:
        driver.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        return error.sqlite_errorname != "SQLITE_BUSY"
    return True
