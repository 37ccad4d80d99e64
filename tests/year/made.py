"""The synthetic years, made once for all tests of a process."""

import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlalchemy import URL

from tests.year.cycle import Cycle


@dataclass(frozen=True, slots=True)
class Made:
    """Where the package and the database are. Tests that write work on a copy."""

    folder: Path
    url: URL


@cache
def made() -> Made:
    """Package and database of the synthetic years. It takes about 20 seconds the first time."""
    holder = tempfile.TemporaryDirectory(prefix="corridor-years-", ignore_cleanup_errors=True)
    _HOLDERS.append(holder)
    whole = Made(Path(holder.name) / "geodata", URL.create("sqlite", database=f"{holder.name}/corridor.sqlite3"))
    Cycle(whole.folder, whole.url).run()
    return whole


_HOLDERS: "list[tempfile.TemporaryDirectory[str]]" = []
