"""A server that publishes: each release goes to the folder, again until it is there, by one process of a host."""

import fcntl
import logging
from pathlib import Path

import pytest

from corridor.published import publisher as module
from corridor.published.folder import FolderOnDisk
from corridor.published.pointer import POINTER
from corridor.published.publisher import Publisher
from tests.corridor.published.desk import Desk, Server, WatchedFolder
from tests.waiting import within


@pytest.fixture
def publisher(desk: Desk, tmp_path: Path) -> Publisher:
    return Publisher(desk.wanted, FolderOnDisk(desk.path), tmp_path / "lock")


@pytest.mark.slow
def test_each_release_is_published_by_itself(desk: Desk, publisher: Publisher, tmp_path: Path) -> None:
    publisher.begin()
    assert within(20, lambda: publisher.release == 1)
    server = Server.of(desk.folder, tmp_path / "cache")
    desk.release()
    assert within(20, lambda: server.looked() == 3)
    assert within(20, lambda: publisher.release == 3)
    assert publisher.trouble is None
    publisher.close()
    server.store.close()


def test_what_is_published_is_not_published_again(desk: Desk, tmp_path: Path) -> None:
    folder = WatchedFolder(desk.path)
    publisher = Publisher(desk.wanted, folder, tmp_path / "lock")
    publisher.look()
    assert folder.kept[-1] == POINTER
    folder.kept.clear()
    Publisher(desk.wanted, folder, tmp_path / "lock").look()
    publisher.look()
    assert folder.kept == []


def test_a_folder_that_fails_is_tried_again(
    desk: Desk, publisher: Publisher, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, "corridor.published")
    monkeypatch.setattr(module, "_AGAIN_S", 0.0)
    (desk.path / "files").write_text("no folder")
    for _ in range(3):
        publisher.look()
    assert publisher.release is None
    assert publisher.trouble is not None
    assert str(desk.path) not in str(publisher.trouble)
    assert len(caplog.records) == 1
    (desk.path / "files").unlink()
    publisher.look()
    assert (publisher.release, publisher.trouble) == (1, None)
    assert desk.pointer.release == 1


def test_only_one_process_of_a_host_writes(
    desk: Desk, publisher: Publisher, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(module, "_AGAIN_S", 0.0)
    with (tmp_path / "lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        publisher.look()
        assert not (desk.path / POINTER).exists()
    publisher.look()
    assert desk.pointer.release == 1


def test_a_slower_host_is_overtaken(desk: Desk, publisher: Publisher, monkeypatch: pytest.MonkeyPatch) -> None:
    """It wrote an earlier release over a later one: the other host looks again, and mends it."""
    before = desk.publish().content
    desk.release()
    publisher.look()
    (desk.path / POINTER).write_bytes(before)
    publisher.look()
    assert desk.pointer.release == 1
    monkeypatch.setattr(module, "_LOOK_S", 0.0)
    publisher._due = 0.0
    publisher.look()
    assert desk.pointer.release == 3


def test_a_folder_of_another_database_is_left_alone(desk: Desk, other: Desk, publisher: Publisher) -> None:
    made = other.publish()
    publisher.look()
    assert publisher.trouble is not None
    assert desk.pointer == made
