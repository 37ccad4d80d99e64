"""How the engines wait and give up: for a lock as long as was asked for, and for a peer that is gone not for ever."""

import re
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, Engine, event, text

from corridor.releases.database import Database
from corridor.releases.engine import engine_for
from corridor.releases.errors import DatabaseBusyError
from tests.waiting import within

SERVER = URL.create("postgresql+psycopg", "anna", "secret", "127.0.0.1", 5432, "corridor")


class AskedError(Exception):
    """Nothing is connected in these tests."""


@pytest.fixture
def kind() -> str:
    return "sqlite"


def asked_for(engine: Engine) -> dict[str, Any]:
    """What a connection would be opened with."""
    found: dict[str, Any] = {}

    def note(_dialect: object, _record: object, _args: object, settings: dict[str, Any]) -> None:
        found.update(settings)
        raise AskedError

    event.listen(engine, "do_connect", note)
    with pytest.raises(AskedError):
        engine.connect()
    return found


@pytest.mark.parametrize("wait_s", [1, 15, 60])
def test_a_server_waits_for_a_lock_as_long_as_the_caller_says(wait_s: int) -> None:
    options = asked_for(engine_for(SERVER, wait_s))["options"]
    assert re.findall(r"-c lock_timeout=(\d+)", options) == [f"{wait_s}000"]


def test_a_peer_that_is_gone_is_noticed_within_half_a_minute_and_soon_where_something_was_sent() -> None:
    asked = asked_for(engine_for(SERVER))
    assert asked["keepalives_idle"] + asked["keepalives_interval"] * asked["keepalives_count"] <= 30
    assert asked["keepalives_count"] > 1, "one lost packet is no lost peer"
    assert asked["tcp_user_timeout"] <= 10_000
    assert asked["connect_timeout"] <= 5


def test_a_session_that_its_client_forgot_holds_no_lock_for_ever() -> None:
    (idle,) = re.findall(r"idle_in_transaction_session_timeout=(\d+)", asked_for(engine_for(SERVER))["options"])
    assert 60_000 <= int(idle) <= 600_000, "a publication may take a minute; ten are too long for the others"


@pytest.fixture
def holder(database: Database) -> Iterator[sqlite3.Connection]:
    """Another program that holds the lock of the file."""
    with closing(sqlite3.connect(str(database.url.database), isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


def test_a_writer_waits_until_another_program_lets_go(database: Database, holder: sqlite3.Connection) -> None:
    patient, written = Database(database.url, wait_s=60), threading.Event()

    def write() -> None:
        with patient.writing() as connection:
            connection.execute(text("SELECT 1"))
        written.set()

    writer = threading.Thread(target=write)
    writer.start()
    assert not written.wait(0.3), "it wrote while another had the lock"
    holder.execute("COMMIT")
    assert written.wait(50)
    writer.join()
    patient.close()


@pytest.mark.slow
def test_a_writer_gives_up_when_its_patience_ends_and_not_before(
    database: Database, holder: sqlite3.Connection
) -> None:
    impatient, begun = Database(database.url, wait_s=1), time.monotonic()
    with pytest.raises(DatabaseBusyError), impatient.writing():
        pass
    assert time.monotonic() - begun >= 0.9
    holder.execute("ROLLBACK")
    with impatient.writing() as connection:
        assert connection.execute(text("PRAGMA busy_timeout")).scalar_one() == 1000, "its patience is as before"
    impatient.close()


def test_who_reads_does_not_wait_for_who_writes(database: Database, holder: sqlite3.Connection) -> None:
    holder.execute("CREATE TABLE another (number INTEGER)")
    with database.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM releases")).scalar_one() == 1


def test_a_file_is_never_made_by_opening_it(tmp_path: Path) -> None:
    engine = engine_for(URL.create("sqlite", database=str(tmp_path / "none.sqlite3")))
    with pytest.raises(Exception, match="unable to open"):
        engine.connect()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("pragma", "value"), [("foreign_keys", 1), ("recursive_triggers", 1), ("journal_mode", "wal"), ("synchronous", 2)]
)
def test_every_connection_keeps_the_rules_of_the_schema(database: Database, pragma: str, value: object) -> None:
    """References hold, guards work within replacing inserts too, and what was confirmed outlives a power failure."""
    with database.reading() as first, Database(database.url).reading() as second:
        for connection in (first, second):
            assert connection.execute(text(f"PRAGMA {pragma}")).scalar_one() == value


def test_many_threads_share_one_database(database: Database) -> None:
    seen: list[int] = []

    def read() -> None:
        with database.reading() as connection:
            seen.append(connection.execute(text("SELECT count(*) FROM releases")).scalar_one())

    threads = [threading.Thread(target=read) for _ in range(12)]
    for thread in threads:
        thread.start()
    assert within(60, lambda: seen == [1] * 12)
    for thread in threads:
        thread.join()
