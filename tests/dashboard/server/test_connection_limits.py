"""How long each step of a connection may take, by a clock that the test moves: no server, no waiting."""

import logging
import select
import socket
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from waitress.adjustments import Adjustments
from waitress.wasyncore import readwrite

from dashboard.server.connection import Connection, Step

HEAD = b"POST /office HTTP/1.1\r\nHost: a.test\r\nContent-Length: %d\r\n\r\n"
LARGE = 50_000_000
RATE = 16 * 1024
"""Bytes a second that earn more time."""


class Line:
    """A connection, and the client's end of it."""

    def __init__(self, most: int = LARGE) -> None:
        self.client, served = socket.socketpair()
        served.setblocking(False)  # noqa: FBT003  # the socket's own parameter
        tasks: list[object] = []
        self.server = SimpleNamespace(
            limits=lambda *_: most,
            is_stopping=False,
            active_channels={},
            add_task=tasks.append,
            pull_trigger=lambda: None,
            logger=None,
        )
        self.tasks = tasks
        self.connection = Connection(self.server, served, ("127.0.0.1", 1), Adjustments(), map={})
        self.now = self.connection.since

    def send(self, data: bytes) -> None:
        """Let the server read what a client sends."""
        while data:
            part, data = data[:8000], data[8000:]
            self.client.sendall(part)
            self.connection.handle_read()

    def after(self, seconds: float) -> bool:
        """Whether the server ends it, so many seconds later."""
        self.now += seconds
        self.connection.end_overdue(self.now)
        return bool(self.connection.will_close)

    @property
    def step(self) -> Step:
        self.connection.end_overdue(self.now)
        return self.connection.step

    def close(self) -> None:
        """Close both ends, and the files that a large body is kept in."""
        for request in (*self.connection.requests, self.connection.request):
            if request is not None:
                request.close()
        self.client.close()
        if self.connection.connected:
            self.connection.handle_close()


@pytest.fixture
def line() -> Iterator[Line]:
    made = Line()
    yield made
    made.close()


def test_who_says_nothing_is_let_go(line: Line) -> None:
    assert line.step is Step.IDLE
    assert not line.after(19.9)
    assert line.after(0.2)


def test_a_head_takes_ten_seconds_at_most_however_many_drops_it_comes_in(line: Line) -> None:
    line.send(b"GET / HTTP/1.1\r\n")
    assert line.step is Step.HEAD
    for _ in range(9):
        line.send(b"A: b\r\n")
        assert not line.after(1)
    line.send(b"A: b\r\n")
    assert line.after(1.1)


def test_each_step_has_its_own_time(line: Line) -> None:
    assert not line.after(19)
    line.send(b"POST /")
    assert line.step is Step.HEAD
    assert not line.after(9)
    line.send(HEAD[6:] % 100)
    assert line.step is Step.BODY
    assert not line.after(19)
    line.send(b"x" * 100)
    assert line.step is Step.WORK
    assert not line.after(3600), "the application may take its time"
    assert len(line.tasks) == 1


@pytest.mark.parametrize(("share", "ends"), [(1.2, False), (0.5, True), (0.01, True)])
def test_a_body_has_as_long_as_it_really_comes(line: Line, share: float, ends) -> None:
    """At the rate of a slow line it may take minutes; slower than that is no line."""
    line.send(HEAD % LARGE)
    assert line.step is Step.BODY
    ended = False
    for _ in range(20):
        line.send(b"x" * int(5 * share * RATE))
        ended = ended or line.after(5)
    assert ended is ends


def test_a_request_after_another_begins_anew(line: Line) -> None:
    line.send(b"GET / HTTP/1.1\r\nHost: a.test\r\n\r\n")
    assert line.step is Step.WORK
    assert not line.after(100)
    line.connection.requests.clear()
    assert line.step is Step.IDLE
    assert not line.after(19)
    line.send(b"GET / HTTP/1.1\r\n")
    assert line.step is Step.HEAD
    assert not line.after(9)
    assert line.after(2)


@pytest.mark.parametrize(
    ("taken", "ends"), [(0, True), (RATE, True), (40 * RATE, False)], ids=["nothing", "little", "enough"]
)
def test_an_answer_has_as_long_as_it_is_really_taken(line: Line, monkeypatch: pytest.MonkeyPatch, taken, ends) -> None:
    line.connection.outbufs[-1].append(b"x" * 1000)
    line.connection.total_outbufs_len = 1000
    assert line.step is Step.ANSWER
    line.connection._moved = taken
    monkeypatch.setattr(line.connection, "_unread", lambda: 0)
    assert line.after(30) is ends


def test_what_the_system_holds_for_a_client_is_not_taken_yet(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    line.connection.outbufs[-1].append(b"x" * 1000)
    line.connection.total_outbufs_len = 1000
    assert line.step is Step.ANSWER
    line.connection._moved = 40 * RATE
    monkeypatch.setattr(line.connection, "_unread", lambda: 40 * RATE)
    assert line.after(21)


def test_a_body_that_is_too_large_is_not_read_and_the_client_is_heard_out() -> None:
    line = Line(most=1000)
    line.send(HEAD % 5000)
    assert line.step is Step.WORK, "the application says 413 in its own words"
    (request,) = line.connection.requests
    assert request.content_length == 0
    assert request.headers["CONNECTION"] == "close"
    line.close()


@pytest.mark.parametrize(("length", "read"), [(999, True), (1000, True), (1001, False)])
def test_a_body_as_large_as_is_allowed_is_read(length: int, read) -> None:
    line = Line(most=1000)
    line.send(HEAD % length + (b"x" * length if read else b""))
    (request,) = line.connection.requests
    assert len(request.get_body_stream().read()) == (length if read else 0)
    line.close()


def test_a_server_that_stops_ends_a_connection_after_its_request(line: Line) -> None:
    line.server.is_stopping = True
    line.send(b"GET / HTTP/1.1\r\nHost: a.test\r\nConnection: keep-alive\r\n\r\n")
    (request,) = line.connection.requests
    assert request.headers["CONNECTION"] == "close"


def test_a_server_that_stops_waits_for_who_has_begun_or_just_come(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [line.connection.since]
    monkeypatch.setattr("dashboard.server.connection.time.monotonic", lambda: clock[0])
    assert line.connection.is_awaited, "it has just come"
    clock[0] += 1.1
    assert not line.connection.is_awaited, "it came and says nothing"
    line.send(b"GET / HTTP/1.1\r\n")
    assert line.connection.is_awaited
    assert line.connection.is_idle, "its request is not whole"
    line.send(b"\r\n")
    line.connection.end_overdue(clock[0])
    assert line.connection.is_awaited
    assert not line.connection.is_idle


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 413 \r\n\r\n", b"x" * 10_000_000], ids=["none", "short", "long"])
@pytest.mark.parametrize("refused", [False, True], ids=["wanted", "refused"])
@pytest.mark.parametrize("turns", ["w", "r w", "rw", "rwh", "w w", "w r w", "w rw", "w rwh"])
def test_a_client_that_goes_at_any_moment_is_no_error(
    line: Line, caplog: pytest.LogCaptureFixture, turns: str, refused, answer: bytes
) -> None:
    """`turns` are those of the server's loop, each with what the system says: to be read, to be written, hung up."""
    caplog.set_level(logging.WARNING)
    said = {"r": select.POLLIN, "w": select.POLLOUT, "h": select.POLLHUP}
    connection = line.connection
    connection._refused = refused
    connection.close_when_flushed = True
    connection.outbufs[-1].append(answer)
    connection.total_outbufs_len = len(answer)
    line.client.close()
    for turn in turns.split():
        if connection.connected:  # the loop knows no others
            readwrite(connection, sum(said[one] for one in turn))
        _ = connection.is_awaited, connection.end_overdue(line.now)
    connection.abort()
    assert not connection.is_awaited
    assert caplog.messages == []
    assert not connection.connected
