"""What the commands that work on the database open: the database, the package, the office, and who commands."""

import getpass
import os
import shlex
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from corridor.accounts.roles import Actor, console
from corridor.errors import PackageError
from corridor.model.dataset import Dataset
from corridor.package.loading import load
from corridor.package.reading import shipped_package
from corridor.releases.compatibility import demand_belonging
from corridor.releases.database import Database
from corridor.releases.location import database_url
from corridor.releases.opening import open_database
from corridor.releases.release_store import ReleaseStore
from corridor.releases.upgrading import require_head, revision_of
from corridor.reporting.context import ReportingContext
from dashboard.commands.refusals import Refusal, in_one_line


def database_at(given: str | None, geodata: Path | None) -> Database:
    """The database that was asked for; nothing is opened yet. It is closed when the command ends.

    Raises:
        DatabaseAddressError: what was given is no address.
    """
    database = Database(database_url(given, os.environ, geodata))
    click.get_current_context().call_on_close(database.close)
    return database


def ready(given: str | None, geodata: Path | None) -> Database:
    """The database that was asked for, at the revision the program needs.

    Raises:
        DatabaseError: it cannot be used as it is; the message names the command that helps.
    """
    database = database_at(given, geodata)
    require_head(database)
    return database


def package(geodata: Path | None) -> Dataset:
    """The package under the releases.

    Raises:
        Refusal: it does not keep the contract.
    """
    try:
        return load(geodata or shipped_package())
    except PackageError as error:
        command = " ".join(("corridor check", *([shlex.quote(str(geodata))] if geodata else [])))
        raise Refusal(in_one_line("package", count=len(error.problems), command=command)) from None


def office_at(given: str | None, geodata: Path | None) -> ReportingContext:
    """The office on its database; a file that is not there yet is made, as at the first start of the server.

    Raises:
        DatabaseError, Refusal: one of the two cannot be used.
    """
    base, database = package(geodata), database_at(given, geodata)
    open_database(database, base)
    release_store = ReleaseStore(database, base)
    demand_belonging(release_store)
    click.get_current_context().call_on_close(release_store.close)
    return ReportingContext(database, release_store)


def visiting(given: str | None, geodata: Path | None) -> ReportingContext:
    """The office on its database where there is one, else on one that ends with the command: nothing is left behind.

    Raises:
        DatabaseError, Refusal: one of the two cannot be used.
    """
    if revision_of(database_at(given, geodata)) is not None:
        return office_at(given, geodata)
    folder = TemporaryDirectory(prefix="corridor-")
    click.get_current_context().call_on_close(folder.cleanup)
    return office_at(f"sqlite:///{folder.name}/passing.sqlite3", geodata)


def commander() -> Actor:
    """The person who runs the command, by the name that the system knows."""
    try:
        return console(getpass.getuser())
    except (KeyError, OSError):
        return console(str(os.getuid()))
