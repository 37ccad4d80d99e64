"""Numbers for Prometheus, of all processes together, at an address of their own that no visitor reaches."""

import os
import socket
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment
    from prometheus_client.core import GaugeMetricFamily

_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""The variable that tells prometheus_client where the processes put their numbers together."""
_AREAS = frozenset({"api", "bundles", "changes", "health", "office", "ogc", "prepared", "releases"})
_DASH = "_dash"
_PAGE = "page"
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
_INTERVAL_S = 1.0
_TRIES, _AGAIN_S = 20, 0.05
_STATM = Path("/proc/self/statm")

Standing = Callable[[], Mapping[str, float]]
"""What is known about database and history at this moment, by the name of the number; see `METERS`."""
METERS = {
    "corridor_release": "Number of the release that is shown",
    "corridor_database_reachable": "1 while the database can be read, else 0",
    "corridor_ready": "1 while all of it works, else 0",
    "corridor_history_broken": "1 when the history is not the one that was signed, else 0",
    "corridor_backup_age_seconds": "Seconds since the last backup; not there where none is known",
}


def area_of(path: str) -> str:
    """What kind of address a path is: few kinds, whatever visitors ask for."""
    first = path.strip("/").partition("/")[0]
    return first if first in _AREAS else "dash" if first.startswith(_DASH) else _PAGE


class Metrics:
    """Counts what the processes answer, and says it at `listening`.

    Attributes:
        listening: the socket at which Prometheus asks; shared by all processes.
    """

    def __init__(self, listening: socket.socket, folder: Path, standing: Standing) -> None:
        """Keep the numbers of the processes in `folder`. There is one in a program, made before processes fork."""
        os.environ[_FOLDER] = str(folder)  # read when the library is imported
        from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram  # noqa: PLC0415

        self.listening = listening
        self._folder = str(folder)
        self._standing = standing
        own: Any = {"registry": CollectorRegistry()}
        self._answers = Counter("corridor_answers", "Answers", ["area", "status"], **own)
        self._seconds = Histogram(
            "corridor_answer_seconds", "Seconds until an answer began", ["area"], buckets=_SECONDS, **own
        )
        live: Any = {**own, "multiprocess_mode": "livesum"}
        self._connections = Gauge("corridor_connections", "Open connections", **live)
        self._waiting = Gauge("corridor_waiting_requests", "Requests for which no thread is free", **live)
        self._resident = Gauge(
            "corridor_resident_bytes", "Memory of each process", **{**own, "multiprocess_mode": "liveall"}
        )
        self._due = 0.0
        self.forget(os.getpid())  # it answers nobody: those do that it will fork

    def measured(self, app: "WSGIApplication") -> "WSGIApplication":
        """`app`, whose answers are counted."""

        def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
            begun, area = monotonic(), area_of(environ.get("PATH_INFO", ""))

            def start(status: str, *rest: Any) -> Any:  # noqa: ANN401  # the server's own
                self._answers.labels(area, status[:3]).inc()
                self._seconds.labels(area).observe(monotonic() - begun)
                return start_response(status, *rest)

            return app(environ, start)

        return answer

    def note(self, connections: int, waiting: int) -> None:
        """Keep how this process stands, if that was not done just now."""
        if monotonic() < self._due:
            return
        self._due = monotonic() + _INTERVAL_S
        self._connections.set(connections)
        self._waiting.set(waiting)
        with suppress(OSError):
            self._resident.set(int(_STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE"))

    def forget(self, process: int) -> None:
        """Drop the state of a process that has ended; what it has counted stays."""
        from prometheus_client.multiprocess import mark_process_dead  # noqa: PLC0415

        mark_process_dead(process, self._folder)  # type: ignore[no-untyped-call]

    def application(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer with the numbers of all processes; once more where one has just begun, and its file is half made."""
        for _ in range(_TRIES):
            with suppress(struct.error, ValueError, RuntimeError):
                return self._answered(environ, start_response)
            sleep(_AGAIN_S)
        return self._answered(environ, start_response)

    def _answered(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        from prometheus_client import CollectorRegistry, make_wsgi_app  # noqa: PLC0415
        from prometheus_client.multiprocess import MultiProcessCollector  # noqa: PLC0415

        registry = CollectorRegistry()
        MultiProcessCollector(registry, self._folder)  # type: ignore[no-untyped-call]
        registry.register(self)
        answered: Iterable[bytes] = make_wsgi_app(registry)(environ, start_response)
        return answered

    def collect(self) -> Iterator["GaugeMetricFamily"]:
        """What is the same in every process."""
        from prometheus_client.core import GaugeMetricFamily  # noqa: PLC0415

        for name, value in self._standing().items():
            yield GaugeMetricFamily(name, METERS[name], value=value)


@contextmanager
def metrics_at(address: tuple[str, int], standing: Standing) -> Iterator[Metrics]:
    """Numbers at `address`, until the block ends in the process that began it.

    Raises:
        OSError: it cannot be listened on.
    """
    host, port = address
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    owner = os.getpid()
    folder = mkdtemp(prefix="corridor-metrics-")
    try:
        with socket.create_server((host, port), family=family) as listening:
            yield Metrics(listening, Path(folder), standing)
    finally:
        if os.getpid() == owner:  # and no process that was forked within
            rmtree(folder, ignore_errors=True)
