"""The installed product as its users have it: the command, its files and its pages. No module of it is imported."""

import csv
import json
import os
import shutil
import socket
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.forked_commands import run_forked, start_forked, stop

ROOT = Path(__file__).parents[2]
SHIPPED, TINY = ROOT / "geodata", ROOT / "tests" / "packages" / "tiny"
Rows = list[dict[str, str]]
Change = Callable[[Path], object]
_STARTS = 60
"""Seconds that a server may take to start on a busy machine."""


def run(*arguments: object, database: Path | None = None, typed: str = "") -> tuple[int, str]:
    """The exit code of `corridor` with these arguments, and all that it printed."""
    with tempfile.TemporaryDirectory() as empty:
        file = database or Path(empty) / "corridor.db"
        environment = {**os.environ, "CORRIDOR_DATABASE": f"sqlite:///{file}"}
        done = run_forked([*map(str, arguments)], environment, typed=typed)
    return done.returncode, done.stdout + done.stderr


def package(folder: Path, *changes: Change, base: Path = TINY) -> Path:
    """A copy of a package with changes."""
    copy = Path(shutil.copytree(base, folder / "package"))
    for change in changes:
        change(copy)
    return copy


def table(name: str, change: Callable[[Rows], object]) -> Change:
    """A change of the rows of a table, where columns may be added."""

    def changed(folder: Path) -> None:
        file = folder / f"{name}.csv"
        with file.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        names = list(dict.fromkeys(name for row in rows for name in row))
        change(rows)
        names = list(dict.fromkeys([*names, *(name for row in rows for name in row)]))
        with file.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, names, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    return changed


def cells(name: str, key: str, **values: object) -> Change:
    """A change of some cells of the row `key`."""
    return table(name, lambda rows: [row.update(_texts(values)) for row in rows if row["id"] == key])


def row_like(name: str, key: str, **values: object) -> Change:
    """Another row, like that of `key` but for some cells."""
    return table(name, lambda rows: rows.append({**next(row for row in rows if row["id"] == key), **_texts(values)}))


def layer(name: str, change: Callable[[list[dict[str, Any]]], object]) -> Change:
    """A change of the features of a layer."""

    def changed(folder: Path) -> None:
        file = folder / "layers" / f"{name}.geojson"
        content = json.loads(file.read_text("utf-8"))
        change(content["features"])
        file.write_text(json.dumps(content, ensure_ascii=False), "utf-8")

    return changed


def line(key: str, *coordinates: object, kind: str = "LineString") -> Change:
    """A change of the course of one stretch of the border."""
    course = {"type": kind, "coordinates": list(coordinates)}
    return layer("border", lambda rows: [row.update(geometry=course) for row in rows if row["properties"]["id"] == key])


@contextmanager
def served(folder: Path, database: Path, *options: object) -> Iterator[str]:
    """The address of a server of the package in `folder`. What it says is in the file of `said`."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "CORRIDOR_DATABASE": f"sqlite:///{database}"}
    arguments = ["serve", "--port", str(port), "--geodata", str(folder), *map(str, options)]
    log = _log(database)
    log.write_text("", encoding="utf-8")
    server = start_forked(arguments, environment, (Path(os.devnull), log, log))
    try:
        address = f"http://127.0.0.1:{port}"
        end = time.monotonic() + _STARTS
        while not _answers(address):
            assert server.exitcode is None, said(database)
            assert time.monotonic() < end, "the server does not answer"
            time.sleep(0.2)
        yield address
    finally:
        assert stop(server), said(database)


def said(database: Path) -> str:
    """What the last server of a database has printed so far."""
    return _log(database).read_text("utf-8")


def known(command: str, *options: object) -> tuple[object, ...]:
    """An option with its value, or nothing where the command has no such option."""
    return options if f"{options[0]} " in run(*command.split(), "--help")[1] else ()


def _log(database: Path) -> Path:
    return database.with_name(f"{database.name}.log")


def page(address: str) -> tuple[int, str, list[str]]:
    """The status of an address, its text, and the cookies that it sets."""
    try:
        with urllib.request.urlopen(address, timeout=_STARTS) as answer:
            return answer.status, answer.read().decode("utf-8", "replace"), answer.headers.get_all("Set-Cookie") or []
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode("utf-8", "replace"), refused.headers.get_all("Set-Cookie") or []


def _answers(address: str) -> bool:
    try:
        page(address)
    except OSError:
        return False
    return True


def _texts(values: dict[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in values.items()}
