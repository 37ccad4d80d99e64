"""What a driver says, in the errors that people are shown: by its code, and never more of it than one line."""

import sqlite3

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, OperationalError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from corridor.releases.database_errors import translate_db_error
from corridor.releases.errors import (
    DatabaseBusyError,
    DatabaseError,
    DatabaseFullError,
    DatabaseRefusedError,
    DatabaseUnreachableError,
)

PLACE = "/data/corridor.sqlite3"


class SqliteError(sqlite3.OperationalError):
    """What SQLite's driver raises."""

    def __init__(self, name: str, said: str = "said") -> None:
        super().__init__(said)
        self.sqlite_errorname = name


class ServerError(Exception):
    """What PostgreSQL's driver raises."""

    def __init__(self, state: str | None, said: str = "said") -> None:
        super().__init__(said)
        self.sqlstate = state


def translated(error: Exception, kind: type[DBAPIError] = OperationalError, *, lost: bool = False) -> object:
    """The kind of error that is shown; None for a mistake in the program."""
    found = translate_db_error(kind("SELECT 1", {}, error, connection_invalidated=lost), PLACE)
    return None if found is None else type(found)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("SQLITE_FULL", DatabaseFullError),
        ("SQLITE_BUSY", DatabaseBusyError),
        ("SQLITE_BUSY_SNAPSHOT", DatabaseBusyError),
        ("SQLITE_LOCKED", DatabaseBusyError),
        ("SQLITE_READONLY_DBMOVED", DatabaseRefusedError),
        ("SQLITE_CORRUPT", DatabaseRefusedError),
        ("SQLITE_NOTADB", DatabaseRefusedError),
        ("SQLITE_CANTOPEN", DatabaseUnreachableError),
        ("SQLITE_IOERR_READ", DatabaseUnreachableError),
        ("SQLITE_MISUSE", None),
        ("SQLITE_ERROR", None),
    ],
)
def test_a_file_s_errors(name: str, shown: type[DatabaseError] | None) -> None:
    assert translated(SqliteError(name)) is shown


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        ("53100", DatabaseFullError),
        ("53300", DatabaseBusyError),
        ("55P03", DatabaseBusyError),
        ("40001", DatabaseBusyError),
        ("40P01", DatabaseBusyError),
        ("57014", DatabaseBusyError),
        ("28P01", DatabaseRefusedError),
        ("3D000", DatabaseRefusedError),
        ("42501", DatabaseRefusedError),
        ("42P01", DatabaseRefusedError),
        ("25006", DatabaseRefusedError),
        ("08006", DatabaseUnreachableError),
        ("57P01", DatabaseUnreachableError),
        ("25P03", DatabaseUnreachableError),
        ("58030", DatabaseUnreachableError),
        ("42601", None),
        ("22003", None),
        ("25P02", None),
    ],
)
def test_a_server_s_errors(state: str, shown: type[DatabaseError] | None) -> None:
    assert translated(ServerError(state)) is shown


def test_a_file_of_another_program_lacks_the_tables_and_a_wrong_statement_is_a_mistake() -> None:
    assert translated(SqliteError("SQLITE_ERROR", "no such table: releases")) is DatabaseRefusedError
    assert translated(SqliteError("SQLITE_ERROR", 'near "SELEC": syntax error')) is None
    assert translated(SqliteError("SQLITE_MISUSE", "no such table: releases")) is None


@pytest.mark.parametrize("error", [SqliteError("SQLITE_FULL"), ServerError("53100"), ServerError(None)])
def test_a_broken_rule_of_the_schema_is_always_a_mistake(error: Exception) -> None:
    assert translated(error, IntegrityError) is None


@pytest.mark.parametrize(
    ("kind", "lost", "shown"),
    [
        (OperationalError, False, DatabaseUnreachableError),
        (InterfaceError, False, DatabaseUnreachableError),
        (ProgrammingError, True, DatabaseUnreachableError),
        (ProgrammingError, False, None),
    ],
)
def test_without_a_code_it_counts_whether_the_connection_is_lost(
    kind: type[DBAPIError], lost, shown: type[DatabaseError] | None
) -> None:
    assert translated(ServerError(None), kind, lost=lost) is shown


def test_who_waits_too_long_for_a_connection_learns_that_it_is_busy() -> None:
    assert isinstance(translate_db_error(PoolTimeoutError("no connection is free"), PLACE), DatabaseBusyError)


def test_of_what_the_driver_says_one_line_is_shown_with_the_place() -> None:
    said = "connection to server failed\n\tIs the server running?\n"
    error = OperationalError("SELECT 1", {}, ServerError("08006", f"\n{said}"))
    found = translate_db_error(error, PLACE)
    assert isinstance(found, DatabaseUnreachableError)
    for language in ("zh", "en"):
        shown = found.text.in_(language)
        assert "connection to server failed" in shown
        assert "Is the server running" not in shown
        assert PLACE in shown
