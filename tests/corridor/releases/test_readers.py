"""The migration that lets an account be a reader's: on a database that holds accounts others refer to."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from corridor.releases import upgrading
from corridor.releases.database import Database

ACCOUNT = "INSERT INTO accounts (name, role, office, created_at) VALUES (:name, :role, '', 'x')"
SESSION = "INSERT INTO sessions (digest, account, csrf, opened_at, seen_at) VALUES ('d', 1, 'c', 'x', 'x')"


def test_readers_fit_in_and_what_was_there_stays(empty: Database) -> None:
    upgrading.upgrade(empty, "0004")
    with empty.writing() as connection:
        connection.execute(text(ACCOUNT), {"name": "old", "role": "reviewer"})
        connection.execute(text(SESSION))
    with pytest.raises(IntegrityError), empty.writing() as connection:
        connection.execute(text(ACCOUNT), {"name": "new", "role": "reader"})
    assert upgrading.upgrade(empty) == "0004"
    with empty.writing() as connection:
        connection.execute(text(ACCOUNT), {"name": "new", "role": "reader"})
    with pytest.raises(IntegrityError), empty.writing() as connection:
        connection.execute(text(ACCOUNT), {"name": "other", "role": "visitor"})
    with empty.reading() as connection:
        names = connection.execute(text("SELECT name FROM accounts ORDER BY name")).scalars().all()
        assert names == ["new", "old"]
        assert connection.execute(text("SELECT account FROM sessions")).scalar_one() == 1


def test_sqlite_finds_its_own_file_sound_afterwards(empty: Database, kind: str) -> None:
    upgrading.upgrade(empty)
    if kind == "sqlite":
        with empty.reading() as connection:
            assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
            assert connection.execute(text("PRAGMA writable_schema")).scalar_one() == 0
            assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
    with pytest.raises(IntegrityError), empty.writing() as connection:
        connection.execute(text(SESSION))
