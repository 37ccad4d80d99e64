"""What the commands that work on the database open: the database, the package, the office, and who commands."""

import getpass
import os
from pathlib import Path

import click

from corridor.archive.belonging import demand_belonging
from corridor.archive.database import Database
from corridor.archive.library import Library
from corridor.archive.location import database_url
from corridor.archive.opening import open_archive
from corridor.archive.upgrading import require_head
from corridor.dataset import Dataset
from corridor.errors import PackageError
from corridor.loading import load
from corridor.office.desk import Office
from corridor.office.rights import Actor, console
from corridor.reading import shipped_package
from dashboard.commands.refusal import Refusal, both


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
        ArchiveError: it cannot be used as it is; the message names the command that helps.
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
        raise Refusal(both("package", count=len(error.problems))) from None


def office_at(given: str | None, geodata: Path | None) -> Office:
    """The office on its database; a file that is not there yet is made, as at the first start of the server.

    Raises:
        ArchiveError, Refusal: one of the two cannot be used.
    """
    base, database = package(geodata), database_at(given, geodata)
    open_archive(database, base)
    library = Library(database, base)
    demand_belonging(library)
    click.get_current_context().call_on_close(library.close)
    return Office(database, library)


def commander() -> Actor:
    """Whoever runs the command, by the name that the system knows."""
    try:
        return console(getpass.getuser())
    except (KeyError, OSError):
        return console(str(os.getuid()))
