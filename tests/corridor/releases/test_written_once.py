"""The first release goes straight into its file, and is there whole or not at all."""

import itertools
import os
import signal
import sqlite3
import time
from collections.abc import Iterator

import pytest
from sqlalchemy import URL, Connection, event

from corridor.releases.database import Database
from corridor.releases.releases import all_releases, ensure_first_release
from corridor.releases.upgrading import upgrade
from tests.small import small

FEWEST = 8
"""Statements and commits that storing the first release takes at least; fewer, and the test would miss the steps."""


@pytest.fixture
def file(tmp_path) -> Iterator[Database]:
    found = Database(URL.create("sqlite", database=str(tmp_path / "corridor.sqlite3")))
    upgrade(found)
    yield found
    found.close()


def journal(database: Database, connection: Connection | None = None) -> str:
    """How the file is written, as a connection of its own finds it, or one that is at work."""
    if connection is not None:
        return str(connection.exec_driver_sql("PRAGMA journal_mode").scalar_one())
    plain = sqlite3.connect(str(database.url.database))
    mode = plain.execute("PRAGMA journal_mode").fetchone()[0]
    plain.close()
    return str(mode)


def test_while_almost_everything_is_written_there_is_no_log_and_then_there_is(file: Database) -> None:
    assert journal(file) == "wal"
    with file.writing() as connection:
        assert journal(file, connection) == "wal"
    with file.writing(whole=True) as connection:
        assert journal(file, connection) == "delete"
    assert journal(file) == "wal"


def test_an_error_leaves_nothing_and_the_log_is_there_again(file: Database) -> None:
    def failing() -> None:
        with file.writing(whole=True) as connection:
            connection.exec_driver_sql("CREATE TABLE other (x)")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        failing()
    assert journal(file) == "wal"
    with file.reading() as connection:
        assert not connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE name = 'other'").all()


def test_nobody_who_has_the_file_open_is_waited_for_or_held_up(file: Database) -> None:
    reader = sqlite3.connect(str(file.url.database), isolation_level=None)
    reader.execute("BEGIN")
    assert reader.execute("SELECT count(*) FROM releases").fetchone() == (0,)
    begun = time.monotonic()
    ensure_first_release(file, small())
    assert time.monotonic() - begun < 10
    assert reader.execute("SELECT count(*) FROM releases").fetchone() == (0,)
    reader.execute("COMMIT")
    assert reader.execute("SELECT count(*) FROM releases").fetchone() == (1,)
    reader.close()


def test_killed_at_any_step_it_is_whole_or_not_there(file: Database) -> None:
    for step in itertools.count(1):
        file.close()
        child = os.fork()
        if child == 0:
            _store_until(file, step)
        killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
        with file.reading() as connection:
            held = len(all_releases(connection))
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
        assert journal(file) == "wal"
        if held:
            assert not killed
            break
        assert killed
    assert step > FEWEST


def _store_until(database: Database, last: int) -> None:
    """Store the first release in this process, which is killed before its `last` statement or commit."""
    steps = itertools.count(1)

    def die(*_: object) -> None:
        if next(steps) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    for moment in ("before_cursor_execute", "commit"):
        event.listen(database.engine, moment, die)
    try:
        ensure_first_release(database, small())
    finally:
        os._exit(0)
