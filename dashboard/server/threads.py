"""The threads of a process: some answer from memory alone, the others may wait for the database.

Whatever a locked database, a password's hash or an identity provider keeps waiting, visitors of the page are answered
by threads that none of these can hold.
"""

import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

from flask import Flask
from waitress.task import ThreadedTaskDispatcher

from dashboard.page.release_router import EDITIONS

_PROMPT, _PATIENT = 4, 8
_WAITING = ("/office/", "/changes", "/checkpoints", "/api/", "/health/ready")
_PREPARED = "/prepared/"


class Threads:
    """Two groups of threads, in the place of waitress's one."""

    def __init__(self, app: Flask, prefix: str) -> None:
        """Start them, for `app` below `prefix`."""
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)
        self._prefix = prefix
        self._in_memory: Callable[[str], bool] = app.extensions.get(EDITIONS, lambda _name: True)
        self._prompt, self._patient = ThreadedTaskDispatcher(), ThreadedTaskDispatcher()
        self._prompt.set_thread_count(_PROMPT)
        self._patient.set_thread_count(_PATIENT)

    def add_task(self, connection: Any) -> None:  # noqa: ANN401  # waitress is untyped
        """Have the first request of `connection` answered."""
        request = connection.requests[0]
        waits = request.error is None and self.may_wait(request.path, request.query)
        (self._patient if waits else self._prompt).add_task(connection)

    @property
    def waiting(self) -> int:
        """For how many requests no thread is free."""
        groups = ((self._prompt, _PROMPT), (self._patient, _PATIENT))
        return sum(max(0, len(group.queue) - (threads - group.active_count)) for group, threads in groups)

    def may_wait(self, path: str, query: str) -> bool:
        """Whether the answer may need the database: the office, programs, what changed, and releases not in memory."""
        inner = path.removeprefix(self._prefix)
        if inner.startswith(_WAITING) or "release" in parse_qs(query):
            return True
        edition = inner.removeprefix(_PREPARED)
        return edition != inner and not self._in_memory(edition.partition("/")[0])
