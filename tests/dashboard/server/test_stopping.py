"""A server that is stopped, started anew or given new processes: nobody who has asked for something is left alone."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from tests.dashboard.commands.test_serve import CORRIDOR, PATIENCE, TINY, answers, children, environment, free_port
from tests.waiting import within

GET = b"GET /robots.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
ACTIVATED = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.environ |= {"LISTEN_PID": str(os.getpid()), "LISTEN_FDS": "1"}
os.execv(sys.argv[2], sys.argv[2:])
"""
"""What systemd does: the socket is the program's third descriptor, and two variables say so."""


def visit(port: int) -> str:
    """The first line of an answer, or what went wrong."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as client:
            client.sendall(GET)
            return client.recv(100).decode().partition("\r")[0] or "closed"
    except OSError as error:
        return repr(error)


class Visitors:
    """Some who ask again and again, each time on a new connection."""

    def __init__(self, port: int, count: int = 3) -> None:
        self.answers: list[str] = []
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._visit, args=(port,)) for _ in range(count)]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()

    def leave(self) -> None:
        """End, while a server still is there to answer what was asked last."""
        self._over.set()
        for thread in self._threads:
            thread.join()

    def _visit(self, port: int) -> None:
        while not self._over.is_set():
            self.answers.append(visit(port))
            time.sleep(0.005)


@contextmanager
def started(home: Path, listening: socket.socket, *options: object) -> Iterator["subprocess.Popen[bytes]"]:
    """A server on a socket that is open already, as systemd starts one; ended with the block if it still runs."""
    given = os.dup(listening.fileno())
    host, port = listening.getsockname()
    words = [str(CORRIDOR), "serve", "--host", host, "--port", str(port), "--geodata", str(TINY), *map(str, options)]
    with subprocess.Popen(
        [sys.executable, "-c", ACTIVATED, str(given), *words],
        stdout=subprocess.DEVNULL,
        env=environment(home),
        pass_fds=(given,),
    ) as process:
        os.close(given)
        try:
            yield process
        finally:
            process.terminate()
            process.wait(PATIENCE)


def test_a_restart_on_a_socket_of_systemd_loses_no_visitor(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=512) as listening:
        port = listening.getsockname()[1]
        with started(tmp_path, listening) as first:
            assert within(PATIENCE, lambda: answers(f"http://127.0.0.1:{port}"))
            with Visitors(port) as visitors:
                assert within(PATIENCE, lambda: len(visitors.answers) > 20)
                first.terminate()
                assert first.wait(PATIENCE) == 0
                seen = len(visitors.answers)
                with started(tmp_path, listening):
                    assert within(PATIENCE, lambda: len(visitors.answers) > seen + 20)
                    visitors.leave()
    assert set(visitors.answers) == {"HTTP/1.1 200 OK"}


def test_new_processes_take_over_without_a_gap(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        with started(tmp_path, listening, "--workers", 2) as server:
            assert within(PATIENCE, lambda: answers(f"http://127.0.0.1:{port}"))
            before = children(f"http://127.0.0.1:{port}")
            with Visitors(port) as visitors:
                server.send_signal(signal.SIGHUP)
                assert within(PATIENCE, lambda: not before & children(f"http://127.0.0.1:{port}"))
                seen = len(visitors.answers)
                assert within(PATIENCE, lambda: len(visitors.answers) > seen + 20)
    assert set(visitors.answers) == {"HTTP/1.1 200 OK"}


def test_who_has_begun_to_ask_is_answered_before_the_end(tmp_path: Path) -> None:
    """Half of a request is there when the signal comes; the rest follows."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        with started(tmp_path, listening) as server:
            assert within(PATIENCE, lambda: answers(f"http://127.0.0.1:{port}"))
            with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as client:
                client.sendall(GET[:20])
                time.sleep(1.2)  # longer than one who has not begun is waited for
                server.terminate()
                time.sleep(1.2)
                client.sendall(GET[20:])
                answer = client.makefile("rb").read()
            assert answer.startswith(b"HTTP/1.1 200 OK")
            assert b"Connection: close" in answer
            assert server.wait(PATIENCE) == 0


def test_a_socket_that_waits_elsewhere_than_was_said_is_refused(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.2", 0)) as listening:
        given = listening.fileno()
        done = subprocess.run(
            [sys.executable, "-c", ACTIVATED, str(given), str(CORRIDOR), "serve", "--port", str(free_port())],
            capture_output=True,
            text=True,
            env=environment(tmp_path),
            pass_fds=(given,),
            timeout=PATIENCE,
            check=False,
        )
    assert done.returncode == 2
    assert "127.0.0.2" in done.stderr.splitlines()[-1]
