"""What is found out about a database at this moment."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import URL

from corridor.releases import probe
from corridor.releases.audit import Act, record
from corridor.releases.database import Database
from corridor.releases.probe import Probe, probed
from corridor.workbook import limits
from tests.databases import TestClock


def noted(database: Database, action: str) -> None:
    with database.writing() as connection:
        record(connection, Act(database.now(), "anna", action, "corridor"))


def test_all_is_well_and_the_last_backup_is_as_old_as_the_log_says(database: Database, clock: TestClock) -> None:
    assert probed(database) == Probe("", disk_low=False, backup_age_s=None)
    for action in ("database.backup", "database.backup", "session.opened"):
        clock.forward(hours=1)
        noted(database, action)
    clock.forward(seconds=90)
    assert probed(database) == Probe("", disk_low=False, backup_age_s=3690)
    assert probed(database).ready
    assert not database.read_only


def test_a_disk_that_is_nearly_full_is_looked_at_where_it_is_this_machines(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(probe, "LEAST_FREE", 1 << 80)
    assert probed(database).disk_low == database.is_sqlite
    assert probed(database).ready != database.is_sqlite


@pytest.mark.parametrize(("free_mib", "low"), [(0, True), (63, True), (64, False), (1000, False)])
def test_a_disk_is_nearly_full_while_some_submissions_still_fit_on_it(
    database: Database, monkeypatch: pytest.MonkeyPatch, free_mib: int, *, low: bool
) -> None:
    usage = shutil.disk_usage("/")._replace(free=free_mib << 20)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    assert probed(database).disk_low is (low and database.is_sqlite)
    assert 12 * limits.BYTES < 64 << 20


def test_a_database_that_is_not_there_is_trouble(tmp_path: Path) -> None:
    lost = Database(URL.create("sqlite", database=str(tmp_path / "none" / "none.sqlite3")))
    found = probed(lost)
    assert found.trouble
    assert found.disk_low, "nor is there a disk that could be looked at"
    assert not found.ready
    lost.close()
