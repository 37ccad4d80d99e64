"""Whether what is stored is what was published: hashes, chains, references, guards, and the data contract."""

from collections.abc import Callable, Iterable, Iterator

from sqlalchemy import Column, Connection, Table, func, select, text

from corridor.errors import Problem
from corridor.model.dataset import Dataset
from corridor.model.vocabulary import Text
from corridor.releases.chain_check import fault
from corridor.releases.checkpoint_check import Keys
from corridor.releases.contents import Contents, contents_of
from corridor.releases.contract_check import YOUNGER
from corridor.releases.database import Database
from corridor.releases.guard_check import guard_faults
from corridor.releases.history_check import history_faults
from corridor.releases.merging import dataset_of
from corridor.releases.releases import all_releases, latest_number
from corridor.releases.tables import metadata

Check = Callable[[Dataset], Iterable[Problem]]
"""What finds the breaches of the data contract."""


def faults(database: Database, base: Dataset, check: Check, trusted: Keys = ()) -> Iterator[Text]:
    """Everything that is wrong with a database; empty when all is well.

    Every release is held to the contract with the package `base`, for each of them can still be opened; its
    checkpoint must be signed by one of the `trusted` public keys.
    """
    with database.reading() as connection:
        yield from _file(connection)
        yield from guard_faults(connection)
        yield from _references(connection)
        yield from history_faults(connection, trusted)
        yield from _contract(connection, base, check)


def remarks(database: Database, base: Dataset, check: Check) -> Iterator[Text]:
    """What the latest release shows though a rule younger than it forbids it: to be corrected, yet no fault."""
    with database.reading() as connection:
        latest = latest_number(connection)
        try:
            shown = dataset_of(contents_of(connection, latest, None, base), base)
        except ValueError:
            return
    for problem in check(shown):
        if problem.rule in YOUNGER:
            yield _in_release(latest, problem)


def _file(connection: Connection) -> Iterator[Text]:
    """What SQLite itself finds; PostgreSQL watches over its own files."""
    if connection.dialect.name != "sqlite":
        return
    for found in connection.execute(text("PRAGMA integrity_check")).scalars():
        if found != "ok":
            yield fault("file-damaged", found=found)


def _references(connection: Connection) -> Iterator[Text]:
    for table in metadata.sorted_tables:
        for column in table.columns:
            for key in column.foreign_keys:
                if count := _dangling(connection, table, column, key.column):
                    yield fault("reference-dangling", table=table.name, column=column.name, count=count)


def _dangling(connection: Connection, table: Table, column: "Column[object]", target: "Column[object]") -> int:
    parent = target.table.alias()
    found = parent.c[target.name] == column
    query = select(func.count()).select_from(table).where(column.is_not(None), ~select(parent).where(found).exists())
    return connection.execute(query).scalar_one()


def _contract(connection: Connection, base: Dataset, check: Check) -> Iterator[Text]:
    known: Contents | None = None
    for made in all_releases(connection):
        try:
            known = contents_of(connection, made.number, known, base)
            shown = dataset_of(known, base)
        except ValueError as error:
            yield fault("release-unreadable", release=made.number, error=error)
            return
        for problem in check(shown):
            if problem.rule not in YOUNGER:
                yield _in_release(made.number, problem)


def _in_release(release: int, problem: Problem) -> Text:
    return fault("contract", release=release, problem=problem.text)
