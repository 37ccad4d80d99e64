"""What is written to a published folder: all that visitors see, nothing else, once, and the pointer last."""

import sqlite3
from pathlib import Path

import pytest

from corridor.published.errors import FolderAheadError, FolderUnreachableError, PackageEditedError
from corridor.published.folder import FolderOnDisk
from corridor.published.package_file import package_content
from corridor.published.pointer import POINTER
from tests.corridor.published.desk import SECRET, TINY, Desk, Server, WatchedFolder


def test_nothing_is_published_of_accounts_and_work(desk: Desk) -> None:
    desk.release()
    pointer = desk.publish()
    file = desk.path / pointer.releases.name
    assert SECRET.encode() not in b"".join(path.read_bytes() for path in desk.path.rglob("*") if path.is_file())
    with sqlite3.connect(file) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        of_submissions = [row[1] for row in connection.execute("PRAGMA table_info(submissions)")]
    connection.close()
    assert tables == {"releases", "row_versions", "words", "checkpoints", "submissions"}
    assert of_submissions == ["id", "release", "office", "period", "document", "first_submitted_at"]


def test_what_is_there_is_not_written_again_and_the_pointer_is_written_last(desk: Desk) -> None:
    folder = WatchedFolder(desk.path)
    first = desk.publish(folder)
    assert folder.kept == [*(file.name for file in first.files), POINTER]
    folder.kept.clear()
    assert desk.publish(folder) == first
    assert folder.kept == []
    desk.release()
    second = desk.publish(folder)
    assert folder.kept == [second.releases.name, POINTER]
    assert (second.package, second.observations) == (first.package, first.observations)


def test_observations_of_the_first_release_are_kept_once(desk: Desk) -> None:
    desk.release()
    with sqlite3.connect(desk.path / desk.publish().releases.name) as connection:
        found = connection.execute(
            "SELECT key FROM row_versions WHERE kind = 'observations' AND release = 1"
        ).fetchall()
    connection.close()
    changed = next(iter(desk.store.base.observations))
    assert found == [(changed,)]  # what stood there before is asked for in what changed


def test_a_failed_publication_leaves_the_former_release(desk: Desk, tmp_path: Path) -> None:
    desk.publish()
    desk.release()

    class Full(FolderOnDisk):
        def keep(self, name: str, file: Path) -> None:
            del name, file
            raise FolderUnreachableError(self.place, "full")

    with pytest.raises(FolderUnreachableError):
        desk.publish(Full(desk.path))
    assert Server.of(desk.folder, tmp_path / "cache").shown == 1


def test_a_folder_that_is_not_there_is_not_made(desk: Desk, tmp_path: Path) -> None:
    missing = tmp_path / "not-mounted"
    with pytest.raises(FolderUnreachableError, match="not-mounted"):
        desk.publish(FolderOnDisk(missing))
    assert not missing.exists()


def test_a_half_written_pointer_is_written_anew(desk: Desk) -> None:
    content = desk.publish().content
    (desk.path / POINTER).write_bytes(content[: len(content) // 2])
    desk.publish()
    assert (desk.path / POINTER).read_bytes() == content


def test_later_releases_and_those_of_others_are_written_over_only_when_asked(desk: Desk, other: Desk) -> None:
    desk.release()
    desk.publish()
    before = (desk.path / POINTER).read_bytes()
    with pytest.raises(FolderAheadError, match="--replace"):
        other.publish()
    assert (desk.path / POINTER).read_bytes() == before
    assert other.publish(replace=True).first != desk.store.first.release.hash


def test_a_package_that_was_edited_is_not_published(desk: Desk, tmp_path: Path) -> None:
    edited = tmp_path / "edited"
    edited.mkdir()
    for file in TINY.rglob("*"):
        copy = edited / file.relative_to(TINY)
        copy.mkdir() if file.is_dir() else copy.write_bytes(file.read_bytes())
    (edited / "units.csv").write_bytes((TINY / "units.csv").read_bytes() + b"\n")
    with pytest.raises(PackageEditedError):
        package_content(edited, desk.store.base)
