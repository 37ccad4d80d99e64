"""What is changed behind a running server is noticed by it, without a start, and without making visitors wait."""

import logging
import threading
from pathlib import Path

import pytest

from corridor.releases.audit import Act, record
from corridor.releases.database import Database
from corridor.releases.history_guard import HistoryGuard, RewrittenError
from corridor.releases.history_watch import HistoryWatch, Standing
from corridor.releases.timestamps import stamp
from corridor.releases.witness import Witness
from corridor.signing.signing_key import signing_key, trusted_keys
from tests.corridor.releases.unguarded import tamper
from tests.databases import TestClock
from tests.waiting import within


@pytest.fixture
def guard(tmp_path: Path) -> HistoryGuard:
    file = tmp_path / "key.pem"
    key = signing_key(file)
    return HistoryGuard(key, trusted_keys(file), (Witness(str(tmp_path / "heads.txt")),))


CHANGES = {
    "figure": "UPDATE row_versions SET content = replace(content, '1', '2') WHERE kind = 'observations'",
    "log": "UPDATE audit_entries SET actor = 'mallory' WHERE number = 1",
    "tail": "DELETE FROM audit_entries WHERE number = (SELECT max(number) FROM audit_entries)",
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_behind_the_program_is_noticed(
    database: Database, guard: HistoryGuard, change: str, caplog: pytest.LogCaptureFixture
) -> None:
    guard.begin(database)
    watch = HistoryWatch(database, guard)
    assert watch.standing.state == "unchecked"
    assert watch.look().state == "ok"
    tamper(database, CHANGES[change])
    with caplog.at_level(logging.ERROR, "corridor.history"):
        assert watch.look().state == "broken"
    assert caplog.messages


def test_a_history_without_its_notes_is_known_by_its_witness(
    database: Database, guard: HistoryGuard, clock: TestClock
) -> None:
    guard.begin(database)
    with database.writing() as connection:
        record(connection, Act(database.now(), "root", "database.backup", "file:x"))
    guard.begin(database)
    tamper(
        database,
        "DELETE FROM checkpoints",
        "DELETE FROM audit_entries WHERE number = (SELECT max(number) FROM audit_entries)",
    )
    clock.forward(minutes=10)
    assert HistoryWatch(database, None).look().state == "ok"
    assert HistoryWatch(database, guard).look() == Standing("broken", stamp(clock()))


def test_what_the_log_has_gained_goes_out_and_its_end_cannot_be_cut(database: Database, guard: HistoryGuard) -> None:
    guard.begin(database)
    watch, (witness,) = HistoryWatch(database, guard), guard.witnesses
    watch.look()
    assert len(witness.notes()) == 1
    with database.writing() as connection:
        record(connection, Act(database.now(), "root", "database.backup", "file:x"))
    for _ in range(2):
        watch.look()
        assert len(witness.notes()) == 2
    tamper(database, CHANGES["tail"])
    assert watch.look().state == "broken"
    assert len(witness.notes()) == 2
    with pytest.raises(RewrittenError, match="shorter"):
        guard.begin(database)


def test_a_database_out_of_reach_changes_nothing_that_is_known(empty: Database) -> None:
    watch = HistoryWatch(empty, None)
    assert watch.look() == Standing("unchecked", None)


def test_a_thread_looks_by_itself_again_and_again(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corridor.releases.history_watch._SHARE", 1)
    watch = HistoryWatch(database, None, interval_s=0.05)
    watch.begin()
    watch.begin()
    try:
        assert within(30, lambda: watch.standing.state == "ok")
        tamper(database, CHANGES["log"])
        assert within(30, lambda: watch.standing.state == "broken")
    finally:
        watch.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "history-watch"]


def test_a_long_look_is_followed_by_a_long_rest(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that of a very large database not more than a hundredth of the time is spent on looking."""
    clock, rests = [1000.0], list[float]()
    watch = HistoryWatch(database, None, interval_s=600)
    monkeypatch.setattr("corridor.releases.history_watch.time.thread_time", lambda: clock[0])

    def look() -> Standing:
        clock[0] += {0: 1.0, 1: 6.0, 2: 60.0}[len(rests) - 1]
        return watch.standing

    class Ended(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            rests.append(timeout or 0)
            return len(rests) > 3

    monkeypatch.setattr(watch, "look", look)
    watch._watch(Ended())
    assert rests == [2, 600, 600, 6000]


def test_a_look_at_very_many_rows_lets_visitors_in(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that of the time of a process that also answers not more than a fifth goes to the look."""
    monkeypatch.setattr("corridor.progress._AT_A_TIME", 2)
    with database.reading() as connection:
        rows = len(connection.exec_driver_sql("SELECT 1 FROM row_versions").all())
    worked = iter(range(1_000_000))
    monkeypatch.setattr("corridor.releases.history_watch.time.thread_time", lambda: float(next(worked)))
    watch, looks = HistoryWatch(database, None, interval_s=600), [list[float]()]

    class Ended(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            looks[-1].append(timeout or 0)
            if looks[-1][-1] >= 600:
                looks.append([])
            return len(looks) > 2

    watch._watch(Ended())
    assert watch.standing.state == "ok"
    begin, *of_rows = looks[0][:-1]
    assert begin == 2, "until the first pages are answered"
    assert of_rows.pop(next(at for at, pause in enumerate(of_rows) if pause != 4)) == 20, "what a start leaves to do"
    assert of_rows == looks[1][:-1] == [4.0] * len(of_rows)
    assert len(of_rows) >= rows // 2
