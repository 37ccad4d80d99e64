"""Bodies are refused by their announced size, before any of them is read, wherever they are sent."""

import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from sqlalchemy import URL, delete

from corridor.accounts.session_seal import SessionSeal, seal_for, seal_of
from corridor.releases.database import Database
from corridor.releases.tables import server_secrets
from corridor.reporting.context import ReportingContext
from dashboard.office.access import know_tokens
from dashboard.page.request_sizes import CALLBACK, SMALL
from dashboard.server.request_limits import request_limits
from tests.dashboard.commands.test_serve import TINY, serving
from tests.dashboard.office.conftest import clock, database, kind, office, server, url

__all__ = ["clock", "database", "kind", "office", "server", "url"]

FILE = 6 * 1024 * 1024


FORM = "Content-Type: application/x-www-form-urlencoded"
TAKING = ("/office/sign-in", "/office/password", "/office/submissions/1/file")
NOT_TAKING = ("/release.json", "/", "/x")


def status(port: int, path: str, *heads: str, body: bytes = b"", patience_s: float = 20) -> int:
    """What is answered to a request whose body has only begun."""
    with socket.create_connection(("127.0.0.1", port), patience_s) as made:
        made.sendall("\r\n".join((f"POST {path} HTTP/1.1", "Host: localhost", *heads, "", "")).encode() + body)
        return int(made.recv(4096).split()[1])


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server of these tests has its database."""
    return tmp_path_factory.mktemp("limits")


@pytest.fixture(scope="module")
def small_server(home: Path) -> Iterator[str]:
    """The address of a server that no test leaves anything on."""
    with serving(home, "--geodata", TINY) as address:
        yield address


def test_three_hundred_megabytes_are_refused_unread(small_server: str) -> None:
    announced, chunked = "Content-Length: 314572800", "Transfer-Encoding: chunked"
    chunk = b"%x\r\n" % (7 * 1024 * 1024) + bytes(7 * 1024 * 1024)
    port = urlsplit(small_server).port or 0
    assert {path: status(port, path, FORM, announced) for path in TAKING} == dict.fromkeys(TAKING, 413)
    assert {path: status(port, path, announced) for path in NOT_TAKING} == dict.fromkeys(NOT_TAKING, 405)
    assert status(port, "/_dash-update-component", "Content-Type: application/json", announced) == 413
    for path in (*TAKING, *NOT_TAKING, "/_dash-update-component"):
        assert status(port, path, FORM, chunked, body=chunk) == 413


def test_a_file_of_a_stranger_is_refused_unread_and_one_of_a_submitter_is_not(small_server: str, home: Path) -> None:
    """Four megabytes are announced, none comes."""
    path, length = "/office/submissions/1/file", "Content-Length: 4000000"
    port = urlsplit(small_server).port or 0
    for cookie in ("", "x=1", f"corridor-12345678-session={'A' * 43}.20260301.{'A' * 43}"):
        assert status(port, path, FORM, length, f"Cookie: {cookie}") == 413
    database = Database(URL.create("sqlite", database=str(next(home.rglob("*.sqlite3")))))
    token = seal_for(database).token(database.now())
    database.close()
    with pytest.raises(TimeoutError):
        status(port, path, FORM, length, f"Cookie: corridor-12345678-session={token}", patience_s=2)


def test_the_office_refuses_too_much_in_its_own_words(small_server: str) -> None:
    """The client is heard out before the connection ends: else it would see a broken line and no answer."""
    asked = urllib.request.Request(f"{small_server}/office/sign-in", b"x" * 5_000_000, method="POST")
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(asked, timeout=20)
    assert refused.value.code == 413
    assert "<html" in refused.value.read().decode()


def test_only_pages_that_take_files_take_much(server: Flask, office: ReportingContext) -> None:
    limits, cookies = request_limits(server, ""), _cookies(office)
    rules = {rule.endpoint: _address(rule.rule) for rule in server.url_map.iter_rules()}
    large = {endpoint for endpoint, path in rules.items() if limits("POST", path, cookies) > CALLBACK}
    assert large
    assert all(endpoint.startswith("office.") for endpoint in large)
    assert all(limits("POST", path, cookies) == SMALL for path in ("/office/sign-in", "/nothing", "/%00", "//", ""))


def test_much_is_taken_only_of_those_whom_the_server_gave_a_token(server: Flask, office: ReportingContext) -> None:
    limits, path = request_limits(server, ""), "/office/submissions/1/file"
    own = _cookies(office)
    others = [
        SessionSeal(bytes(32)).token(office.database.now()),
        f"{own[:-2]}AA",
        own.partition(".")[0],
        "",
        "..",
        "é.x",
    ]
    false = ["", "x", f"a=1; {own.rpartition('=')[2]}", *(f"corridor-1234-session={token}" for token in others)]
    assert {cookies: limits("POST", path, cookies) for cookies in false} == dict.fromkeys(false, SMALL)
    for cookies in (own, f"a=1; {own}; b=2", f"corridor-1-session=false, {own}"):
        assert limits("POST", path, cookies) > SMALL


def test_the_seal_of_a_database_that_was_restored_is_known_with_the_next_look(
    server: Flask, office: ReportingContext
) -> None:
    """A backup holds no seal: the first sign-in to what was restored makes another one."""
    limits, path, former = request_limits(server, ""), "/office/submissions/1/file", _cookies(office)
    with office.database.writing() as connection:
        connection.execute(delete(server_secrets))
    office.release_store.refresh()
    assert limits("POST", path, former) > SMALL
    own = _cookies(office)
    office.release_store.refresh()
    assert limits("POST", path, own) > SMALL
    assert limits("POST", path, former) == SMALL


def test_a_token_is_known_as_long_as_its_session_is_remembered(office: ReportingContext) -> None:
    seal = seal_for(office.database)
    assert seal == seal_for(office.database)
    token = seal.token("2026-03-01T12:00:00.000000Z")
    days = ["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-08", "2026-03-09", "2026-03-10"]
    known = [seal.holds(token, f"{day}T00:00:00.000000Z") for day in days]
    assert known == [False, True, True, True, True, False]


@pytest.fixture(autouse=True)
def _known(request: pytest.FixtureRequest) -> None:
    if "office" in request.fixturenames:
        know_tokens(request.getfixturevalue("server"), request.getfixturevalue("office").release_store)


def _cookies(office: ReportingContext) -> str:
    with office.database.writing() as connection:
        return f"corridor-1234-session={seal_of(connection).token(office.database.now())}"


def _address(rule: str) -> str:
    return rule.replace("<int:number>", "1").replace("<name>", "n").replace("<path:unknown>", "u")


@pytest.mark.parametrize("prefix", ["", "/dash"])
def test_below_a_path_the_same_limits_hold(server: Flask, office: ReportingContext, prefix: str) -> None:
    limits, cookies = request_limits(server, prefix), _cookies(office)
    paths = (f"{prefix}/office/submissions/1/file", f"{prefix}/office/sign-in")
    taken = [limits("POST", path, cookies) for path in paths]
    assert taken[0] > taken[1] == SMALL
    assert taken[0] <= FILE
