"""A production server about the application: gunicorn, in processes and threads."""

from collections.abc import Callable
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication


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


def run(server: Flask, *, host: str, port: int, workers: int, begin: Callable[[], object] = lambda: None) -> None:
    """Serve until a signal ends it. Does not return; a worker that dies is replaced.

    Each worker calls `begin` before its first request.
    """
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    settings = {
        "bind": address,
        "workers": workers,
        "worker_class": "gthread",
        "threads": 8,
        "loglevel": "warning",
        "keepalive": 30,
        "graceful_timeout": 5,
        "control_socket_disable": True,
    }
    _Server(server, settings, begin).run()
