"""One connection, and the time that it has for each step: a client that sends or reads by drops is not waited for.

Every step may take a fixed time, and longer only for as much as was really moved: a slow line is no attack, a byte
every few seconds is one.
"""

import fcntl
import socket
import struct
import termios
import time
from contextlib import suppress
from enum import Enum
from typing import Any, ClassVar

from waitress.channel import HTTPChannel

from dashboard.server.answers import Answer, Refused
from dashboard.server.request_parser import RequestParser

_LEAST_RATE = 16 * 1024
"""Bytes a second that earn a client more time for a body or an answer."""

_FIRST_WORD_S = 1.0
"""How long a client that has just come may be silent before a server that stops lets it go."""


class Step(Enum):
    """What a connection is at."""

    IDLE = "idle"
    HEAD = "head"
    BODY = "body"
    WORK = "work"
    ANSWER = "answer"
    DRAIN = "drain"


class Connection(HTTPChannel):  # type: ignore[misc]  # waitress is untyped
    """A connection of waitress's with limits on every step but the application's own work.

    Attributes:
        step: what it is at.
        since: since when, in seconds of the monotonic clock.
    """

    task_class, error_task_class = Answer, Refused
    close_when_flushed: bool
    LIMITS_S: ClassVar = {Step.IDLE: 20.0, Step.HEAD: 10.0, Step.BODY: 20.0, Step.ANSWER: 20.0, Step.DRAIN: 20.0}

    def __init__(self, server: Any, sock: socket.socket, addr: Any, adj: Any, map: Any = None) -> None:  # noqa: A002, ANN401
        super().__init__(server, sock, addr, adj, map=map)
        self.step = Step.IDLE
        self.since = time.monotonic()
        self._moved = 0
        self._reading: Any = None
        self._refused = self._draining = self._begun = False

    def parser_class(self, adj: Any) -> RequestParser:  # noqa: ANN401  # waitress is untyped
        """What reads the next request; it knows how much the address that is asked for takes."""
        return RequestParser(adj, self.server.limits, self._refuse, lambda: self.server.is_stopping)

    def readable(self) -> bool:
        """Whether anything that comes is of interest."""
        return self._draining or bool(super().readable())

    def writable(self) -> bool:
        """Whether there is anything to send, or to close."""
        return (self.will_close or not self._draining) and bool(super().writable())

    def handle_read(self) -> None:
        """Read on; what follows a refusal is thrown away."""
        if not self._draining:
            super().handle_read()
        else:
            self.recv(self.adj.recv_bytes)

    def handle_write(self) -> None:
        """Send; after a refusal, hear the client out before closing, or it would never read the answer."""
        if self._is_closed:  # what was read in the same turn said that the client has gone
            return
        if not (self._refused and self.close_when_flushed) or self.will_close:
            super().handle_write()
            return
        self._flush_exception(self._flush_some)
        if not self.total_outbufs_len and not self._is_closed:
            self.close_when_flushed, self._draining = False, True
            self.socket.shutdown(socket.SHUT_WR)

    @property
    def is_awaited(self) -> bool:
        """Whether a server that stops should wait: a request is under way, or its client has just come to send one."""
        new = not self._begun and time.monotonic() - self.since < _FIRST_WORD_S
        return not self._is_closed and (new or self._step() not in {Step.IDLE, Step.DRAIN})

    def received(self, data: bytes) -> bool:
        """Take what has come."""
        self._begun = True
        return bool(super().received(data))

    @property
    def is_idle(self) -> bool:
        """Whether it has no request that is whole, and no answer on the way."""
        return self.step in {Step.IDLE, Step.HEAD, Step.BODY, Step.DRAIN}

    def send(self, data: bytes, *, do_close: bool = True) -> int:
        """Send, and count what was taken."""
        sent: int = super().send(data, do_close=do_close)
        self._moved += sent or 0
        return sent

    def end_overdue(self, now: float) -> None:
        """End it if its step has taken too long by `now`."""
        step, reading = self._step(), self.request
        if step is not self.step or (reading is not self._reading and step is not Step.ANSWER):
            self.step, self.since, self._reading = step, now, reading
            self._moved = 0
        limit = self.LIMITS_S.get(step)
        if limit is not None and now - self.since > limit + self._earned(step):
            self.will_close = True
            if step is Step.ANSWER:
                self.abort()

    def abort(self) -> None:
        """Close at once, and let the system forget what the client has not read."""
        if self._is_closed:
            return
        with suppress(OSError):  # the client was faster
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.handle_close()

    @property
    def _is_closed(self) -> bool:
        """Whether it has ended: whatever is read, sent or asked of the system may find that the client has gone."""
        return self.socket is None

    def _refuse(self) -> None:
        self._refused = True

    def _step(self) -> Step:
        if self._draining:
            return Step.DRAIN
        if self.total_outbufs_len:
            return Step.ANSWER
        if self.requests:
            return Step.WORK
        if self.request is not None and (self.request.header_plus or self.request.headers_finished):
            return Step.BODY if self.request.headers_finished else Step.HEAD
        return Step.ANSWER if self._unread() else Step.IDLE

    def _earned(self, step: Step) -> float:
        """Seconds beyond the limit that what was moved is worth."""
        if step is Step.BODY:
            return float(self.request.body_bytes_received) / _LEAST_RATE if self.request is not None else 0.0
        return max(0, self._moved - self._unread()) / _LEAST_RATE if step is Step.ANSWER else 0.0

    def _unread(self) -> int:
        """Bytes of an answer that the system keeps because the client has not taken them."""
        connected = self.socket
        if connected is None:  # another thread may ask whether a server that stops should wait
            return 0
        try:
            return int(struct.unpack("i", fcntl.ioctl(connected, termios.TIOCOUTQ, b"\0" * 4))[0])
        except (OSError, ValueError):
            return 0
