"""Visitors read from memory; a lost database takes nothing from them."""

import os
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import URL

from corridor.releases.database import Database
from corridor.releases.errors import DatabaseUnreachableError, UnknownReleaseError
from corridor.releases.release_store import ReleaseStore
from corridor.releases.releases import ensure_first_release
from corridor.releases.upgrading import upgrade
from tests import postgres
from tests.corridor.releases.publishing import publish, put
from tests.small import small, text


@pytest.fixture
def release_store(database: Database) -> Iterator[ReleaseStore]:
    made = ReleaseStore(database, small(), interval_s=0.05)
    yield made
    made.close()


def within(seconds: float, holds: Callable[[], bool]) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if holds():
            return True
        time.sleep(0.02)
    return False


def test_it_begins_with_the_latest_release(database: Database) -> None:
    publish(database, put("O1", value="11"))
    release_store = ReleaseStore(database, small())
    assert release_store.latest().release.number == 2
    assert str(release_store.latest().dataset.observations["O1"].value) == "11"
    release_store.close()


def test_a_new_release_is_noticed_by_itself(release_store: ReleaseStore, database: Database) -> None:
    assert release_store.latest().release.number == 1
    publish(database, put("O1", value="11"))
    assert within(5, lambda: release_store.latest().release.number == 2)


def test_nothing_new_leaves_the_same_dataset_in_place(database: Database) -> None:
    release_store = ReleaseStore(database, small())
    before = release_store._latest
    assert not release_store.refresh()
    assert release_store._latest is before


def test_earlier_releases_can_be_opened(release_store: ReleaseStore, database: Database) -> None:
    for value in range(11, 19):
        publish(database, put("O1", value=str(value)))
    release_store.refresh()
    shown = [str(release_store.loaded_release(number).dataset.observations["O1"].value) for number in range(1, 10)]
    assert shown == [str(value) for value in range(10, 19)]
    assert list(release_store._earlier) == [5, 6, 7, 8], "as many as are likely to be asked for again"
    again = release_store.loaded_release(5)
    release_store.loaded_release(4)
    assert release_store.loaded_release(5) is again, "what was asked for last stays longest"
    assert list(release_store._earlier) == [7, 8, 4, 5]
    assert release_store.loaded_release(9) is release_store.latest()
    with pytest.raises(UnknownReleaseError):
        release_store.loaded_release(10)


def test_an_empty_archive_has_nothing_to_show(empty: Database) -> None:
    upgrade(empty)
    with pytest.raises(UnknownReleaseError):
        ReleaseStore(empty, small())


def test_a_lost_file_leaves_the_last_release_in_place(tmp_path: Path) -> None:
    file = tmp_path / "corridor.sqlite3"
    database = Database(URL.create("sqlite", database=str(file)))
    upgrade(database)
    ensure_first_release(database, small())
    release_store = ReleaseStore(database, small(), interval_s=60)
    database.close()
    file.rename(tmp_path / "away")
    assert not release_store.refresh()
    health = release_store.health()
    assert (health.reachable, health.release) == (False, 1)
    assert health.trouble is not None
    assert "无法连接数据库" in health.trouble.in_("zh")
    assert release_store.latest().dataset.observations == small().observations
    with pytest.raises(DatabaseUnreachableError):
        release_store.loaded_release(2)
    (tmp_path / "away").rename(file)
    release_store.refresh()
    assert release_store.health().reachable
    release_store.close()


@pytest.mark.slow
def test_a_stopped_server_leaves_the_last_release_in_place() -> None:
    server = postgres.new_server()
    try:
        database = Database(server.create())
        upgrade(database)
        ensure_first_release(database, small())
        release_store = ReleaseStore(database, small(), interval_s=60)
        server.stop()
        assert not release_store.refresh()
        assert (release_store.health().reachable, release_store.latest().release.number) == (False, 1)
        server.start()
        publish(database, put("O1", value="11"))
        assert release_store.refresh()
        assert (release_store.health().reachable, release_store.latest().release.number) == (True, 2)
        release_store.close()
        database.close()
    finally:
        postgres.end(server)


def test_a_forked_worker_keeps_up_by_itself(release_store: ReleaseStore, database: Database) -> None:
    release_store.latest()
    arrived, reported = os.pipe()
    publish(database, put("O1", value="11"))
    child = _fork()
    if child == 0:
        publish(database, put("O1", value="12"))
        os.write(reported, b"y" if within(5, lambda: release_store.latest().release.number == 3) else b"n")
        os._exit(0)
    os.waitpid(child, 0)
    assert os.read(arrived, 1) == b"y"
    assert within(5, lambda: release_store.latest().release.number == 3)
    os.close(arrived)
    os.close(reported)


def _fork() -> int:
    """A server that forks its workers does just this; later Pythons warn of threads beside a fork."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


@pytest.mark.slow
def test_readers_see_one_release_or_the_other(release_store: ReleaseStore, database: Database) -> None:
    torn: list[object] = []
    ended = threading.Event()

    def read() -> None:
        while not ended.is_set():
            loaded_release = release_store.latest()
            value = str(loaded_release.dataset.observations["O1"].value)
            if value != str(9 + loaded_release.release.number):
                torn.append((loaded_release.release.number, value))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for value in range(11, 16):
        publish(database, put("O1", value=str(value)))
        release_store.refresh()
    ended.set()
    for thread in threads:
        thread.join()
    assert torn == []


def test_releases_differ_in_their_fingerprint_and_each_is_the_same_on_every_package(database: Database) -> None:
    publish(database, put("O1", value="11"))
    summary = replace(small().corridor, summary=text("另一说明"))
    edited = replace(small(), fingerprint="b" * 16, corridor=summary)
    one, other = (ReleaseStore(database, base) for base in (small(), edited))
    names = [store.loaded_release(number).dataset.fingerprint for store in (one, other) for number in (1, 2)]
    assert names[:2] == names[2:]
    assert names[0] != names[1]
    assert {len(name) for name in names} == {len(small().fingerprint)}
    working = [store.latest().working.fingerprint for store in (one, other)]
    assert working[0] != working[1]
    assert {len(name) for name in working} == {len(small().fingerprint)}
    one.close()
    other.close()
