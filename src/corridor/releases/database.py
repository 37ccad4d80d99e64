"""One database: consistent reading, and writing one at a time, on SQLite and PostgreSQL alike."""

import os
import weakref
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from corridor.releases.database_errors import translate_db_error
from corridor.releases.engine import WAIT_S, engine_for, filled_directly
from corridor.releases.errors import DatabaseBusyError
from corridor.releases.timestamps import Clock, stamp, utc_now
from corridor.releases.turns import Turns


class Database:
    """The connection to one database. Making one opens nothing; it may be shared by threads and outlives a fork.

    Attributes:
        url: its address, with the password.
        engine: SQLAlchemy's engine.
        read_only: whether nothing is ever written here.
    """

    read_only = False

    def __init__(self, url: URL, clock: Clock = utc_now, wait_s: int = WAIT_S) -> None:
        """Keep the address, the `clock` by which everything is dated, and how long to wait for a lock."""
        self.url = url
        self.engine = engine_for(url, wait_s)
        self._clock = clock
        self._turns = Turns()
        own = weakref.ref(self)
        os.register_at_fork(after_in_child=lambda: _forget_connections(own()))

    @property
    def place(self) -> str:
        """The address in words, without the password."""
        return self.url.database or "" if self.is_sqlite else self.url.render_as_string()

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file."""
        return self.url.drivername == "sqlite"

    def renew(self) -> None:
        """Fetch what is newer. A database has it by itself; see `corridor.published.published_releases`.

        Raises:
            DatabaseError: it cannot be looked for, or cannot be used. What was there stays.
        """

    def now(self) -> str:
        """The present moment in its stored form."""
        return stamp(self._clock())

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection on which everything read is of one moment.

        Raises:
            DatabaseError: the database cannot be used, see `corridor.releases.errors`.
        """
        options = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with (
            self._translated_errors(),
            self.engine.connect().execution_options(**options) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in a transaction of its own: committed at the end, undone by any error. Writers take turns.

        Raises:
            DatabaseError: the database cannot be used. What was written is then not confirmed.
        """
        with (
            self._turn(),
            self._translated_errors(),
            self.engine.connect().execution_options(writing=True) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def filling(self) -> Iterator[Connection]:
        """The same for very many rows into a database that nobody uses yet, see `engine.filled_directly`."""
        with filled_directly(self.engine), self.writing() as connection:
            yield connection

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """The turn of a writer in this process: so no more than one of each process waits for the database's lock."""
        turns, refused = self._turns, False
        if not turns.take(WAIT_S):  # the line moves: only where others hold the database nobody waits so long
            raise DatabaseBusyError(self.place)
        try:
            yield
        except DatabaseBusyError:
            refused = True
            raise
        finally:
            turns.give(refused=refused)

    def close(self) -> None:
        """Close every connection; the next use opens new ones."""
        self.engine.dispose()

    @contextmanager
    def _translated_errors(self) -> Iterator[None]:
        try:
            yield
        except (DBAPIError, PoolTimeoutError) as error:
            translated = translate_db_error(error, self.place)
            if translated is None:
                raise
            raise translated from error


def _forget_connections(database: Database | None) -> None:
    """Leave the parent's connections to the parent: neither driver can share one across processes."""
    if database is not None:
        database.engine.dispose(close=False)
        database._turns = Turns()  # noqa: SLF001  # part of this class; the turn was the parent's
