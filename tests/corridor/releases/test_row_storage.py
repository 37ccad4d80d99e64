"""Rows that are put into the database at once are those that were given, on either kind of database."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from corridor.releases import row_storage
from corridor.releases.database import Database
from corridor.releases.figure_rows import FigureBlock
from corridor.releases.releases import latest_number
from corridor.releases.row_storage import StoredRow, store_figures, store_row_versions
from corridor.releases.tables import releases, row_versions
from corridor.releases.upgrading import upgrade

ROWS: tuple[StoredRow, ...] = (
    ("observations", "A", 1, "tab\tline\nback\\slash \\N 'quote' \"two\"", "0a", None, None),
    ("observations", "乙", 1, "", "0b", "撤回\t\\N", None),
    ("sources", "A", 1, "{}", "0c", None, None),
)


@pytest.mark.parametrize("batch", [1, 2, 10])
def test_rows_are_stored_to_the_last_sign(database: Database, batch: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_storage, "_BATCH", batch)
    with database.writing() as connection:
        store_row_versions(connection, iter(ROWS))
    with database.reading() as connection:
        stored = {tuple(row) for row in connection.execute(select(row_versions))}
    assert stored >= set(ROWS)


class _UndoneError(Exception):
    """What ends a transaction on purpose."""


@pytest.fixture
def bare(empty: Database) -> Database:
    """A database of the right form that has a release without any row."""
    upgrade(empty)
    with empty.writing() as connection:
        assert not latest_number(connection)
        first = {"number": 1, "published_at": "", "published_by": "", "reason": "", "as_of": "", "hash": "0" * 64}
        connection.execute(insert(releases).values(first))
    return empty


def _block(*keys: str) -> FigureBlock:
    return FigureBlock([key.encode() for key in keys], [b"{}" for _ in keys], ["0" * 64 for _ in keys])


def _schema(connection: Connection) -> list[tuple[object, ...]]:
    """Tables, indexes and triggers as they were written."""
    names = (
        "type, name, tbl_name, sql FROM sqlite_schema"
        if connection.dialect.name == "sqlite"
        else ("indexname, indexdef FROM pg_indexes WHERE tablename = 'row_versions'")
    )
    return sorted(map(tuple, connection.exec_driver_sql(f"SELECT {names}")), key=str)


def test_a_filled_table_has_the_guards_of_an_empty_one(bare: Database) -> None:
    with bare.writing() as connection:
        before = _schema(connection)
        store_figures(connection, 1, [_block("A", "B"), _block("C")])
        assert _schema(connection) == before
    with pytest.raises(Exception, match="append only: row_versions"), bare.writing() as connection:
        connection.exec_driver_sql("DELETE FROM row_versions")


@pytest.mark.parametrize("second", [("B", "C"), ("C", "C")])
def test_a_key_that_comes_twice_changes_nothing(bare: Database, second: tuple[str, str]) -> None:
    with bare.reading() as connection:
        before = _schema(connection)
    with pytest.raises(IntegrityError), bare.writing() as connection:
        store_figures(connection, 1, [_block("A", "B"), _block(*second)])
    with bare.reading() as connection:
        assert (_schema(connection), connection.execute(select(row_versions)).all()) == (before, [])


def test_blocks_that_end_in_an_error_change_nothing(bare: Database) -> None:
    def blocks() -> Iterator[FigureBlock]:
        yield _block("A")
        raise _UndoneError

    with bare.reading() as connection:
        before = _schema(connection)
    with pytest.raises(_UndoneError), bare.writing() as connection:
        store_figures(connection, 1, blocks())
    with bare.reading() as connection:
        assert (_schema(connection), connection.execute(select(row_versions)).all()) == (before, [])


@pytest.mark.parametrize("kind", ["sqlite"])  # during COPY, PostgreSQL answers nothing else on the connection
def test_a_table_with_rows_keeps_its_guards_all_the_while(bare: Database) -> None:
    def blocks(connection: Connection, seen: list[object]) -> Iterator[FigureBlock]:
        seen.append(_schema(connection))
        yield _block("B")

    with bare.writing() as connection:
        store_figures(connection, 1, [_block("A")])
        before, seen = _schema(connection), list[object]()
        store_figures(connection, 1, blocks(connection, seen))
        assert seen == [before]
