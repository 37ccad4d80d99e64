"""Putting very many rows into the database at once: by COPY into PostgreSQL, in batches into SQLite."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice, repeat
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from corridor.releases.figure_rows import FigureBlock
from corridor.releases.tables import row_versions

_BATCH = 20_000
_COLUMNS = tuple(column.name for column in row_versions.columns)
_NAMES = ", ".join(_COLUMNS)
_COPY = f"COPY row_versions ({_NAMES}) FROM STDIN"
_MADE_FOR_TABLE = (
    "SELECT type, name, sql FROM sqlite_schema"
    " WHERE tbl_name = 'row_versions' AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid"
)
_MARKS = ((b"\\", rb"\\"), (b"\t", rb"\t"), (b"\n", rb"\n"), (b"\r", rb"\r"))
"""Signs of COPY's own in a text, and what stands for them; the first one first."""

StoredRow = tuple[str, str, int, str, str, str | None, int | None]
"""The values of a row in the order of the table's columns."""


def store_row_versions(connection: Connection, rows: Iterable[StoredRow]) -> None:
    """Add `rows` in the caller's writing transaction.

    Raises:
        DBAPIError: the database refuses them or is gone, by whichever way they are sent.
    """
    if connection.dialect.name == "postgresql":
        _copy(connection, rows, lambda copy: copy.write_row)
        return
    marks = ", ".join(repeat("?", len(_COLUMNS)))
    statement = f"INSERT INTO row_versions ({_NAMES}) VALUES ({marks})"  # noqa: S608  # the names are our own
    left = iter(rows)
    while batch := list(islice(left, _BATCH)):
        connection.exec_driver_sql(statement, batch)


def store_figures(connection: Connection, number: int, blocks: Iterable[FigureBlock]) -> None:
    """Add a package's observations as rows of release `number`, in the caller's writing transaction.

    Raises:
        DBAPIError: as `store_row_versions`.
    """
    if connection.dialect.name == "postgresql":
        _copy(connection, (_copied(block, number) for block in blocks), lambda copy: copy.write)
        return
    statement = (
        f"INSERT INTO row_versions ({_NAMES}) "  # noqa: S608  # the names are our own
        f"VALUES ('observations', CAST(? AS TEXT), {number:d}, CAST(? AS TEXT), ?, NULL, NULL)"
    )
    with _bare_while_filled(connection):
        for block in blocks:
            connection.exec_driver_sql(statement, list(zip(block.keys, block.contents, block.digests, strict=True)))


@contextmanager
def _bare_while_filled(connection: Connection) -> Iterator[None]:
    """An empty table of SQLite's loses its index and triggers, and has the same again behind the last row.

    The trigger that looks whether a key is there already takes almost as long as the row itself, and into an empty
    table the primary key lets none come twice. All of it belongs to the caller's transaction: an error undoes it too.
    """
    if connection.execute(select(row_versions).limit(1)).first() is not None:
        yield
        return
    kept = connection.exec_driver_sql(_MADE_FOR_TABLE).all()
    quoted = connection.dialect.identifier_preparer.quote_identifier
    for kind, name, _ in kept:
        connection.exec_driver_sql(f"DROP {kind} {quoted(name)}")
    yield
    for _, _, statement in kept:
        connection.exec_driver_sql(statement)


def _copied(block: FigureBlock, number: int) -> bytes:
    """Rows in the text form of COPY."""
    rows = zip(map(_escaped, block.keys), map(_escaped, block.contents), block.digests, strict=True)
    return b"".join(
        b"observations\t%b\t%d\t%b\t%b\t\\N\t\\N\n" % (key, number, content, digest.encode())
        for key, content, digest in rows
    )


def _escaped(text: bytes) -> bytes:
    for sign, mark in _MARKS:
        if sign in text:
            text = text.replace(sign, mark)
    return text


def _copy(connection: Connection, things: Iterable[object], way: Callable[[Any], Callable[[Any], object]]) -> None:
    """Send `things` by the `way` of a copy that takes them.

    COPY is the driver's own: what it raises is made the error that any other statement would have raised.
    """
    driver_error = connection.dialect.loaded_dbapi.Error
    try:
        with connection.connection.cursor().copy(_COPY) as copy:
            put = way(copy)
            for thing in things:
                put(thing)
    except driver_error as error:
        raise DBAPIError.instance(_COPY, None, error, driver_error, dialect=connection.dialect) from error
