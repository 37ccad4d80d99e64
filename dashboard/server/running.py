"""Processes: the application is built once, and gunicorn forks and looks after the workers that share its memory."""

import resource
from collections.abc import Callable
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from dashboard.page.memory import give_back_freed, use_few_arenas
from dashboard.server.metrics import Metrics
from dashboard.server.worker import METRICS, Worker

_GRACE_S = 5
"""How long requests that are being answered may go on after a signal to stop."""


class _First(Arbiter):  # type: ignore[misc]  # gunicorn is untyped
    """The first process, which looks after the workers, and does once what they need not wait for."""

    def __init__(self, app: "_Server", beside: Callable[[], object]) -> None:
        self._beside: Callable[[], object] | None = beside
        super().__init__(app)

    def spawn_workers(self) -> None:
        super().spawn_workers()
        beside, self._beside = self._beside, None
        if beside is not None:
            try:
                beside()
            except Exception:  # whatever it is, the workers go on serving
                self.log.exception("What is done beside the workers has failed")


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn is untyped
    """Gunicorn around an application built before the processes fork, so that they share its memory."""

    def __init__(
        self, server: Flask, settings: dict[str, Any], begin: Callable[[], object], beside: Callable[[], object]
    ) -> None:
        self._server = server
        self._begin = begin
        self._beside = beside
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        self._begin()
        return self._server

    def run(self) -> None:
        _First(self, self._beside).run()


def run(  # noqa: PLR0913  # where it listens, and what else its processes do
    server: Flask,
    *,
    host: str,
    port: int,
    workers: int,
    begin: Callable[[], object] = lambda: None,
    beside: Callable[[], object] = lambda: None,
) -> None:
    """Serve until a signal ends it. Does not return; a worker that dies is replaced.

    A socket that systemd has opened is used in the place of `host` and `port`. Each worker calls `begin` before its
    first request; the process that looks after them calls `beside` once, when they are at work.
    """
    use_few_arenas()
    give_back_freed()
    _allow_many_connections()
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    metrics: Metrics | None = server.extensions.get(METRICS)
    settings = {
        "bind": address,
        "workers": workers,
        "worker_class": Worker,
        "loglevel": "warning",
        "graceful_timeout": _GRACE_S,
        "control_socket_disable": True,
        "child_exit": lambda _server, worker: metrics.forget(worker.pid) if metrics is not None else None,
    }
    _Server(server, settings, begin, beside).run()


def _allow_many_connections() -> None:
    """Let each process have as many open files as the system allows; the usual 1024 are fewer than its connections."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
