"""A witness or an authority that does not answer is named in the log, and keeps nobody from working."""

import logging
from pathlib import Path

import pytest

from corridor.releases.checkpoints import checkpoint_of
from corridor.releases.database import Database
from corridor.releases.history_guard import HistoryGuard
from corridor.releases.time_stamps import TimeStamps
from corridor.releases.witness import Witness
from corridor.signing.signing_key import signing_key
from tests.corridor.releases.publishing import publish, put

ABSENT, FULL = "http://127.0.0.1:9/heads", "/dev/null/heads.txt"
"""Nobody listens at this address, and no file can be made at this place."""


@pytest.fixture
def kind() -> str:
    return "sqlite"


@pytest.fixture
def present(tmp_path: Path) -> Witness:
    return Witness(str(tmp_path / "share" / "heads.txt"))


@pytest.fixture
def guard(tmp_path: Path, present: Witness) -> HistoryGuard:
    key = signing_key(tmp_path / "key.pem")
    return HistoryGuard(key, {key.public}, (Witness(ABSENT), Witness(FULL), present))


def warned(caplog: pytest.LogCaptureFixture) -> list[str]:
    """The warnings since the last look, in which both languages stand."""
    found = [one.getMessage() for one in caplog.records if one.levelno == logging.WARNING]
    caplog.clear()
    assert all(" · " in line for line in found)
    return found


def test_a_server_begins_and_the_others_have_its_head(
    database: Database, guard: HistoryGuard, present: Witness, caplog: pytest.LogCaptureFixture
) -> None:
    note = guard.begin(database)
    assert note in present.notes()
    lines = warned(caplog)
    assert any(ABSENT in line for line in lines)
    assert any(FULL in line for line in lines)
    assert not any(present.place in line for line in lines)


def test_a_release_is_published_and_its_head_goes_to_who_is_there(
    database: Database, guard: HistoryGuard, present: Witness, caplog: pytest.LogCaptureFixture
) -> None:
    guard.begin(database)
    made = publish(database, put("O1", value="11"))
    with database.writing() as connection:
        note = guard.sign(connection, made)
    warned(caplog)
    guard.send_out(note)
    assert checkpoint_of(present.notes()[-1]).release == made.number == 2
    lines = warned(caplog)
    assert [sum(place in line for line in lines) for place in (ABSENT, FULL)] == [1, 1]
    assert note in guard.kept()


def test_the_head_of_a_log_that_grew_is_sent_once(
    database: Database, guard: HistoryGuard, present: Witness, caplog: pytest.LogCaptureFixture
) -> None:
    guard.begin(database)
    before = len(present.notes())
    publish(database, put("O1", value="11"))
    for _ in range(2):
        guard.send_present(database)
    assert len(present.notes()) == before + 1
    assert sum(ABSENT in line for line in warned(caplog)) >= 2


def test_an_authority_that_does_not_answer_is_asked_again(
    database: Database, guard: HistoryGuard, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    guard.begin(database)
    warned(caplog)
    guard.have_stamped(database)
    assert warned(caplog) == []
    stamps = TimeStamps(tmp_path / "stamps", ABSENT)
    asking = HistoryGuard(guard.key, guard.trusted, (), stamps)
    for _ in range(2):
        asking.have_stamped(database)
        assert len(warned(caplog)) == 1
