"""An answer leaves in one piece, its head with its body: a host that dies has sent all of it, or nothing.

Its connection stays open for the next one.
"""

import re
import socket
from collections.abc import Callable, Iterable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from flask.testing import FlaskClient
from waitress.adjustments import Adjustments

from dashboard.server.connection import Connection

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
ANSWERS = {
    "page": ("GET /", 200, ""),
    "compressed page": ("GET /", 200, "Accept-Encoding: gzip\r\n"),
    "last page of a connection": ("GET /", 200, "Connection: close\r\n"),
    "head of a page": ("HEAD /", 200, ""),
    "JSON": ("GET /release.json", 200, ""),
    "JSON that is known": ("GET /release.json", 304, "If-None-Match: *\r\n"),
    "static bundle": ("GET {bundle}", 200, "Accept-Encoding: gzip\r\n"),
    "file": ("GET /brief.csv", 200, ""),
    "part of a file": ("GET /brief.csv", 206, "Range: bytes=0-99\r\n"),
    "page that is missing": ("GET /none", 404, ""),
    "page that takes nothing": ("POST /release.json", 405, ""),
    "request that is none": ("GET none /", 400, ""),
}
HEAD = b"HTTP/1.1 200 OK\r\n"


class Line:
    """A connection to an application, and what it gives the system to send, in the pieces in which it does."""

    def __init__(self, application: Application) -> None:
        self.client, served = socket.socketpair()
        served.setblocking(False)  # noqa: FBT003  # the socket's own parameter
        served.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 256 * 1024)
        adjusted = Adjustments(ident=None)
        server = SimpleNamespace(
            application=application,
            adj=adjusted,
            effective_port=80,
            server_name="localhost",
            limits=lambda *_: 1000,
            is_stopping=False,
            active_channels={},
            add_task=lambda _: None,
            pull_trigger=lambda: None,
        )
        self.connection = Connection(server, served, ("127.0.0.1", 1), adjusted, map={})
        self.connection.send = self._send
        self.sent: list[bytes] = []

    def ask(self, asked: str, more: str = "") -> None:
        """Have a request answered."""
        self.client.sendall(f"{asked} HTTP/1.1\r\nHost: localhost\r\n{more}\r\n".encode())
        self.connection.handle_read()
        self.connection.service()

    def close(self) -> None:
        self.client.close()
        self.connection.handle_close()

    def _send(self, data: bytes, *, do_close: bool = True) -> int:
        del do_close
        self.sent.append(data)
        return len(data)


@pytest.fixture
def line() -> Iterator[Callable[[Application], Line]]:
    """Opens lines that are closed after the test."""
    lines: list[Line] = []

    def opened(application: Application) -> Line:
        lines.append(Line(application))
        return lines[-1]

    yield opened
    for one in lines:
        one.close()


@pytest.mark.parametrize("kind", ANSWERS)
def test_an_answer_leaves_in_one_piece(line, client: FlaskClient, kind: str) -> None:
    asked, status, more = ANSWERS[kind]
    bundle = re.search(r"/bundles/page-\w+\.css", client.get("/").text)
    assert bundle is not None
    one = line(client.application)
    one.ask(asked.format(bundle=bundle[0]), more)
    (whole,) = one.sent
    head, _, body = whole.partition(b"\r\n\r\n")
    assert re.match(rb"HTTP/1\.[01] %d " % status, head)
    if status == 304 or asked.startswith("HEAD"):
        assert body == b""
    else:
        length = re.search(rb"^Content-Length: (\d+)\r$", head, re.MULTILINE)
        assert length is not None
        assert len(body) == int(length[1]) > 0


def test_each_answer_of_a_connection_leaves_by_itself(line, client: FlaskClient) -> None:
    one = line(client.application)
    for _ in range(3):
        one.ask("GET /release.json")
    assert len(one.sent) == 3
    assert len({sent.partition(b"\r\n\r\n")[2] for sent in one.sent}) == 1


@pytest.mark.parametrize(
    ("asked", "more", "kept"),
    [
        ("GET /release.json", "", True),
        ("GET /release.json", "If-None-Match: *\r\n", True),
        ("HEAD /release.json", "If-None-Match: *\r\n", True),
        ("GET /release.json", "If-None-Match: *\r\nConnection: close\r\n", False),
        ("GET none /", "", False),
    ],
)
def test_a_connection_stays_open_where_the_end_of_an_answer_is_known(
    line, client: FlaskClient, asked: str, more: str, kept
) -> None:
    one = line(client.application)
    one.ask(asked, more)
    assert one.connection.close_when_flushed is not kept
    assert (b"\r\nConnection: close\r\n" in one.sent[0]) is not kept


@pytest.mark.parametrize(("status", "kept"), [("204 No Content", True), ("200 OK", False)])
def test_without_length_only_an_answer_without_body_has_an_end(line, status: str, kept) -> None:
    def application(_environ, start):
        start(status, [])
        return iter(())

    one = line(application)
    one.ask("GET /")
    assert one.connection.close_when_flushed is not kept


def test_what_is_made_piece_by_piece_leaves_so(line) -> None:
    """Nothing waits for a piece that is still to be made, whether the length of all is known or not."""

    def application(environ, start):
        start("200 OK", [("Content-Length", "9")] if environ["PATH_INFO"] == "/known" else [])
        for piece in (b"one", b"two", b"six"):
            before = len(one.sent)
            yield piece
            assert len(one.sent) == before + 1
            assert one.sent[-1].endswith((piece, piece + b"\r\n"))

    one = line(application)
    one.ask("GET /known")
    assert one.sent[0].startswith(HEAD)
    assert one.sent[1:] == [b"two", b"six"]
    one.sent.clear()
    one.ask("GET /unknown")
    assert one.sent[0].startswith(HEAD)
    assert one.sent[1:] == [b"3\r\ntwo\r\n", b"3\r\nsix\r\n", b"0\r\n\r\n"]


def test_a_large_answer_takes_no_more_than_the_system_does_at_once(line) -> None:
    body = bytes(3 * 1024 * 1024)

    def application(_environ, start):
        start("200 OK", [("Content-Length", str(len(body)))])
        return [body]

    one = line(application)
    one.ask("GET /")
    assert one.sent[0].startswith(HEAD)
    assert {len(sent) for sent in one.sent[:-1]} == {one.connection.sendbuf_len}
    assert b"".join(one.sent).partition(b"\r\n\r\n")[2] == body


def test_what_fails_is_said_in_one_piece(line) -> None:
    def application(_environ, _start):
        raise ValueError

    one = line(application)
    one.ask("GET /")
    (whole,) = one.sent
    assert whole.startswith(b"HTTP/1.1 500 ")
    assert whole.partition(b"\r\n\r\n")[2] != b""


def test_a_client_that_may_send_its_body_is_told_at_once(line) -> None:
    def application(_environ, start):
        start("204 No Content", [])
        return []

    one = line(application)
    one.client.sendall(b"POST / HTTP/1.1\r\nHost: a.test\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n")
    one.connection.handle_read()
    assert one.sent == [b"HTTP/1.1 100 Continue\r\n\r\n"]
    one.client.sendall(b"abc")
    one.connection.handle_read()
    one.connection.service()
    assert len(one.sent) == 2
    assert one.sent[1].startswith(b"HTTP/1.1 204 ")
