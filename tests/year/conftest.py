"""The releases of the synthetic years, and the same on a package that was edited everywhere."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from corridor.package.loading import load
from corridor.releases.database import Database
from corridor.releases.release_store import ReleaseStore
from tests.year.edits import edit_everywhere
from tests.year.made import made


@pytest.fixture(scope="session")
def years() -> Iterator[ReleaseStore]:
    """The releases on the package as it was left."""
    yield from _store(made().folder)


@pytest.fixture(scope="session")
def edited_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, edited everywhere."""
    folder = tmp_path_factory.mktemp("edited") / "geodata"
    shutil.copytree(made().folder, folder)
    edit_everywhere(folder)
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
