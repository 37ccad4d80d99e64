"""Backups as an operator makes them: scheduled, encrypted, rehearsed, restored with their package."""

import shutil
from pathlib import Path

import pytest

from corridor.package.reading import shipped_package
from tests.dashboard.commands.conftest import Run


@pytest.fixture
def kind() -> str:
    """The commands know nothing of the kind of database; what they call is tested on both."""
    return "sqlite"


def test_the_last_so_many_are_kept(made: Run, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    for day in range(10, 14):
        (folder / f"corridor-202601{day}T000000Z.backup").write_bytes(b"old")
    (folder / "mine.backup").write_bytes(b"mine")
    done = made("db", "backup", "--keep", 3, folder)
    assert done.exit_code == 0, done.output
    kept = sorted(path.name for path in folder.iterdir())
    assert kept[:2] == ["corridor-20260112T000000Z.backup", "corridor-20260113T000000Z.backup"]
    assert kept[-1] == "mine.backup"
    assert len(kept) == 4
    assert f"database.backup  file:{kept[2]}" in made("audit").output


def test_an_encrypted_one_comes_back_under_its_password(
    made: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, copy = tmp_path / "backup", tmp_path / "copy.sqlite3"
    monkeypatch.setenv("CORRIDOR_BACKUP_PASSWORD", "correct horse")
    assert made("db", "backup", "--encrypt", file).exit_code == 0
    monkeypatch.setenv("CORRIDOR_BACKUP_PASSWORD", "battery staple")
    done = made("db", "restore", file, "--database", copy)
    assert (done.exit_code, copy.exists()) == (2, False)
    assert "口令不对" in done.output
    monkeypatch.setenv("CORRIDOR_BACKUP_PASSWORD", "correct horse")
    assert made("db", "restore", file, "--database", copy).exit_code == 0
    assert made("db", "rehearse", file).exit_code == 0


def test_a_backup_is_not_encrypted_under_a_password_shorter_than_an_accounts(
    made: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "backup"
    for password in ("short", "x" * 11):
        monkeypatch.setenv("CORRIDOR_BACKUP_PASSWORD", password)
        done = made("db", "backup", "--encrypt", file)
        assert (done.exit_code, file.exists()) == (2, False)
        assert "12" in done.output


def test_a_rehearsal_says_that_everything_comes_back_and_leaves_nothing(made: Run, tmp_path: Path) -> None:
    assert made("db", "backup", tmp_path / "backup").exit_code == 0
    before = sorted(tmp_path.rglob("*"))
    done = made("db", "rehearse", tmp_path / "backup")
    assert done.exit_code == 0, done.output
    assert "演练成功" in done.output
    assert sorted(tmp_path.rglob("*")) == before


def test_a_backup_of_another_package_says_so_before_anything_is_done(made: Run, tmp_path: Path) -> None:
    other, file, copy, taken = (tmp_path / name for name in ("other", "backup", "copy.sqlite3", "taken"))
    shutil.copytree(shipped_package(), other, ignore=shutil.ignore_patterns("recipes"))
    notes = other / "README.md"
    notes.write_text(notes.read_text("utf-8") + "\nof another office\n" if notes.exists() else "other\n", "utf-8")
    assert made("db", "backup", file, "--geodata", other).exit_code == 0
    done = made("db", "restore", file, "--database", copy)
    assert (done.exit_code, copy.exists()) == (2, False)
    assert "--package-to" in done.output
    assert made("db", "restore", file, "--database", copy, "--package-to", taken).exit_code == 0
    assert (taken / "README.md").read_bytes() == notes.read_bytes()
    assert made("db", "verify", "--database", copy, "--geodata", taken).exit_code == 0


def test_moving_is_said(made: Run, tmp_path: Path) -> None:
    done = made("db", "move", tmp_path / "moved.sqlite3")
    assert done.exit_code == 0, done.output
    assert made("db", "verify", "--database", tmp_path / "moved.sqlite3").exit_code == 0


def test_only_a_plain_role_is_granted_anything(made: Run) -> None:
    done = made("db", "grants", "corridor_server")
    assert "GRANT SELECT, INSERT ON releases TO corridor_server;" in done.output
    assert "GRANT SELECT, INSERT, UPDATE, DELETE ON submissions TO corridor_server;" in done.output
    assert made("db", "grants", "x; DROP TABLE releases").exit_code == 2
