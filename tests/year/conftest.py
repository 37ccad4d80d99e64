"""The releases of the synthetic years, and the same on a package that was edited in every table."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from corridor.package.loading import load
from corridor.package.reading.refreshing import refresh
from corridor.releases.database import Database
from corridor.releases.release_store import ReleaseStore
from tests.year.made import made


@pytest.fixture(scope="session")
def years() -> Iterator[ReleaseStore]:
    """The releases on the package as it was left."""
    yield from _store(made().folder)


@pytest.fixture(scope="session")
def edited_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package with other names, definitions and figures, and with one row more in every table of words."""
    folder = tmp_path_factory.mktemp("edited") / "geodata"
    shutil.copytree(made().folder, folder)
    for table, prefix in (("indicators", "name"), ("units", "name"), ("initiatives", "name"), ("areas", "name")):
        _edit(folder / f"{table}.csv", lambda row, of=prefix: {**row, f"{of}_zh": f"{row[f'{of}_zh']}（改）"})
    _edit(folder / "indicators.csv", lambda row: {**row, "definition_zh": "合成：另一种口径", "prominence": "7"})
    _edit(folder / "areas.csv", lambda row: {**row, "short_en": f"{row['short_en']} 2"})
    _edit(folder / "observations.csv", lambda row: {**row, "note_zh": "合成：改", "note_en": "Synthetic"})
    _edit(folder / "derivations.csv", lambda row: {**row, "name_zh": "合成：改"})
    _add(folder / "indicators.csv", "branches", "later-indicator")
    _add(folder / "observations.csv", "O01", "O00", period="2020")
    refresh(folder, ("zh", "en"))
    return folder


@pytest.fixture(scope="session")
def edited(edited_folder: Path) -> Iterator[ReleaseStore]:
    """The same releases on the edited package."""
    yield from _store(edited_folder)


def _store(folder: Path) -> Iterator[ReleaseStore]:
    database = Database(made().url)
    store = ReleaseStore(database, load(folder), interval_s=3600)
    yield store
    store.close()
    database.close()


def _edit(file: Path, change: "object") -> None:
    with file.open(encoding="utf-8", newline="") as read:
        rows = list(csv.DictReader(read))
    _write(file, [change(row) for row in rows])  # type: ignore[operator]


def _add(file: Path, like: str, key: str, **changes: str) -> None:
    """A row of its own before all others, otherwise like an existing one."""
    with file.open(encoding="utf-8", newline="") as read:
        rows = list(csv.DictReader(read))
    model = next(row for row in rows if row["id"] == like)
    _write(file, [{**model, "id": key, **changes}, *rows])


def _write(file: Path, rows: "list[dict[str, str]]") -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
