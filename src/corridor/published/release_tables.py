"""What is public of a database, as an SQLite file of its own: every release, and nothing of accounts or work.

It has the tables that reading releases asks for, so that the same queries answer from it. Whose account published a
release is no public matter and is left out; so are observations of release 1 that the package has just so.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Column,
    ColumnElement,
    Connection,
    Index,
    MetaData,
    Select,
    Table,
    case,
    create_engine,
    event,
    insert,
    or_,
    select,
    tuple_,
)

from corridor.releases.releases import PACKAGE
from corridor.releases.standing_observations import OBSERVATIONS
from corridor.releases.tables import checkpoints, in_code_points, releases, row_versions, submissions, words

_BATCH = 5000


def write_release_tables(connection: Connection, file: Path, *, first_is_package: bool) -> None:
    """Write every release that the database has to `file`, which is not there yet.

    Args:
        connection: on the database; all that is read is of one moment.
        file: what is written; the same releases give the same bytes, by the same version of SQLite.
        first_is_package: leave out observations of release 1 that no later release touches.
    """
    engine = create_engine(URL.create("sqlite", database=str(file)))
    event.listen(engine, "connect", _careless)
    try:
        with engine.begin() as out:
            for table, query in _public(connection, first_is_package=first_is_package):
                table.metadata.create_all(out)
                for rows in _partitions(connection, query):
                    out.execute(insert(table), rows)
    finally:
        engine.dispose()


def _public(connection: Connection, *, first_is_package: bool) -> Iterator[tuple[Table, "Select[Any]"]]:
    """Each table of the file, and what it holds."""
    by = case((releases.c.published_by == PACKAGE, PACKAGE), else_="").label("published_by")
    made = [by if column is releases.c.published_by else column for column in releases.c]
    yield _like(releases), select(*made).order_by(releases.c.number)
    rows = select(row_versions)
    if first_is_package:
        of = row_versions.c
        touched = select(of.kind, of.key).where(of.release > 1)
        rows = rows.where(or_(of.kind != OBSERVATIONS, of.release > 1, tuple_(of.kind, of.key).in_(touched)))
    yield _like(row_versions, "release"), rows.order_by(*_order(connection, row_versions))
    yield _like(words, "release"), select(words).order_by(*_order(connection, words))
    yield _like(checkpoints), select(checkpoints).order_by(checkpoints.c.release)
    of = submissions.c
    public = (of.id, of.release, of.office, of.period, of.document, of.first_submitted_at)
    published = select(*public).where(of.release.is_not(None)).order_by(of.id)
    yield _like(submissions, columns=public), published


def _order(connection: Connection, table: Table) -> tuple["ColumnElement[Any]", ...]:
    of = table.c
    return of.release, in_code_points(connection, of.kind), in_code_points(connection, of.key)


def _like(table: Table, index: str = "", columns: "Sequence[Column[Any]]" = ()) -> Table:
    """A table of the same name and columns, which refers to no other."""
    copied = [
        Column(column.name, column.type, primary_key=column.primary_key, autoincrement=False)
        for column in columns or table.c
    ]
    made = Table(table.name, MetaData(), *copied)
    if index:
        Index(f"{table.name}_by_{index}", made.c[index])
    return made


def _partitions(connection: Connection, query: "Select[Any]") -> Iterator[list[dict[str, Any]]]:
    with connection.execute(query, execution_options={"yield_per": _BATCH}) as found:
        for some in found.partitions():
            yield [dict(row._mapping) for row in some]  # noqa: SLF001  # SQLAlchemy's documented name


def _careless(driver: Any, _entry: object) -> None:  # noqa: ANN401  # sqlite3's
    """Write without a journal: a file that was not finished is thrown away."""
    driver.execute("PRAGMA journal_mode = OFF")
    driver.execute("PRAGMA synchronous = OFF")
