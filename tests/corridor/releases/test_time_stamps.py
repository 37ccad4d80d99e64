"""Checkpoints are stamped with the time by an authority, and OpenSSL verifies the stamp by its certificate."""

import logging
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.releases.checkpoint_check import signer_of
from corridor.releases.database import Database
from corridor.releases.history_guard import HistoryGuard
from corridor.releases.history_watch import HistoryWatch
from corridor.releases.proof import proof_of
from corridor.releases.time_stamps import TimeStampError, TimeStamps
from corridor.signing.signing_key import signing_key
from corridor.signing.time_stamp import NoTokenError, stamped_at
from tests.corridor.releases.publishing import publish, put
from tests.time_stamp_authority import Authority, authority

REFUSED = bytes.fromhex("30053003020102")
"""A status of 2, and no token."""


@pytest.fixture
def kind() -> str:
    """The database has no part in it."""
    return "sqlite"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    with authority(tmp_path_factory.mktemp("authority")) as made:
        yield made


@pytest.fixture
def asked(running: Authority) -> Authority:
    running.asked.clear()
    running.altered = bytes
    return running


def guarded(folder: Path, address: str) -> HistoryGuard:
    key = signing_key(folder / "key.pem")
    return HistoryGuard(key, {key.public}, (), TimeStamps.beside(key.file, address))


def proof(database: Database, guard: HistoryGuard, folder: Path, number: int) -> Path:
    with database.reading() as connection:
        public = signer_of(connection, number, guard.trusted)
        files = proof_of(connection, number, public, time_stamps=guard.time_stamps)
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def verified(folder: Path, certificate: Path) -> list[str]:
    done = subprocess.run(
        ["sh", folder / "verify.sh", certificate], capture_output=True, text=True, check=False, timeout=60
    )
    return done.stdout.splitlines()


def test_each_release_is_stamped_once_and_openssl_verifies_it(
    database: Database, tmp_path: Path, asked: Authority
) -> None:
    guard = guarded(tmp_path, asked.address)
    guard.begin(database)
    watch = HistoryWatch(database, guard)
    watch.look()
    made = publish(database, put("O1", value="11"))
    with database.writing() as connection:
        guard.sign(connection, made)
    for _ in range(2):
        watch.look()
    assert len(asked.asked) == 2
    for number in (1, 2):
        folder = proof(database, guard, tmp_path / str(number), number)
        stamped, proved = verified(folder, asked.certificate)
        assert re.fullmatch(r"stamped at \w{3} .* \d{4} GMT", stamped)
        assert proved == "proved"


def test_the_stamp_of_another_checkpoint_is_none(database: Database, tmp_path: Path, asked: Authority) -> None:
    guard = guarded(tmp_path, asked.address)
    guard.begin(database)
    guard.have_stamped(database)
    folder = proof(database, guard, tmp_path / "proof", 1)
    assert guard.time_stamps is not None
    guard.time_stamps.obtain("another text")
    other = guard.time_stamps.kept("another text")
    assert other is not None
    (folder / "checkpoint.tsr").write_bytes(other)
    assert verified(folder, asked.certificate) == ["no authority that is trusted has stamped the checkpoint"]


def test_a_proof_without_a_stamp_holds_where_nobody_asks_for_one(database: Database, tmp_path: Path) -> None:
    guard = guarded(tmp_path, "")
    guard.begin(database)
    guard.have_stamped(database)
    folder = proof(database, guard, tmp_path / "proof", 1)
    assert not (folder / "checkpoint.tsr").exists()
    done = subprocess.run(["sh", folder / "verify.sh"], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "proved\n"


@pytest.mark.parametrize("altered", [lambda _: REFUSED, lambda _: b"", lambda answer: answer[:-9], lambda _: b"<html>"])
def test_what_is_no_stamp_is_not_kept(tmp_path: Path, asked: Authority, altered) -> None:
    asked.altered = altered
    stamps = TimeStamps(tmp_path / "stamps", asked.address)
    with pytest.raises(TimeStampError, match="gave no time stamp"):
        stamps.obtain("text")
    assert stamps.kept("text") is None
    asked.altered = bytes
    stamps.obtain("text")
    assert stamps.kept("text") is not None


def test_an_answer_to_another_request_is_none(asked: Authority, tmp_path: Path) -> None:
    TimeStamps(tmp_path, asked.address).obtain("text")
    answer, nonce = (tmp_path / next(tmp_path.iterdir())).read_bytes(), 12
    with pytest.raises(NoTokenError, match="something else"):
        stamped_at(answer, b"text", nonce)


def test_an_authority_out_of_reach_leaves_the_history_well(
    database: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    guard = guarded(tmp_path, "http://127.0.0.1:9/")
    guard.begin(database)
    with caplog.at_level(logging.WARNING, "corridor.history"):
        assert HistoryWatch(database, guard).look().state == "ok"
    assert "http://127.0.0.1:9/ gave no time stamp" in caplog.text


@given(st.binary(max_size=200))
def test_any_answer_is_understood_or_refused(answer: bytes) -> None:
    with pytest.raises(NoTokenError):
        stamped_at(answer, b"text", 1)
