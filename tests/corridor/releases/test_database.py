"""What is read is of one moment, what is written is whole, and an address that is shown has no password in it."""

from pathlib import Path

import pytest
from sqlalchemy import URL, Connection, insert, select

from corridor.releases.database import Database
from corridor.releases.errors import DatabaseError, DatabaseRefusedError
from corridor.releases.tables import releases
from tests.corridor.releases.publishing import publish, put


def _another(connection: Connection) -> None:
    first = connection.execute(select(releases.c.hash)).scalar_one()
    values = dict.fromkeys(("published_at", "published_by", "reason", "as_of"), "")
    connection.execute(insert(releases).values(number=2, previous=first, hash="another", **values))


def _count(connection: Connection) -> int:
    return len(connection.execute(select(releases.c.number)).all())


def test_what_others_publish_meanwhile_is_not_seen(database: Database) -> None:
    with database.reading() as connection:
        assert _count(connection) == 1
        publish(database, put("O3", period="2026-Q3"))
        assert _count(connection) == 1
    with database.reading() as connection:
        assert _count(connection) == 2


def test_who_reads_a_server_s_database_cannot_write_to_it(database: Database) -> None:
    if database.is_sqlite:
        pytest.skip("a file tells readers from writers by the lock alone")
    with pytest.raises(DatabaseRefusedError, match="read-only"), database.reading() as connection:
        _another(connection)


def test_what_an_error_interrupts_is_not_written(database: Database) -> None:
    def interrupted() -> None:
        with database.writing() as connection:
            _another(connection)
            assert _count(connection) == 2
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    with database.reading() as connection:
        assert _count(connection) == 1


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        (URL.create("sqlite", database="/data/corridor.sqlite3"), "/data/corridor.sqlite3"),
        (
            URL.create("postgresql+psycopg", "anna", "secret", "db.example", 5432, "corridor"),
            "postgresql+psycopg://anna:***@db.example:5432/corridor",
        ),
    ],
)
def test_the_place_that_is_shown_has_no_password(url: URL, shown: str) -> None:
    assert Database(url).place == shown


def test_nothing_is_made_where_no_database_is(tmp_path: Path) -> None:
    file = tmp_path / "none.sqlite3"
    with pytest.raises(DatabaseError), Database(URL.create("sqlite", database=str(file))).reading():
        pass
    assert not file.exists()


@pytest.mark.parametrize(
    "name", ["a b.sqlite3", "a?mode=ro.sqlite3", "a#b.sqlite3", "a%20b.sqlite3", "呼伦贝尔.sqlite3"]
)
def test_a_file_is_opened_by_its_very_name(database: Database, tmp_path: Path, name: str) -> None:
    if not database.is_sqlite:
        pytest.skip("a server's database has no file")
    database.close()
    file = tmp_path / name
    file.write_bytes((tmp_path / "corridor.sqlite3").read_bytes())
    other = Database(URL.create("sqlite", database=str(file)))
    publish(other, put("O3", period="2026-Q3"))
    with other.reading() as connection:
        assert _count(connection) == 2
    other.close()
