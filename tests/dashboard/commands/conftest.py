"""Commands as they are called, on a database of their own of either kind."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import URL

from dashboard.cli import main
from tests import postgres
from tests.databases import kind

__all__ = ["kind"]
Run = Callable[..., Result]
PASSWORD = "correct horse battery 9"
BANNER, CITY_NEXT = "150725", "150784"


@pytest.fixture
def url(request: pytest.FixtureRequest, kind: str, tmp_path: Path) -> Iterator[str]:
    """The address of a database as one types it: without a schema, or what `made` promises."""
    template = _prepared(kind) if "made" in request.fixturenames else None
    if kind == "sqlite":
        file = tmp_path / "corridor.sqlite3"
        if template is not None:
            shutil.copyfile(template.database or "", file)
        yield f"sqlite:///{file}"
        return
    server = postgres.server()
    own = server.create(template.database or "") if template is not None else server.create()
    yield _typed(own)
    server.drop(own.database or "")


@pytest.fixture
def run(url: str) -> Run:
    """``run("db", "verify")``: a command on that database."""
    return partial(_called, url)


@pytest.fixture
def made(run: Run) -> Run:
    """The same, with the schema in it, the package as release 1, and an account for a banner."""
    return run


def _called(url: str, *arguments: object, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments], input=typed, env={"CORRIDOR_DATABASE": url})


@cache
def _prepared(kind: str) -> URL:
    """A database that every test copies; to load the package for each would cost a second."""
    if kind == "sqlite":
        holder = tempfile.TemporaryDirectory(prefix="corridor-tests-", ignore_cleanup_errors=True)
        _HOLDERS.append(holder)
        url = URL.create("sqlite", database=f"{holder.name}/template.sqlite3")
    else:
        url = postgres.server().create()
    assert _called(_typed(url), "db", "upgrade").exit_code == 0
    arguments = ("add", "banner", "--role", "submitter", "--area", BANNER, "--office", "组织部")
    done = _called(_typed(url), "user", *arguments, typed=f"{PASSWORD}\n")
    assert done.exit_code == 0, done.output
    return url


def _typed(url: URL) -> str:
    return url.render_as_string(hide_password=False)


_HOLDERS: "list[tempfile.TemporaryDirectory[str]]" = []


def refused(result: Result, *words: str) -> None:
    """The command refused in one line, in both languages, and did nothing."""
    assert result.exit_code == 2, result.output
    line = result.stderr.strip()
    assert line.count("\n") == 0
    assert line.startswith("Error: ")
    assert " · " in line
    for word in words:
        assert word in line
