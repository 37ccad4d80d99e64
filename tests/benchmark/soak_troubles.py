"""What goes wrong in a soak: processes are killed, PostgreSQL starts anew, its disk is filled, clients are slow."""

import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests import postgres
from tests.benchmark.soak_people import LOST, Seen
from tests.dashboard.server.slow_clients import KINDS, SlowClients

_DISK_MB = 600
_FULL_S = 20
"""How long the disk stays full."""
_SETTLED_S = 600
"""How long a process takes to reach its size: it keeps the pages of six releases, and one is published each minute."""
_LOOKS_S = 5
_MARGIN = 64 * 1024
"""Bytes that a file system is left: no page of PostgreSQL's tables more than eight."""


@contextmanager
def small_disk() -> Iterator[Path | None]:
    """A folder on a file system of its own that is soon full; None where nobody may mount one."""
    with tempfile.TemporaryDirectory(prefix="corridor-disk-") as folder:
        if os.geteuid() != 0 or subprocess.run(_mounted(folder), check=False).returncode:
            yield None
            return
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)


def _mounted(folder: str) -> list[str]:
    return ["mount", "-t", "tmpfs", "-o", f"size={_DISK_MB}m,mode=755", "soak", folder]


@dataclass
class Troubles:
    """All of it, around the server at a port, whose numbers are at the port `metrics`.

    Attributes:
        sizes: the memory of each process in bytes, every few seconds.
    """

    port: int
    metrics: int
    seconds: float
    disk: Path | None
    database: postgres.Server
    seen: Seen
    sizes: dict[str, list[float]] = field(default_factory=dict)
    _operator: threading.Lock = field(default_factory=threading.Lock)

    def acts(self) -> Iterator[Callable[[], None]]:
        """What goes on until it is over."""
        for kind in KINDS:
            yield partial(self._hold, kind)
        yield self._watch
        yield self._kill
        yield self._restart
        if self.disk is not None:
            yield self._fill

    def grown(self) -> dict[str, float]:
        """By how much each process grew after it had settled, in bytes."""
        until = int(min(_SETTLED_S, self.seconds / 4) // _LOOKS_S)
        settled = {process: sizes[until:] for process, sizes in self.sizes.items()}
        return {process: sizes[-1] - sizes[0] for process, sizes in settled.items() if sizes}

    def lived(self, process: str) -> float:
        """For how many seconds a process was seen."""
        return len(self.sizes[process]) * _LOOKS_S

    def _hold(self, kind: str) -> None:
        while not self.seen.over.is_set():
            with suppress(OSError):
                SlowClients(self.port, kind, 10).hold(self.seen.over, 40)
            self.seen.counts["slow clients: rounds"] += 1

    def _numbers(self) -> dict[str, float]:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.metrics}/metrics", timeout=30) as answer:
            lines = answer.read().decode().splitlines()
        rows = [line.rpartition(" ") for line in lines if line.startswith("corridor_resident_bytes")]
        return {name.split('"')[1]: float(value) for name, _, value in rows}

    def _watch(self) -> None:
        while not self.seen.over.wait(_LOOKS_S):
            with suppress(*LOST):
                for process, size in self._numbers().items():
                    self.sizes.setdefault(process, []).append(size)

    def _kill(self) -> None:
        """One of the processes but the first, which lives as long as the server; of the others the oldest.

        Their age is when they were first seen: numbers of processes begin anew.
        """
        while not self.seen.over.wait(60):
            with suppress(*LOST, ProcessLookupError):
                here = self._numbers().keys()
                _, *others = (process for process in self.sizes if process in here)
                os.kill(int(others[0]), signal.SIGKILL)
                self.seen.counts["processes killed"] += 1

    def _restart(self) -> None:
        for _ in (1, 2):
            if self.seen.over.wait(self.seconds / 3):
                return
            with self._operator:
                self.database.stop()
                time.sleep(2)
                self.database.start()
            self.seen.counts["PostgreSQL started anew"] += 1

    def _fill(self) -> None:
        """Once, in the middle: then PostgreSQL may end by itself, and is started again as an operator would."""
        assert self.disk is not None
        if not self.seen.over.wait(self.seconds / 2):
            with self._operator:
                self._filled(self.disk / "filling")

    def _filled(self, filling: Path) -> None:
        end = time.monotonic() + _FULL_S
        try:
            while time.monotonic() < end and not self.seen.over.wait(0.5):
                with suppress(OSError), filling.open("ab") as out:
                    out.write(b"\0" * max(0, shutil.disk_usage(self.disk).free - _MARGIN))
            left = shutil.disk_usage(self.disk).free
        finally:
            filling.unlink()
        assert left < 1_000_000, f"{left} bytes were free"
        self.seen.counts["disk filled"] += 1
        if self.database.process is not None and self.database.process.poll() is not None:
            self.seen.counts["PostgreSQL ended on the full disk"] += 1
            self.database.start()
