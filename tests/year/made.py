"""The synthetic years, made once for all tests of a process."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlalchemy import URL

from tests.made_once import made_once
from tests.shared_servers import shared_server
from tests.year.cycle import Cycle


@dataclass(frozen=True, slots=True)
class Made:
    """Where the package and the database are."""

    folder: Path
    url: URL


@cache
def made() -> Made:
    """Package and database of the synthetic years, to read. It takes about 20 seconds the first time in a run."""
    holder = tempfile.TemporaryDirectory(prefix="corridor-years-", ignore_cleanup_errors=True)
    _HOLDERS.append(holder)
    return made_in(Path(holder.name, "years"))


def made_in(folder: Path) -> Made:
    """The same in a folder that there is not yet, for nobody else: a server signs the history of its database."""
    made_once("years", lambda new: Cycle(*_within(new)).run(), folder)
    return Made(*_within(folder))


@contextmanager
def years_served() -> Iterator[str]:
    """Yield the address of a server of them, one for all processes of a run."""

    def options(folder: Path) -> tuple[str, ...]:
        copy = made_in(folder / "years")
        return "--geodata", str(copy.folder), "--database", str(copy.url)

    with shared_server("years", options) as address:
        yield address


def _within(folder: Path) -> tuple[Path, URL]:
    return folder / "geodata", URL.create("sqlite", database=str(folder / "corridor.sqlite3"))


_HOLDERS: "list[tempfile.TemporaryDirectory[str]]" = []
