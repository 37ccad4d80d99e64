"""Processes: the application is built once, and gunicorn forks and looks after the workers that share its memory."""

import resource
from collections.abc import Callable
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from dashboard.page.memory import give_back_freed, use_few_arenas
from dashboard.server.metrics import Metrics
from dashboard.server.worker import METRICS, Worker

_GRACE_S = 5
"""How long requests that are being answered may go on after a signal to stop."""


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn is untyped
    """Gunicorn around an application built before the processes fork, so that they share its memory."""

    def __init__(self, server: Flask, settings: dict[str, Any], begin: Callable[[], object]) -> None:
        self._server = server
        self._begin = begin
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        self._begin()
        return self._server


def run(
    server: Flask,
    *,
    host: str,
    port: int,
    workers: int,
    begin: Callable[[], object] = lambda: None,
) -> None:
    """Serve until a signal ends it. Does not return; a worker that dies is replaced.

    A socket that systemd has opened is used in the place of `host` and `port`. Each worker calls `begin` before its
    first request.
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
    _Server(server, settings, begin).run()


def _allow_many_connections() -> None:
    """Let each process have as many open files as the system allows; the usual 1024 are fewer than its connections."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
