"""What a monitor is answered: that the process lives, and whether all of it works, without a word of where it lies."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import URL

from corridor.releases import probe
from corridor.releases.audit import Act, record
from dashboard.app import WATCH
from dashboard.page import health_routes
from tests.corridor.releases.unguarded import tamper
from tests.dashboard.releases import Shown
from tests.databases import clock, empty_url

__all__ = ["clock", "empty_url"]


@pytest.fixture
def kind() -> str:
    return "sqlite"


@pytest.fixture
def shown(empty_url: URL, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shown]:
    monkeypatch.setattr(health_routes, "_FRESH_S", 0)
    made = Shown.on(empty_url)
    yield made
    made.close()


def test_all_is_well(shown: Shown) -> None:
    assert shown.get("/health/live").get_json() == {"live": True}
    answer = shown.get("/health/ready")
    assert (answer.status_code, answer.get_json()) == (
        200,
        {
            "ready": True,
            "database": "ok",
            "disk": "ok",
            "backup_age_s": None,
            "history": "unchecked",
            "history_checked_at": None,
        },
    )
    shown.server.extensions[WATCH].look()
    assert shown.get("/health/ready").get_json()["history"] == "ok"


def test_a_history_that_was_changed_is_not_ready(shown: Shown) -> None:
    tamper(shown.office.database, "UPDATE audit_entries SET actor = 'mallory' WHERE number = 1")
    shown.server.extensions[WATCH].look()
    answer = shown.get("/health/ready")
    assert (answer.status_code, answer.get_json()["history"]) == (503, "broken")
    assert "mallory" not in answer.text
    assert shown.get("/health").status_code == 200


def test_it_knows_the_last_backup(shown: Shown) -> None:
    database = shown.office.database
    with database.writing() as connection:
        record(connection, Act(database.now(), "root", "database.backup", "file:x"))
    assert shown.get("/health/ready").get_json()["backup_age_s"] in range(60)


def test_a_locked_database_is_not_ready(shown: Shown, empty_url: URL) -> None:
    with closing(sqlite3.connect(empty_url.database or "", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = shown.get("/health/ready")
        assert (answer.status_code, answer.get_json()["database"]) == (503, "database-busy")
        assert shown.get("/health/live").status_code == 200
    assert shown.get("/health/ready").status_code == 200


def test_a_lost_database_is_not_ready(shown: Shown, empty_url: URL) -> None:
    shown.office.database.close()
    file = Path(empty_url.database or "")
    file.rename(file.with_suffix(".away"))
    answer = shown.get("/health/ready")
    assert (answer.status_code, answer.get_json()["ready"]) == (503, False)
    assert str(file.parent) not in answer.text
    shown.office.release_store.refresh()
    assert str(file.parent) not in shown.get("/health").text


def test_a_full_disk_is_not_ready(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probe, "LEAST_FREE", 1 << 80)
    answer = shown.get("/health/ready")
    assert (answer.status_code, answer.get_json()["disk"]) == (503, "low")


def test_asking_again_and_again_makes_no_work(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health_routes, "_FRESH_S", 3600)
    looks: list[object] = []
    monkeypatch.setattr(health_routes, "probed", lambda database: looks.append(database) or probe.Probe())
    statuses = [shown.get("/health/ready").status_code for _ in range(5)]
    assert len(looks) <= 1
    assert set(statuses) <= {200, 503}


def test_a_package_alone_is_ready(client: FlaskClient) -> None:
    assert client.get("/health/ready").status_code == 200
