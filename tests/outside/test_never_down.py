"""Nobody can stop the page: slow clients, large bodies, a silent identity provider, a database that others hold."""

import re
import socket
import sqlite3
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.outside.product import TINY, page, run, said, served
from tests.outside.visitor import PASSWORD, Visitor

MANY = 12
WAITS_S = 8
"""How long a visitor waits on a machine that has much else to do; who is stopped waits longer than any."""
LARGE_FILE = "/_dash-component-suites/plotly/package_data/plotly.min.js"
LARGE = 300 * 1024 * 1024
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Office:
    """A server with the account of a submitter, and an identity provider that takes connections and says nothing."""

    address: str
    database: Path

    @property
    def port(self) -> int:
        return urllib.parse.urlsplit(self.address).port or 0

    def connect(self, sent: bytes) -> socket.socket:
        """A connection that has sent this much."""
        made = socket.socket()
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)  # so that nothing is read unless it is asked for
        made.settimeout(WAITS_S)
        made.connect(("127.0.0.1", self.port))
        made.sendall(sent)
        return made

    def see(self) -> int:
        """The status that a visitor of the first page gets in time."""
        with self.connect(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n") as made:
            return status_of(made)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    database = tmp_path_factory.mktemp("down") / "office.db"
    with socket.create_server(("127.0.0.1", 0), backlog=50) as silent:
        issuer = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with served(TINY, database, "--oidc-issuer", issuer, "--oidc-client-id", "corridor") as address:
            account = ("--role", "submitter", "--area", "101", "--office", "office", "--geodata", TINY)
            code, output = run("user", "add", "clerk", *account, database=database, typed=f"{PASSWORD}\n")
            assert code == 0, output
            yield Office(address, database)


def status_of(made: socket.socket) -> int:
    """The status of the answer that comes in time; 0 where none does."""
    with suppress(OSError):
        found = re.match(rb"HTTP/1\.. (\d+)", made.recv(100))
        return int(found[1]) if found else 0
    return 0


def head(method: str, path: str, length: int, kind: str = FORM) -> bytes:
    lines = (f"{method} {path} HTTP/1.1", "Host: localhost", f"Content-Type: {kind}", f"Content-Length: {length}")
    return "\r\n".join((*lines, "", "")).encode()


@contextmanager
def together(act: Callable[[], object]) -> Iterator[None]:
    """Many who do the same beside the block."""
    threads = [threading.Thread(target=act, daemon=True) for _ in range(MANY)]
    for thread in threads:
        thread.start()
    time.sleep(0.5)
    try:
        yield
    finally:
        for thread in threads:
            thread.join()


@pytest.mark.parametrize(
    "sent",
    [
        b"GET / HTTP/1.1\r\nX: ",
        head("POST", "/office/sign-in", 60_000),
        head("GET", LARGE_FILE, 0),
        b"",
    ],
    ids=["head", "body", "reading", "idle"],
)
def test_slow_connections_stop_no_visitor(office: Office, sent: bytes) -> None:
    with ExitStack() as stack:
        for _ in range(MANY):
            stack.enter_context(office.connect(sent))
        time.sleep(0.5)
        assert office.see() == 200


@pytest.mark.parametrize("path", ["/_dash-update-component", "/", "/office/sign-in", "/office/submissions/1/file"])
def test_a_large_body_of_a_stranger_is_refused_before_it_is_read(office: Office, path: str) -> None:
    kind = "application/json" if "dash" in path else FORM
    with office.connect(head("POST", path, LARGE, kind) + b"[" * 1000) as made:
        assert 400 <= status_of(made) < 500


@pytest.mark.parametrize(
    "body", ["{}", "[]", "1", "null", '{"inputs": 1}', '{"output": "a\\u001b\\r\\nb.c", "inputs": []}']
)
def test_a_body_that_dash_does_not_know_is_refused_in_one_line_of_the_log(office: Office, body: str) -> None:
    before = len(said(office.database))
    with office.connect(head("POST", "/_dash-update-component", len(body), "application/json") + body.encode()) as made:
        assert 400 <= status_of(made) < 500
    written = said(office.database)[before:]
    assert "Traceback" not in written
    assert "\x1b" not in written
    assert len(written.splitlines()) <= 1


@pytest.mark.parametrize(
    "path", ["/_dash-component-suites/unknown%1b/x.js", "/_dash-component-suites/dash/x%1b.js", "/_reload-hash"]
)
def test_an_address_of_dash_that_nobody_uses_is_not_there(office: Office, path: str) -> None:
    before = len(said(office.database))
    assert page(office.address + path)[0] == 404
    written = said(office.database)[before:]
    assert "Traceback" not in written
    assert "\x1b" not in written


def test_a_silent_identity_provider_stops_no_visitor(office: Office) -> None:
    def ask() -> None:
        with suppress(OSError), office.connect(b"GET /office/identity HTTP/1.1\r\nHost: localhost\r\n\r\n") as made:
            status_of(made)

    with together(ask):
        assert office.see() == 200


def test_a_held_database_stops_no_visitor_and_is_said(office: Office) -> None:
    people = [Visitor(office.address) for _ in range(MANY)]
    for person in people:
        person.go("/office/sign-in")
    left = iter(people)
    with sqlite3.connect(office.database) as held:
        held.execute("BEGIN IMMEDIATE")
        with together(lambda: next(left).sign_in("clerk")):
            assert office.see() == 200
            time.sleep(1)
            assert office.see() == 200
        held.rollback()
    assert {person.status for person in people} == {503}


def test_tables_of_formulas_are_refused_at_once(office: Office) -> None:
    """Four of them cost a server that looks at each cell's formula fourteen seconds of its processor."""
    person = Visitor(office.address)
    person.begin("clerk")
    person.go("/office/submissions")
    person.send("/submissions", period="2026-Q3")
    page = urllib.parse.urlsplit(person.place).path
    line = f"{','.join(['=1+1'] * 60)}\n"
    content = f"indicator,value,qualifier,period,printed,document,dated,locator\n{line * 1990}".encode()
    taken = 0.0
    for _ in range(4):
        person.go(page)
        begun = time.monotonic()
        person.upload("/file", content, waits_s=WAITS_S)
        taken += time.monotonic() - begun
        assert 400 <= person.status < 500
    assert taken < WAITS_S
