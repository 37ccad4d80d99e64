"""Numbers for Prometheus: of all processes together, at an address of their own, and at none unless asked for."""

import http.client
import os
import signal
import sqlite3
import subprocess
import sys
import urllib.request
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from dashboard.server.metrics import area_of
from tests.dashboard.commands.test_serve import TINY, answers, children, free_port, refused, serving
from tests.waiting import within

ASKED = 6
_ROOT = Path(__file__).parents[3]


def numbers(port: int) -> dict[str, float]:
    """What is said there, by name and labels."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=30) as answer:
        assert answer.headers["Content-Type"].startswith("text/plain")
        lines = [line for line in answer.read().decode().splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines)}


def processes(port: int) -> set[str]:
    return {label for label in numbers(port) if label.startswith("corridor_resident_bytes")}


def asked(address: str, path: str) -> int:
    """The status of one request on a connection of its own, which any of the processes may take."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    connection.request("GET", path, headers={"Connection": "close"})
    status = connection.getresponse().status
    connection.close()
    return status


def test_the_processes_are_counted_together_and_a_killed_one_is_not_forgotten(tmp_path: Path) -> None:
    port = free_port()
    with serving(tmp_path, "--geodata", TINY, "--workers", 2, "--metrics", port) as address:
        assert [asked(address, "/robots.txt") for _ in range(ASKED)] == [200] * ASKED
        assert asked(address, "/office/submissions") == 303
        name = 'corridor_answers_total{area="page",status="200"}'
        before = numbers(port)
        assert before[name] >= ASKED
        assert before['corridor_answers_total{area="office",status="303"}'] == 1
        assert before['corridor_answer_seconds_count{area="office"}'] == 1
        assert (before["corridor_release"], before["corridor_ready"], before["corridor_history_broken"]) == (1, 1, 0)
        assert within(60, lambda: len(processes(port)) == 2)
        known = processes(port)
        gone = min(children(address))
        os.kill(gone, signal.SIGKILL)
        label = f'corridor_resident_bytes{{pid="{gone}"}}'
        assert label in known
        assert within(60, lambda: label not in numbers(port) and answers(address))
        assert numbers(port)[name] >= before[name]


_HALF_MADE = """
import socket, sys, threading
from pathlib import Path
from dashboard.server.metrics import Metrics

folder = Path(sys.argv[1])
metrics = Metrics(socket.socket(), folder, lambda: {"corridor_release": 3})
begun = folder / "counter_1.db"
begun.touch()
threading.Timer(0.2, begun.unlink).start()
asked = {"REQUEST_METHOD": "GET", "PATH_INFO": "/metrics"}
print(b"".join(metrics.application(asked, lambda status, *_: print(status))).decode())
"""
"""In a process of its own: the library keeps its files open for as long as a process lives."""


def test_the_file_of_a_process_that_has_just_begun_is_waited_for(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _HALF_MADE, tmp_path], cwd=_ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("200 OK")
    assert "corridor_release 3.0" in done.stdout


def test_no_visitor_reaches_them(tmp_path: Path) -> None:
    port = free_port()
    with serving(tmp_path, "--geodata", TINY, "--metrics", port, "--url-prefix", "/below") as address:
        for path in ("/metrics", "/below/metrics"):
            assert asked(address, path) == 404
        assert numbers(port)['corridor_answers_total{area="page",status="404"}'] == 2


def test_a_broken_history_shows(tmp_path: Path) -> None:
    file, port = tmp_path / "corridor.sqlite3", free_port()
    """Each process looks when it starts: one that takes the place of another finds what was broken meanwhile."""
    with serving(tmp_path, "--geodata", TINY, "--database", file, "--workers", 1, "--metrics", port) as address:
        with closing(sqlite3.connect(file)) as connection:
            (guard,) = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchone()
            connection.execute(f"DROP TRIGGER {guard}")
        (only,) = children(address)
        os.kill(only, signal.SIGKILL)
        assert within(60, lambda: numbers(port)["corridor_history_broken"] == 1)
        assert numbers(port)["corridor_ready"] == 0


@pytest.mark.parametrize("place", ["many", "0", "70000", "127.0.0.1:", "192.0.2.1:9100"])
def test_a_wrong_place_is_one_line(tmp_path: Path, place: str) -> None:
    assert place.rpartition(":")[0] in (line := refused(tmp_path, "--geodata", TINY, "--metrics", place))
    assert "--metrics" in line


@pytest.mark.parametrize(
    ("path", "area"),
    [
        ("/", "page"),
        ("/office/review", "office"),
        ("/prepared/abc/zh/page.json", "prepared"),
        ("/_dash-update-component", "dash"),
        ("/x/../office", "page"),
        ("/changes", "changes"),
        ("", "page"),
    ],
)
def test_areas_are_few(path: str, area: str) -> None:
    assert area_of(path) == area
