"""Servers without a database: they show what was published, whatever becomes of the folder meanwhile."""

import json
import logging
import os
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from sqlalchemy import URL

from corridor.published import published_releases
from corridor.published.errors import CacheError, FolderUnreachableError, NoOfficeError, NothingPublishedError
from corridor.published.file_cache import FileCache
from corridor.published.folder import FolderOnDisk
from corridor.published.pointer import POINTER, PublishedFile
from corridor.releases.checkpoints import stored_notes
from corridor.releases.database import Database
from corridor.releases.difference import between
from corridor.releases.probe import probed
from tests.corridor.published.desk import Desk, Server, WatchedFolder
from tests.databases import KINDS

if TYPE_CHECKING:
    from _typeshed import SupportsWrite


@pytest.mark.parametrize("kind", KINDS)
def test_everything_is_read_as_from_the_database(desk: Desk, tmp_path: Path) -> None:
    desk.release("7")
    desk.release("8", withdrawn="重复")
    desk.publish()
    server = Server.of(desk.folder, tmp_path / "cache")
    for number in (5, 4, 3, 2, 1):
        ours, theirs = desk.store.loaded_release(number), server.store.loaded_release(number)
        assert theirs.dataset.fingerprint == ours.dataset.fingerprint
        assert {**theirs.contents.rows["observations"]} == {**ours.contents.rows["observations"]}
        assert theirs.contents.words == ours.contents.words
        assert theirs.history.submitted == ours.history.submitted
        assert theirs.history.earlier == ours.history.earlier
        assert theirs.working.fingerprint == ours.working.fingerprint
    assert between(server.releases, 1, 5) == between(desk.database, 1, 5)
    with desk.database.reading() as ours, server.releases.reading() as theirs:
        assert stored_notes(theirs) == stored_notes(ours)
    assert server.store.base == desk.store.base
    server.store.close()


def test_a_new_release_is_shown_and_only_what_is_new_is_fetched(desk: Desk, tmp_path: Path) -> None:
    desk.publish()
    folder = WatchedFolder(desk.path)
    server = Server.of(folder, tmp_path / "cache")
    assert sorted(folder.fetched) == sorted(file.name for file in desk.pointer.files)
    folder.fetched.clear()
    assert server.looked() == 1
    desk.release()
    assert server.looked() == 1
    desk.publish()
    assert server.looked() == 3
    assert folder.fetched == [desk.pointer.releases.name]
    Server.of(folder, tmp_path / "cache")
    assert folder.fetched == [desk.pointer.releases.name]


def test_nothing_can_be_written_and_the_server_is_ready(desk: Desk, tmp_path: Path) -> None:
    desk.publish()
    server = Server.of(desk.folder, tmp_path / "cache")
    with pytest.raises(NoOfficeError), server.releases.writing():
        pass
    assert probed(server.releases).ready


def _half(desk: Desk) -> None:
    (desk.path / POINTER).write_bytes((desk.path / POINTER).read_bytes()[:200])


def _other_form(desk: Desk) -> None:
    held = {**json.loads((desk.path / POINTER).read_bytes()), "form": "99"}
    (desk.path / POINTER).write_text(json.dumps(held))


def _other_hash(desk: Desk) -> None:
    pointer = desk.pointer
    wrong = replace(pointer, releases=PublishedFile("0" * 64, pointer.releases.size))
    (desk.path / POINTER).write_bytes(wrong.content)


def _other_release(desk: Desk) -> None:
    (desk.path / POINTER).write_bytes(replace(desk.pointer, hash="0" * 64).content)


def _no_database(desk: Desk) -> None:
    (desk.path / POINTER).write_bytes(replace(desk.pointer, releases=desk.pointer.package).content)


def _truncated(desk: Desk) -> None:
    file = desk.path / desk.pointer.releases.name
    file.write_bytes(file.read_bytes()[:-100])


def _longer(desk: Desk) -> None:
    file = desk.path / desk.pointer.releases.name
    file.write_bytes(file.read_bytes() + b"more")


def _damaged(desk: Desk) -> None:
    file = desk.path / desk.pointer.releases.name
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def _missing(desk: Desk) -> None:
    (desk.path / desk.pointer.releases.name).unlink()


def _no_pointer(desk: Desk) -> None:
    (desk.path / POINTER).unlink()


def _gone(desk: Desk) -> None:
    desk.path.rename(desk.path.with_name("gone"))


SPOILT = (
    _half,
    _other_form,
    _other_hash,
    _other_release,
    _no_database,
    _truncated,
    _longer,
    _damaged,
    _missing,
    _no_pointer,
    _gone,
)


@pytest.mark.parametrize("spoil", SPOILT)
def test_what_is_shown_stays_until_the_folder_is_well_again(
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    spoil: Callable[[Desk], None],
) -> None:
    monkeypatch.setattr(published_releases, "_LONGEST_REST_S", 0.0)
    caplog.set_level(logging.WARNING, "corridor.published")
    desk.publish()
    server = Server.of(desk.folder, tmp_path / "cache")
    desk.release()
    desk.publish()
    kept = {path: path.read_bytes() for path in desk.path.rglob("*") if path.is_file()}
    spoil(desk)
    assert [server.looked() for _ in range(3)] == [1, 1, 1]
    health = server.store.health()
    assert (health.reachable, health.trouble is not None) == (False, True)
    assert str(desk.path) not in str(health.trouble)
    assert len(caplog.records) == 1  # once, not with every look
    assert " · " in caplog.text
    for path, content in kept.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    assert server.looked() == 3
    assert server.store.health().reachable
    assert len(caplog.records) == 2
    server.store.close()


def test_a_file_that_was_refused_is_not_fetched_again_at_once(desk: Desk, tmp_path: Path) -> None:
    desk.publish()
    folder = WatchedFolder(desk.path)
    server = Server.of(folder, tmp_path / "cache")
    desk.release()
    desk.publish()
    _damaged(desk)
    folder.fetched.clear()
    assert [server.looked() for _ in range(3)] == [1, 1, 1]
    assert folder.fetched == [desk.pointer.releases.name]
    assert not server.store.health().reachable
    server.store.close()


@pytest.mark.parametrize("of_another", [False, True])
def test_what_does_not_continue_is_refused_until_the_server_starts_anew(
    desk: Desk, other: Desk, tmp_path: Path, *, of_another: bool
) -> None:
    before = desk.publish().content
    desk.release()
    desk.publish()
    server = Server.of(desk.folder, tmp_path / "cache")
    if of_another:
        other.publish(replace=True)
    else:
        (desk.path / POINTER).write_bytes(before)
    assert server.looked() == 3
    assert not server.store.health().reachable
    assert Server.of(desk.folder, tmp_path / "cache").shown == 1
    server.store.close()


def test_a_fork_of_the_history_is_refused(desk: Desk, tmp_path: Path) -> None:
    """Another release 3 upon the same first one, as a restored backup would make it, and already a fourth and fifth."""
    desk.publish()
    copy = tmp_path / "copy.sqlite3"
    shutil.copyfile(desk.database.url.database or "", copy)
    desk.release("7")
    desk.publish()
    server = Server.of(desk.folder, tmp_path / "cache")
    database = Database(URL.create("sqlite", database=str(copy)))
    with Desk.on(database, desk.path) as fork:
        fork.release("8")
        fork.release("9")
        assert fork.publish(replace=True).release == 5
        assert server.looked() == 3
        assert not server.store.health().reachable
    database.close()
    server.store.close()


def test_a_server_starts_without_the_folder_from_what_it_fetched_before(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NothingPublishedError):
        Server.of(desk.folder, tmp_path / "cache")
    desk.publish()
    Server.of(desk.folder, tmp_path / "cache")
    _gone(desk)
    assert Server.of(desk.folder, tmp_path / "cache").shown == 1
    with pytest.raises(FolderUnreachableError):
        Server.of(desk.folder, tmp_path / "elsewhere")


def test_a_damaged_cache_is_fetched_anew(desk: Desk, tmp_path: Path) -> None:
    desk.publish()
    Server.of(desk.folder, tmp_path / "cache")
    for file in desk.pointer.files:
        (tmp_path / "cache" / file.digest).write_bytes(b"nonsense")
    assert Server.of(desk.folder, tmp_path / "cache").shown == 1


def test_a_full_disk_leaves_what_is_shown(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.publish()
    cache = tmp_path / "cache"
    server = Server.of(desk.folder, cache)
    desk.release()
    desk.publish()
    before, real = sorted(cache.iterdir()), os.open

    def full(path: str | Path, flags: int, mode: int = 0o777) -> int:
        return real(*("/dev/full", os.O_WRONLY) if str(path).endswith(".part") else (path, flags, mode))

    monkeypatch.setattr(os, "open", full)
    assert server.looked() == 1
    assert server.store.health().trouble is not None
    assert sorted(cache.iterdir()) == before


def test_a_cache_that_cannot_be_made_is_named(desk: Desk, tmp_path: Path) -> None:
    desk.publish()
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(CacheError, match="file"):
        Server.of(desk.folder, tmp_path / "file" / "cache")


def test_two_servers_that_share_a_cache_fetch_once(desk: Desk, tmp_path: Path) -> None:
    desk.publish()

    class Slow(WatchedFolder):
        def fetch(self, name: str, out: "SupportsWrite[bytes]") -> bool:
            time.sleep(0.05)
            return super().fetch(name, out)

    folder = Slow(desk.path)
    made: list[Server] = []
    threads = [threading.Thread(target=lambda: made.append(Server.of(folder, tmp_path / "cache"))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [server.shown for server in made] == [1, 1, 1]
    assert len(folder.fetched) == 3


def test_a_release_that_comes_while_another_is_fetched_is_shown_next(desk: Desk, tmp_path: Path) -> None:
    desk.publish()

    class Overtaken(FolderOnDisk):
        overtake = False

        def fetch(self, name: str, out: "SupportsWrite[bytes]") -> bool:
            if self.overtake:
                self.overtake = False
                desk.release("8")
                desk.publish()
            return super().fetch(name, out)

    folder = Overtaken(desk.path)
    server = Server.of(folder, tmp_path / "cache")
    desk.release("7")
    desk.publish()
    folder.overtake = True
    assert server.looked() == 3
    assert server.looked() == 5
    server.store.close()


def test_what_nobody_has_used_in_a_long_time_is_deleted(desk: Desk, tmp_path: Path) -> None:
    pointer = desk.publish()
    cache = FileCache(tmp_path / "cache")
    server = Server.of(desk.folder, cache.place)
    old = time.time() - 40 * 24 * 3600
    stale = cache.place / ("1" * 64)
    stale.write_bytes(b"")
    for file in (stale, *(cache.place / one.digest for one in pointer.files)):
        os.utime(file, (old, old))
    server.looked()
    assert not stale.exists()
    assert all((cache.place / one.digest).exists() for one in pointer.files)
