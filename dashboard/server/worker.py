"""One process: an event loop holds every connection, and a thread takes a request only when all of it is there."""

import os
import resource
import socket
import time
from typing import Any

from flask import Flask
from gunicorn.workers.base import Worker as GunicornWorker
from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.server import TcpWSGIServer

from dashboard.server.connection import Connection
from dashboard.server.metrics import Metrics
from dashboard.server.request_limits import Limits, request_limits
from dashboard.server.threads import Threads

METRICS = "corridor.metrics"
"""Where an application keeps its numbers, if somebody asks for them."""
_MOST_CONNECTIONS = 2000
_OWN_FILES = 200
"""Open files that a process needs for other things than connections."""
_LOOK_S = 0.5
"""How often connections are looked at, and signals heeded."""
_SEND_BUFFER = 256 * 1024
"""Bytes of an answer that the system takes at once: what a slow reader leaves there is seen and holds little memory."""


class Worker(GunicornWorker):  # type: ignore[misc]  # gunicorn is untyped
    """A process of gunicorn's that serves by waitress."""

    def run(self) -> None:
        """Serve until asked to stop, and then for as long as requests are being answered, but not for ever."""
        connections: dict[int, Any] = {}
        threads = Threads(self.wsgi, _prefix(self.wsgi))
        limits = request_limits(self.wsgi, _prefix(self.wsgi))
        metrics: Metrics | None = self.wsgi.extensions.get(METRICS)
        servers = [_Listener(self.wsgi, one.sock, connections, threads, limits) for one in self.sockets]
        if metrics is not None:
            servers.append(_Listener(metrics.application, metrics.listening, connections, threads, lambda *_: 0))
        while self.alive and self.ppid == os.getppid():
            self.notify()
            wasyncore.loop(timeout=_LOOK_S, use_poll=True, map=connections, count=1)
            if metrics is not None:
                metrics.note(sum(server.connected for server in servers), threads.waiting)
        for server in servers:
            server.stop()
        end = time.monotonic() + self.cfg.graceful_timeout
        while time.monotonic() < end and any(server.is_awaited for server in servers):
            self.notify()
            wasyncore.loop(timeout=0.1, use_poll=True, map=connections, count=1)
        wasyncore.close_all(connections, ignore_all=True)


class _Listener(TcpWSGIServer):  # type: ignore[misc]  # waitress is untyped
    """What waits for connections on one socket, and ends those that have outstayed their limits."""

    channel_class = Connection

    def __init__(
        self,
        app: Any,  # noqa: ANN401  # any application
        listening: socket.socket,
        connections: dict[int, Any],
        threads: Threads,
        limits: Limits,
    ) -> None:
        listening.setblocking(False)  # noqa: FBT003  # its own signature
        sockinfo = (listening.family, listening.type, listening.proto, listening.getsockname())
        super().__init__(
            app,
            connections,
            _sock=listening,
            dispatcher=threads,
            adj=_adjustments(),
            sockinfo=sockinfo,
            bind_socket=False,
        )
        self.limits = limits
        self.is_stopping = False

    def stop(self) -> None:
        """Take no more connections, and let each that there is end with its present request."""
        self.accepting, self.is_stopping = False, True

    @property
    def connected(self) -> int:
        """How many connections are open."""
        return len(self.active_channels)

    def maintenance(self, now: float) -> None:
        """End every connection that is over its time, and make room where there are too many."""
        del now
        moment = time.monotonic()
        for connection in list(self.active_channels.values()):
            connection.end_overdue(moment)
        waiting = sorted((one for one in self.active_channels.values() if one.is_idle), key=lambda one: one.since)
        surplus = len(self.active_channels) - self.adj.connection_limit * 9 // 10
        for connection in waiting[: max(0, surplus)]:
            connection.abort()

    @property
    def is_awaited(self) -> bool:
        """Whether any client is to be heard out or answered."""
        return any(connection.is_awaited for connection in list(self.active_channels.values()))


def _prefix(app: Flask) -> str:
    """The path below which `app` is asked for, where there is one."""
    return str(getattr(app.wsgi_app, "prefix", "")) or os.environ.get("SCRIPT_NAME", "").rstrip("/")


def _adjustments() -> Adjustments:
    """Waitress's settings; the limits that it does not have are those of `Connection`."""
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    adjusted = Adjustments(
        ident=None,
        url_prefix=os.environ.get("SCRIPT_NAME", ""),  # as gunicorn has it
        clear_untrusted_proxy_headers=False,  # the application decides whom it believes
        connection_limit=max(100, min(_MOST_CONNECTIONS, files - _OWN_FILES)),
        cleanup_interval=_LOOK_S,
        max_request_header_size=32 * 1024,
        outbuf_high_watermark=64 * 1024 * 1024,  # no thread waits for a reader
        log_socket_errors=False,
    )
    adjusted.socket_options = [
        (socket.IPPROTO_TCP, socket.TCP_NODELAY, 1),
        (socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER),
    ]
    return adjusted
