"""Nobody but its owner reads a database file."""

from pathlib import Path

import pytest

from corridor.releases.database import Database
from corridor.releases.errors import DatabaseExposedError
from corridor.releases.private_file import keep_private


@pytest.fixture
def kind() -> str:
    return "sqlite"


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o666, 0o604])
def test_what_others_could_read_is_mended_with_a_word(database: Database, mode: int) -> None:
    file = Path(database.url.database or "")
    file.chmod(mode)
    assert keep_private(database)
    assert file.stat().st_mode & 0o777 == 0o600
    assert not keep_private(database)


def test_the_files_beside_it_too(database: Database) -> None:
    file = Path(database.url.database or "")
    file.chmod(0o600)
    beside = Path(f"{file}-wal")
    beside.touch()
    beside.chmod(0o644)
    assert keep_private(database)
    assert beside.stat().st_mode & 0o077 == 0


def test_what_is_not_ours_is_refused(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    file = Path(database.url.database or "")
    file.chmod(0o644)

    def refuse(_path: Path, _mode: int) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "chmod", refuse)
    with pytest.raises(DatabaseExposedError, match="chmod 600"):
        keep_private(database)
