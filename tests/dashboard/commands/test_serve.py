"""``corridor serve`` as a process: what it refuses, and that its workers keep up and are replaced."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from corridor.releases.database import Database
from corridor.releases.location import database_url
from corridor.releases.releases import Notice, append
from tests.forked_commands import run_forked
from tests.waiting import within

ROOT = Path(__file__).parents[3]
TINY, HARBOUR = ROOT / "tests" / "packages" / "tiny", ROOT / "tests" / "packages" / "harbour"
CORRIDOR = Path(sys.executable).parent / "corridor"
PATIENCE = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(home: Path, **more: str) -> dict[str, str]:
    return {**os.environ, "XDG_DATA_HOME": str(home), **more}


def refused(home: Path, *options: object, **more: str) -> str:
    """The line in which a server that cannot start says so; its port is free but where the options name one."""
    arguments = ["serve", "--port", str(free_port()), *map(str, options)]
    done = run_forked(arguments, environment(home, **more), timeout=PATIENCE)
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    return done.stderr.strip().splitlines()[-1]


@contextmanager
def serving(home: Path, *options: object, **more: str) -> Iterator[str]:
    """A server's address, until the block ends."""
    port = free_port()
    command = [str(CORRIDOR), "serve", "--port", str(port), *map(str, options)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment(home, **more)) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            assert within(PATIENCE, lambda: answers(address))
            yield address
        finally:
            process.terminate()
            process.wait(PATIENCE)


def answers(address: str) -> bool:
    try:
        return bool(state(address)["name"])
    except OSError:
        return False


def state(address: str) -> dict[str, Any]:
    with urllib.request.urlopen(f"{address}/release.json", timeout=5) as answer:
        found: dict[str, Any] = json.load(answer)
        return found


def children(address: str) -> set[int]:
    """The worker processes of the server that listens there: the children of this test's only child that serves."""
    port = address.rpartition(":")[2]
    workers = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().decode().split("\0")
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
        if port in words and "serve" in words and parent != os.getpid():
            workers.add(int(folder.name))
    return workers


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--port", "0"), "--port"),
        (("--port", "many"), "--port"),
        (("--workers", "0"), "--workers"),
        (("--nonsense",), "--nonsense"),
        (("--timestamp-url", "ftp://tsa.example"), "ftp://tsa.example"),
        (("--geodata", "/none"), "/none"),
        (("--trusted-keys", "/none"), "/none"),
        (("--trusted-keys", __file__), "--from"),
        (("--trusted-keys", __file__, "--from", "/tmp"), Path(__file__).name),
        (("--host", "192.0.2.1", "--behind-tls"), "192.0.2.1"),
        (("--database", "mysql://a:geheim@b/c"), "mysql"),
        (("--database", "postgresql://a:geheim@127.0.0.1:1/none"), "127.0.0.1:1"),
        (("--database", "/proc/none/x.sqlite3"), "/proc/none"),
        (("--database", "/"), "/"),
    ],
)
def test_a_wrong_option_is_one_line(tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    line = refused(tmp_path, *options)
    assert said in line
    assert "geheim" not in line
    assert list(tmp_path.rglob("*.sqlite3")) == []


def test_a_port_in_use_is_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        line = refused(tmp_path, "--port", port)
    assert all(part in line for part in (str(port), "--port", "不能", "cannot listen"))


def test_an_address_of_another_host_is_not_the_ports_fault(tmp_path: Path) -> None:
    line = refused(tmp_path, "--host", "192.0.2.1", "--behind-tls")
    assert "--host" in line
    assert "--port" not in line


def test_a_server_says_that_it_made_a_new_database(tmp_path: Path) -> None:
    """So that a mistyped place is noticed: everything published would seem to be gone."""
    log, place = tmp_path / "log", tmp_path / "mistyped.sqlite3"
    said = []
    for _ in range(2):
        with log.open("w+") as written:
            command = [
                str(CORRIDOR),
                "serve",
                "--port",
                str(free_port()),
                "--geodata",
                str(TINY),
                "--database",
                str(place),
            ]
            with subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=written, env=environment(tmp_path)
            ) as process:
                assert process.stdout
                while not process.stdout.readline().startswith(b"http"):
                    assert process.poll() is None
                process.terminate()
        said.append("made a new database" in log.read_text())
    assert said == [True, False]


def test_no_folder_is_made_for_a_database_but_the_usual_one(tmp_path: Path) -> None:
    for command in (["serve", "--port", str(free_port())], ["db", "upgrade"], ["user", "list"]):
        place = ["--database", str(tmp_path / "mistyped" / "corridor.sqlite3")]
        done = run_forked([*command, *place], environment(tmp_path), timeout=PATIENCE)
        assert done.returncode == 2
        assert str(tmp_path / "mistyped") in done.stderr
        assert not (tmp_path / "mistyped").exists()


def test_a_folder_that_is_no_package_lists_its_problems(tmp_path: Path) -> None:
    arguments = ["serve", "--port", str(free_port()), "--geodata", str(tmp_path)]
    done = run_forked(arguments, environment(tmp_path), timeout=PATIENCE)
    assert done.returncode == 1
    assert "见上" in done.stderr.splitlines()[-1]
    assert "corridor check" not in done.stderr, "without the folder it would check the package that ships"
    assert "Traceback" not in done.stderr


def rows_of(file: Path) -> list[str]:
    """Everything in a database; opening it may tidy the file itself."""
    with closing(sqlite3.connect(file)) as connection:
        return list(connection.iterdump())


def test_another_corridors_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "one.sqlite3"
    with serving(tmp_path, "--geodata", TINY, "--database", file):
        pass
    before = rows_of(file)
    assert "one.sqlite3" in refused(tmp_path, "--port", free_port(), "--geodata", HARBOUR, "--database", file)
    assert rows_of(file) == before


def test_the_first_start_makes_a_file_of_the_user_and_every_package_its_own(tmp_path: Path) -> None:
    for package in (TINY, HARBOUR):
        with serving(tmp_path, "--geodata", package) as address:
            assert state(address)["release"] == 1
    files = sorted(path.name.rpartition("-")[0] for path in tmp_path.rglob("*.sqlite3"))
    assert files == ["corridor-harbour", "corridor-tiny"]
    assert all(path.stat().st_mode & 0o077 == 0 for path in tmp_path.rglob("*.sqlite3"))


def test_two_workers_notice_a_release_and_a_killed_one_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "two.sqlite3"
    with serving(tmp_path, "--geodata", TINY, "--workers", "2", CORRIDOR_DATABASE=str(file)) as address:
        assert within(PATIENCE, lambda: len(children(address)) == 2)
        before = children(address)
        for _ in range(20):
            assert state(address)["release"] == 1
        database = Database(database_url(str(file), {}))
        with database.writing() as connection:
            append(connection, Notice(database.now(), "anna", "Q3", "2026-09-30"), [])
        database.close()
        assert within(PATIENCE, lambda: {state(address)["release"] for _ in range(40)} == {2})
        os.kill(min(before), signal.SIGKILL)
        assert within(PATIENCE, lambda: len(children(address) - {min(before)}) == 2)
        assert within(PATIENCE, lambda: {state(address)["release"] for _ in range(20)} == {2})


def test_a_server_whose_output_nobody_reads_beyond_the_address_serves(tmp_path: Path) -> None:
    port, said = free_port(), tmp_path / "errors.txt"
    command = [str(CORRIDOR), "serve", "--port", str(port), "--geodata", str(TINY)]
    with (
        said.open("w") as errors,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, env=environment(tmp_path)) as process,
    ):
        try:
            assert process.stdout
            address = process.stdout.readline().decode().strip()
            process.stdout.close()
            assert within(PATIENCE, lambda: "beside the workers" in said.read_text() or process.poll() is not None)
            assert process.poll() is None
            assert within(PATIENCE, lambda: answers(address.rstrip("/")))
        finally:
            process.terminate()
            process.wait(PATIENCE)
