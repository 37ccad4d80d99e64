"""The root above a first release is the same, whether it is read back or worked out while the rows are stored."""

import sqlite3
import time
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import URL

from corridor.model.dataset import Dataset
from corridor.package.loading import load
from corridor.releases import content_ahead as ahead
from corridor.releases import releases as releases_module
from corridor.releases.checkpoints import content_of
from corridor.releases.database import Database
from corridor.releases.releases import ensure_first_release, latest_number
from corridor.releases.upgrading import upgrade
from tests.corridor.releases.test_standing_rows import LAST
from tests.small import observation, small

TINY = Path(__file__).parents[2] / "packages" / "tiny"
ODD = ("Z", "a", "a-10", "a-9", '"quoted"', "tab\t", "乙", LAST, "~")


def _url(file: Path) -> URL:
    return URL.create("sqlite", database=str(file))


def _packages() -> list[Dataset]:
    odd = {key: observation(key) for key in ODD}
    return [small(), load(TINY), replace(small(), observations=odd), replace(small(), observations={})]


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few observations count as many."""
    for module in (ahead, releases_module):
        monkeypatch.setattr(module, "MANY", 0)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("base", _packages())
def test_it_is_what_the_database_gives(empty: Database, base: Dataset) -> None:
    upgrade(empty)
    with ahead.content_ahead(base, wanted=True) as content:
        assert ensure_first_release(empty, base)
        found = content()
    with empty.reading() as connection:
        assert found == ahead.first_content(base) == content_of(connection, 1)


@pytest.mark.usefixtures("few")
def test_a_process_that_fails_leaves_it_to_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "first_content", lambda _: 1 / 0)
    with ahead.content_ahead(small(), wanted=True) as content:
        assert content() is None


@pytest.mark.usefixtures("few")
def test_a_process_that_is_late_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "first_content", lambda _: time.sleep(60))
    monkeypatch.setattr(ahead, "_LONGEST_S", 0.1)
    with ahead.content_ahead(small(), wanted=True) as content:
        assert content() is None


def test_nothing_is_begun_for_few_observations_or_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "forked", lambda _: pytest.fail("begun"))
    with ahead.content_ahead(small(), wanted=True) as content:
        assert content() is None
    monkeypatch.setattr(ahead, "MANY", 0)
    with ahead.content_ahead(small(), wanted=False) as content:
        assert content() is None


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("in_use", [False, True])
def test_a_file_that_is_filled_directly_has_its_log_afterwards(tmp_path: Path, in_use: bool) -> None:  # noqa: FBT001
    file = tmp_path / "corridor.sqlite3"
    database = Database(_url(file))
    upgrade(database)
    other = sqlite3.connect(file) if in_use else None
    if other is not None:
        other.execute("SELECT * FROM releases").fetchall()
    assert ensure_first_release(database, small())
    with database.reading() as connection:
        assert latest_number(connection) == 1
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    if other is not None:
        other.close()
    database.close()


@pytest.mark.usefixtures("few")
def test_what_fails_on_the_way_leaves_an_empty_database_with_its_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Database(_url(tmp_path / "corridor.sqlite3"))
    upgrade(database)
    with monkeypatch.context() as patched:
        patched.setattr(releases_module, "store_words", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            ensure_first_release(database, small())
    with database.reading() as connection:
        assert latest_number(connection) == 0
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    assert ensure_first_release(database, small())
    database.close()
