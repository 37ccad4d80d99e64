"""Fixtures: a database of either kind, a real file or a database on the real server. Imported by conftest files."""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import URL

from corridor.releases.database import Database
from corridor.releases.releases import ensure_first_release
from corridor.releases.upgrading import upgrade
from tests import postgres
from tests.small import small

KINDS = ("sqlite", "postgresql")
START = datetime(2026, 10, 1, 8, tzinfo=UTC)


class TestClock:
    """A clock that stands still until a test moves it."""

    __test__ = False

    def __init__(self) -> None:
        self.time = START

    def __call__(self) -> datetime:
        return self.time

    def forward(self, **span: float) -> None:
        self.time += timedelta(**span)


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def empty_url(kind: str, tmp_path: Path) -> Iterator[URL]:
    """The address of a database without a schema."""
    if kind == "sqlite":
        yield URL.create("sqlite", database=str(tmp_path / "corridor.sqlite3"))
        return
    url = postgres.server().create()
    yield url
    postgres.server().drop(url.database or "")


@pytest.fixture
def empty(empty_url: URL, clock: TestClock) -> Iterator[Database]:
    """A database without a schema."""
    made = Database(empty_url, clock)
    yield made
    made.close()


@pytest.fixture
def url(kind: str, tmp_path: Path) -> Iterator[URL]:
    """The address of a database with the schema and `small()` as release 1."""
    yield from begun(kind, tmp_path)


@pytest.fixture
def other(kind: str, tmp_path: Path, clock: TestClock) -> Iterator[Database]:
    """Another database of the same kind that began as `database` did."""
    (tmp_path / "other").mkdir()
    for url in begun(kind, tmp_path / "other"):
        made = Database(url, clock)
        yield made
        made.close()


def begun(kind: str, folder: Path) -> Iterator[URL]:
    """The address of a database with the schema and `small()` as release 1, gone afterwards; a file in `folder`."""
    yield from copied(_template(kind), folder)


def copied(template: URL, folder: Path) -> Iterator[URL]:
    """The address of a copy of a database that nobody has open, gone afterwards; of a file in `folder`."""
    if template.drivername == "sqlite":
        copy = folder / "corridor.sqlite3"
        shutil.copyfile(template.database or "", copy)
        yield template.set(database=str(copy))
        return
    made = postgres.server().create(template.database or "")
    yield made
    postgres.server().drop(made.database or "")


@pytest.fixture
def database(url: URL, clock: TestClock) -> Iterator[Database]:
    """A database with the schema and `small()` as release 1."""
    made = Database(url, clock)
    yield made
    made.close()


@cache
def _template(kind: str) -> URL:
    """The address of a database that every test copies; making the schema anew each time would cost half a second."""
    if kind == "sqlite":
        url = URL.create("sqlite", database=f"{_folder()}/template.sqlite3")
    else:
        url = postgres.server().create()
    made = Database(url, TestClock())
    upgrade(made)
    ensure_first_release(made, small())
    made.close()
    return url


@cache
def _folder() -> str:
    holder = tempfile.TemporaryDirectory(prefix="corridor-tests-", ignore_cleanup_errors=True)
    _HOLDERS.append(holder)
    return holder.name


_HOLDERS: "list[tempfile.TemporaryDirectory[str]]" = []
