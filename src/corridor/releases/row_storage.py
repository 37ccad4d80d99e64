"""Putting very many rows into the database at once: by COPY into PostgreSQL, in batches into SQLite."""

from collections.abc import Iterable
from itertools import islice, repeat

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from corridor.releases.tables import row_versions

_BATCH = 20_000
_COLUMNS = tuple(column.name for column in row_versions.columns)

StoredRow = tuple[str, str, int, str, str, str | None, int | None]
"""The values of a row in the order of the table's columns."""


def store_row_versions(connection: Connection, rows: Iterable[StoredRow]) -> None:
    """Add `rows` in the caller's writing transaction.

    Raises:
        DBAPIError: the database refuses them or is gone, by whichever way they are sent.
    """
    columns = ", ".join(_COLUMNS)
    if connection.dialect.name == "postgresql":
        _copy(connection, f"COPY row_versions ({columns}) FROM STDIN", rows)
        return
    marks = ", ".join(repeat("?", len(_COLUMNS)))
    statement = f"INSERT INTO row_versions ({columns}) VALUES ({marks})"  # noqa: S608  # the names are our own
    left = iter(rows)
    while batch := list(islice(left, _BATCH)):
        connection.exec_driver_sql(statement, batch)


def _copy(connection: Connection, statement: str, rows: Iterable[StoredRow]) -> None:
    """COPY is the driver's own: what it raises is made the error that any other statement would have raised."""
    driver_error = connection.dialect.loaded_dbapi.Error
    try:
        with connection.connection.cursor().copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except driver_error as error:
        raise DBAPIError.instance(statement, None, error, driver_error, dialect=connection.dialect) from error
