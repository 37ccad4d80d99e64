"""Putting very many rows into the database at once: by COPY into PostgreSQL, in batches into SQLite."""

from collections.abc import Iterable
from itertools import islice, repeat

from sqlalchemy import Connection

from corridor.releases.tables import row_versions

_BATCH = 20_000
_COLUMNS = tuple(column.name for column in row_versions.columns)

StoredRow = tuple[str, str, int, str, str, str | None, int | None]
"""The values of a row in the order of the table's columns."""


def store_row_versions(connection: Connection, rows: Iterable[StoredRow]) -> None:
    """Add `rows` in the caller's writing transaction."""
    columns = ", ".join(_COLUMNS)
    if connection.dialect.name == "postgresql":
        cursor = connection.connection.cursor()
        with cursor.copy(f"COPY row_versions ({columns}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        return
    marks = ", ".join(repeat("?", len(_COLUMNS)))
    statement = f"INSERT INTO row_versions ({columns}) VALUES ({marks})"  # noqa: S608  # the names are our own
    left = iter(rows)
    while batch := list(islice(left, _BATCH)):
        connection.exec_driver_sql(statement, batch)
