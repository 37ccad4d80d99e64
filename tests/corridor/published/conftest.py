"""A database with a package, and a folder that its releases are published to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL

from corridor.releases.database import Database
from tests.corridor.published.desk import BEGUN, Desk
from tests.databases import TestClock, clock, empty, empty_url

__all__ = ["clock", "empty", "empty_url"]


@pytest.fixture
def kind() -> str:
    """SQLite, where a test does not ask for both."""
    return "sqlite"


@pytest.fixture(autouse=True)
def _servers_end() -> Iterator[None]:
    yield
    while BEGUN:
        BEGUN.pop().close()


@pytest.fixture
def desk(empty: Database, tmp_path: Path) -> Iterator[Desk]:
    with Desk.on(empty, tmp_path / "published") as made:
        yield made


@pytest.fixture
def other(clock: TestClock, tmp_path: Path) -> Iterator[Desk]:
    """Another database of the same package, begun at another moment, with the same folder."""
    clock.forward(days=1)
    database = Database(URL.create("sqlite", database=str(tmp_path / "other.sqlite3")), clock)
    with Desk.on(database, tmp_path / "published") as made:
        yield made
    database.close()
