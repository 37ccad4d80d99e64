"""Moving a database loses nothing that was confirmed, and happens under nobody's hands."""

import errno
import shutil
from pathlib import Path

import pytest
from sqlalchemy import URL

from corridor.releases.backup import back_up
from corridor.releases.database import Database
from corridor.releases.errors import DatabaseInUseError, LeftoverError, NoFileError, OccupiedError
from corridor.releases.moving import move
from corridor.releases.releases import latest_number
from corridor.releases.restoring import Backup, restore
from tests.corridor.releases.publishing import publish, put


@pytest.fixture
def kind() -> str:
    """Only a file can be moved."""
    return "sqlite"


def at(file: Path) -> Database:
    return Database(URL.create("sqlite", database=str(file)))


def last(database: Database) -> int:
    with database.reading() as connection:
        return latest_number(connection)


def test_what_was_confirmed_last_moves_too(database: Database, tmp_path: Path) -> None:
    file, target = Path(database.url.database or ""), tmp_path / "away" / "moved.sqlite3"
    publish(database, put("O3", period="2026-Q3"))
    assert file.with_name(file.name + "-wal").stat().st_size > 0
    move(database, target)
    assert target.parent.stat().st_mode & 0o777 == 0o700
    assert not list(file.parent.glob(file.name + "*"))
    moved = at(target)
    assert last(moved) == 2
    moved.close()


def test_a_folder_that_is_there_is_taken_as_it_is_and_its_other_files_stay(database: Database, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir(mode=0o750)
    (tmp_path / "there" / "notes.txt").write_text("mine")
    move(database, tmp_path / "there" / "moved.sqlite3")
    assert sorted(file.name for file in (tmp_path / "there").iterdir()) == ["moved.sqlite3", "notes.txt"]
    assert (tmp_path / "there").stat().st_mode & 0o777 == 0o750
    moved = at(tmp_path / "there" / "moved.sqlite3")
    assert last(moved) == 1
    moved.close()


def test_not_while_somebody_has_it_open(database: Database, tmp_path: Path) -> None:
    other = at(Path(database.url.database or ""))
    assert last(other) == 1
    with pytest.raises(DatabaseInUseError):
        move(database, tmp_path / "moved.sqlite3")
    assert not (tmp_path / "moved.sqlite3").exists()
    publish(database, put("O3", period="2026-Q3"))
    assert last(other) == 2
    other.close()


def test_a_target_that_cannot_be_is_named_and_the_database_stays(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as one on another disk: a file is renamed, never copied."""

    def refuse(_file: Path, _target: Path) -> Path:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match="cross-device") as refused:
        move(database, tmp_path / "away" / "moved.sqlite3")
    assert refused.value.filename == str(tmp_path / "away" / "moved.sqlite3")
    assert refused.value.errno == errno.EXDEV
    assert last(database) == 1


def test_nothing_is_overwritten(database: Database, tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(b"mine")
    with pytest.raises(OccupiedError):
        move(database, tmp_path / "there")
    assert (tmp_path / "there").read_bytes() == b"mine"
    assert last(database) == 1


def test_what_is_no_file_is_not_moved(tmp_path: Path) -> None:
    with pytest.raises(NoFileError):
        move(at(tmp_path / "none.sqlite3"), tmp_path / "moved.sqlite3")


@pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal"])
def test_a_backup_is_not_restored_beside_what_another_database_left(
    database: Database, tmp_path: Path, ending: str
) -> None:
    """The database alone was moved away: what was confirmed last lies in the file that stayed."""
    back_up(database, tmp_path / "backup")
    file = tmp_path / "new" / "corridor.sqlite3"
    file.parent.mkdir()
    left = file.with_name(file.name + ending)
    shutil.copyfile(tmp_path / "backup", left)
    with pytest.raises(LeftoverError, match="corridor db move"):
        restore(at(file), Backup(tmp_path / "backup"))
    assert [*file.parent.iterdir()] == [left]
