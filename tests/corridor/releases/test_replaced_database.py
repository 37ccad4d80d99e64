"""Another database may take the place of the one that a server has read: what it remembers is then of the new one."""

import logging
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from corridor.accounts.session_seal import kept_seal, seal_for
from corridor.releases.database import Database
from corridor.releases.errors import DatabaseRefusedError, UnknownReleaseError
from corridor.releases.release_store import ReleaseStore
from tests import postgres
from tests.corridor.releases.publishing import publish, put
from tests.small import small


@pytest.fixture
def release_store(database: Database) -> Iterator[ReleaseStore]:
    """What a server has in memory: release 2, in which O1 is 11, and release 1."""
    publish(database, put("O1", value="11"))
    made = ReleaseStore(database, small(), interval_s=3600)
    made.loaded_release(1)
    yield made
    made.close()


def replace(database: Database, other: Database) -> None:
    """As an operator does it: a file is moved into the place of another, a server's database gets another's name."""
    other.close()
    if database.is_sqlite:
        file = Path(database.url.database or "")
        for beside in file.parent.glob(f"{file.name}-*"):
            beside.unlink()
        Path(other.url.database or "").rename(file)
    else:
        postgres.server().replace(database.url.database or "", other.url.database or "")


def shown(store: ReleaseStore, number: int) -> str:
    return str(store.loaded_release(number).dataset.observations["O1"].value)


def test_a_release_of_the_same_number_is_read_anew(
    release_store: ReleaseStore, database: Database, other: Database, caplog: pytest.LogCaptureFixture
) -> None:
    publish(other, put("O1", value="12"))
    replace(database, other)
    with caplog.at_level(logging.WARNING, "corridor.releases"):
        assert release_store.refresh()
    assert (release_store.latest().release.number, shown(release_store, 2)) == (2, "12")
    assert "the database was replaced" in caplog.text
    assert not release_store.refresh()


def test_a_later_release_is_not_laid_over_the_rows_of_the_former_database(
    release_store: ReleaseStore, database: Database, other: Database
) -> None:
    publish(other, put("O3", period="2026-Q3"))
    publish(other, put("O2", value="7"))
    replace(database, other)
    assert release_store.refresh()
    assert [shown(release_store, number) for number in (1, 2, 3)] == ["10", "10", "10"]
    assert "O3" in release_store.latest().dataset.observations


def test_a_shorter_history_is_shown_as_it_is(release_store: ReleaseStore, database: Database, other: Database) -> None:
    replace(database, other)
    assert release_store.refresh()
    assert (release_store.latest().release.number, shown(release_store, 1)) == (1, "10")
    with pytest.raises(UnknownReleaseError):
        release_store.loaded_release(2)


def test_earlier_releases_are_those_of_the_new_database(
    release_store: ReleaseStore, database: Database, other: Database
) -> None:
    for value in ("12", "13"):
        publish(other, put("O1", value=value))
    publish(database, put("O1", value="14"))
    release_store.refresh()
    assert shown(release_store, 2) == "11"
    replace(database, other)
    release_store.refresh()
    assert [shown(release_store, number) for number in (1, 2, 3)] == ["10", "12", "13"]


def test_what_else_is_remembered_follows(release_store: ReleaseStore, database: Database, other: Database) -> None:
    known = [seal_for(database)]
    release_store.follow(lambda connection: known.append(kept_seal(connection) or known[-1]))
    replace(database, other)
    release_store.refresh()
    assert known[-1] == known[0]  # nobody has signed in to the new one yet
    theirs = seal_for(database)
    assert theirs != known[0]
    release_store.refresh()
    assert known[-1] == theirs


class TestFile:
    """What a connection to a file does when another file has its name."""

    @pytest.fixture
    def kind(self) -> str:
        """A server cuts the connections to a database that is dropped."""
        return "sqlite"

    def test_what_is_confirmed_stands_in_the_file_of_that_name(self, database: Database, other: Database) -> None:
        publish(database, put("O1", value="11"))
        replace(database, other)
        publish(database, put("O1", value="12"))
        with sqlite3.connect(database.url.database or "") as connection:
            (last,) = connection.execute("SELECT content FROM row_versions WHERE release = 2").fetchone()
        assert '"12"' in last

    def test_a_file_that_is_none_of_ours_is_refused_and_leaves_what_is_shown(
        self, release_store: ReleaseStore, database: Database, tmp_path: Path
    ) -> None:
        (tmp_path / "empty").touch()
        (tmp_path / "empty").rename(database.url.database or "")
        assert not release_store.refresh()
        assert not release_store.health().reachable
        assert shown(release_store, 2) == "11"
        with pytest.raises(DatabaseRefusedError):
            release_store.loaded_release(3)
