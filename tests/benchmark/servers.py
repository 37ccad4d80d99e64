"""The servers that are compared, each a process of its own, and the processor time that they take."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_PATIENCE = 1800
"""Seconds that a server may take to start: a large package is read, checked and stored first."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server and its first process."""

    address: str
    pid: int

    @property
    def processes(self) -> list[int]:
        """All of its processes, the first one first."""
        return [self.pid, *_children(self.pid)]

    @property
    def workers(self) -> list[int]:
        """Those of its processes that answer: copies of the first one."""
        own = _command(self.pid)
        return [pid for pid in _children(self.pid) if _command(pid) == own]

    def processor_seconds(self) -> float:
        """The processor time that it and its workers have taken so far; not what others do beside them."""
        return sum(map(_ticks, (self.pid, *self.workers))) / os.sysconf("SC_CLK_TCK")

    def seconds_of_start(self) -> float:
        """The same, with that of processes which have ended since: those that helped to start."""
        return self.processor_seconds() + sum(map(int, _fields(self.pid)[13:15])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def ours() -> Iterator[Server]:
    """The dashboard as a user starts it, on the package that ships; its database is its own."""
    with serving() as server:
        yield server


@contextmanager
def serving(*options: str, home: Path | None = None) -> Iterator[Server]:
    """The dashboard as a user starts it with `options`; what it keeps is in `home`, else nothing outlives it."""
    with _running(
        "-c", "from dashboard.cli import main; main()", "serve", "--port", "{port}", *options, home=home
    ) as it:
        yield it


@contextmanager
def plain() -> Iterator[Server]:
    """The plain Dash page on the same production server."""
    with _running("-m", "tests.benchmark.plain", "{port}") as server:
        yield server


@contextmanager
def tuned() -> Iterator[Server]:
    """The tuned Dash page on the same production server."""
    with _running("-m", "tests.benchmark.tuned", "{port}") as server:
        yield server


@contextmanager
def _running(*arguments: str, home: Path | None = None) -> Iterator[Server]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, *(text.replace("{port}", str(port)) for text in arguments)]
    with tempfile.TemporaryDirectory(prefix="corridor-benchmark-") as passing:
        kept = str(home or passing)
        environment = {**os.environ, "XDG_DATA_HOME": kept, "XDG_CACHE_HOME": kept, "XDG_CONFIG_HOME": kept}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed by pip has been compiled
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment) as process:
            try:
                _wait(f"http://127.0.0.1:{port}/", process)
                yield Server(f"http://127.0.0.1:{port}", process.pid)
            finally:
                process.terminate()
                process.wait(timeout=30)


def _wait(address: str, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=60):
                return
        except OSError:
            time.sleep(0.01)
    raise TimeoutError(f"{' '.join(map(str, process.args))} did not answer")  # type: ignore[arg-type]


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]


def _command(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def _ticks(pid: int) -> int:
    """User and system time of a process, without its children."""
    return sum(map(int, _fields(pid)[11:13]))


def _fields(pid: int) -> list[str]:
    """What the system says of a process, without its name, which may hold blanks and ends with a bracket."""
    return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
