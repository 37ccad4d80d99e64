"""The synthetic years, made once for all tests of a process."""

import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlalchemy import URL

from tests.made_once import made_once
from tests.year.cycle import Cycle


@dataclass(frozen=True, slots=True)
class Made:
    """Where the package and the database are."""

    folder: Path
    url: URL


@cache
def made() -> Made:
    """Package and database of the synthetic years, to read. It takes about 20 seconds the first time in a run."""
    return own_copy()


def own_copy() -> Made:
    """Package and database that nobody else uses, to write: a server signs the history of its database."""
    holder = tempfile.TemporaryDirectory(prefix="corridor-years-", ignore_cleanup_errors=True)
    _HOLDERS.append(holder)
    folder = Path(holder.name, "years")
    made_once("years", lambda new: Cycle(*_within(new)).run(), folder)
    return Made(*_within(folder))


def _within(folder: Path) -> tuple[Path, URL]:
    return folder / "geodata", URL.create("sqlite", database=str(folder / "corridor.sqlite3"))


_HOLDERS: "list[tempfile.TemporaryDirectory[str]]" = []
