"""Commands as they are called, on a database of their own of either kind."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import URL

from corridor.reporting.context import ReportingContext
from dashboard.app import build_app
from dashboard.cli import main
from dashboard.commands.history_options import HistorySettings, history_guard
from dashboard.office.current import OFFICE
from tests import postgres
from tests.databases import kind

__all__ = ["kind"]
Run = Callable[..., Result]
PASSWORD = "correct horse battery 9"
BANNER, CITY_NEXT = "150725", "150784"


@pytest.fixture
def url(request: pytest.FixtureRequest, kind: str, tmp_path: Path) -> Iterator[str]:
    """The address of a database as one types it: without a schema, or what `made` or `started` promises."""
    template = None
    if "started" in request.fixturenames:
        template = served_once(kind)[0]
    elif "made" in request.fixturenames:
        template = _prepared(kind)
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


@pytest.fixture
def started(run: Run, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The same after a server has begun on it, with a witness; what that showed and left is in `tmp_path`."""
    shutil.copytree(served_once(kind)[1], tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("CORRIDOR_SIGNING_KEY", str(tmp_path / "key" / "signing-key.pem"))
    return run


@cache
def served_once(kind: str) -> tuple[URL, Path]:
    """A database that a server has begun on, and the folder of what it showed; every test copies both."""
    folder = _folder()
    if kind == "sqlite":
        url = URL.create("sqlite", database=f"{folder}/begun.sqlite3")
        shutil.copyfile(_prepared(kind).database or "", url.database or "")
    else:
        url = postgres.server().create(_prepared(kind).database or "")
    out = folder / kind
    app = build_app(
        database=url, history=history_guard(HistorySettings(out / "key" / "signing-key.pem", (str(out / "heads.txt"),)))
    )
    client = app.server.test_client()
    for name, address in (("releases", "/releases?lang=zh"), ("about", "/?view=about&lang=zh")):
        (out / f"{name}.html").write_bytes(client.get(address).data)
    (out / "published.txt").write_bytes(client.get("/checkpoints").data)
    office: ReportingContext = app.server.extensions[OFFICE]
    office.release_store.close()
    office.database.close()
    return url, out


def _called(url: str, *arguments: object, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments], input=typed, env={"CORRIDOR_DATABASE": url})


@cache
def _prepared(kind: str) -> URL:
    """A database that every test copies; to load the package for each would cost a second."""
    if kind == "sqlite":
        url = URL.create("sqlite", database=f"{_folder()}/template.sqlite3")
    else:
        url = postgres.server().create()
    assert _called(_typed(url), "db", "upgrade").exit_code == 0
    arguments = ("add", "banner", "--role", "submitter", "--area", BANNER, "--office", "组织部")
    done = _called(_typed(url), "user", *arguments, typed=f"{PASSWORD}\n")
    assert done.exit_code == 0, done.output
    return url


def _folder() -> Path:
    holder = tempfile.TemporaryDirectory(prefix="corridor-tests-", ignore_cleanup_errors=True)
    _HOLDERS.append(holder)
    return Path(holder.name)


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
