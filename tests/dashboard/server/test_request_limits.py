"""Bodies are refused by their announced size, before any of them is read, wherever they are sent."""

import socket
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask

from dashboard.page.request_sizes import CALLBACK, SMALL
from dashboard.server.request_limits import request_limits
from tests.dashboard.commands.test_serve import TINY, serving
from tests.dashboard.office.conftest import clock, database, kind, office, server, url

__all__ = ["clock", "database", "kind", "office", "server", "url"]

FILE = 6 * 1024 * 1024


FORM = "Content-Type: application/x-www-form-urlencoded"
TAKING = ("/office/sign-in", "/office/password", "/office/submissions/1/file")
NOT_TAKING = ("/release.json", "/", "/x")


def status(port: int, path: str, *heads: str, body: bytes = b"") -> int:
    """What is answered to a request whose body has only begun."""
    with socket.create_connection(("127.0.0.1", port), 20) as made:
        made.sendall("\r\n".join((f"POST {path} HTTP/1.1", "Host: localhost", *heads, "", "")).encode() + body)
        return int(made.recv(4096).split()[1])


def test_three_hundred_megabytes_are_refused_unread(tmp_path: Path) -> None:
    announced, chunked = "Content-Length: 314572800", "Transfer-Encoding: chunked"
    chunk = b"%x\r\n" % (7 * 1024 * 1024) + bytes(7 * 1024 * 1024)
    with serving(tmp_path, "--geodata", TINY) as address:
        port = urlsplit(address).port or 0
        assert {path: status(port, path, FORM, announced) for path in TAKING} == dict.fromkeys(TAKING, 413)
        assert {path: status(port, path, announced) for path in NOT_TAKING} == dict.fromkeys(NOT_TAKING, 405)
        assert status(port, "/_dash-update-component", "Content-Type: application/json", announced) == 413
        for path in (*TAKING, *NOT_TAKING, "/_dash-update-component"):
            assert status(port, path, FORM, chunked, body=chunk) == 413


def test_the_office_refuses_too_much_in_its_own_words(tmp_path: Path) -> None:
    """The client is heard out before the connection ends: else it would see a broken line and no answer."""
    with serving(tmp_path, "--geodata", TINY) as address:
        asked = urllib.request.Request(f"{address}/office/sign-in", b"x" * 5_000_000, method="POST")
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(asked, timeout=20)
        assert refused.value.code == 413
        assert "<html" in refused.value.read().decode()


def test_only_pages_that_take_files_take_much(server: Flask) -> None:
    limits = request_limits(server, "")
    large = {rule.endpoint for rule in server.url_map.iter_rules() if limits("POST", _address(rule.rule)) > CALLBACK}
    assert large
    assert all(endpoint.startswith("office.") for endpoint in large)
    assert all(limits("POST", path) == SMALL for path in ("/office/sign-in", "/nothing", "/%00", "//", ""))


def _address(rule: str) -> str:
    return rule.replace("<int:number>", "1").replace("<name>", "n").replace("<path:unknown>", "u")


@pytest.mark.parametrize("prefix", ["", "/dash"])
def test_below_a_path_the_same_limits_hold(server: Flask, prefix: str) -> None:
    limits = request_limits(server, prefix)
    taken = [limits("POST", f"{prefix}/office/submissions/1/file"), limits("POST", f"{prefix}/office/sign-in")]
    assert taken[0] > taken[1] == SMALL
    assert taken[0] <= FILE
