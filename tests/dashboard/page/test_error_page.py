"""A refusal is a page that says why in every language; programs get problem details or nothing at all."""

import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from dashboard.page.error_page import error_page
from dashboard.words.wording import languages
from tests.dashboard.commands.test_serve import TINY, serving
from tests.dashboard.markup import read

API = ("/api/v1/releases", "/api/v1/nothing", "/api/v1/package.zip")


def said(text: str) -> set[str]:
    """The languages in which a page says something."""
    return {line["lang"] for line in read(text).all("lang") if line.tag == "p" and line.text}


@pytest.mark.parametrize("status", [400, 404, 405, 408, 413, 414, 421, 431, 500, 501, 503])
def test_every_status_is_said_in_every_language(status: int) -> None:
    assert len(said(error_page(status))) == len(languages())


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("POST", "/_dash-update-component", 400),
        ("POST", "/", 405),
        ("DELETE", "/releases", 405),
        ("GET", "/card/none/zh/all/all.png", 410),
        ("POST", "/release.json", 405),
        ("TRACE", "/", 405),
    ],
)
def test_a_refusal_is_a_page(client: FlaskClient, method: str, path: str, status: int) -> None:
    answer = client.open(path, method=method)
    assert (answer.status_code, answer.mimetype) == (status, "text/html")
    assert said(answer.text) == said(error_page(status))
    assert ("Allow" in answer.headers) == (status == 405)


@pytest.mark.parametrize("path", API)
def test_what_may_be_asked_of_an_address_for_programs_is_in_the_head_alone(client: FlaskClient, path: str) -> None:
    answer = client.options(path)
    assert (answer.status_code, answer.data, answer.content_type) == (204, b"", None)
    assert {"GET", "HEAD", "OPTIONS"} <= set(answer.headers["Allow"].split(", "))


@pytest.mark.parametrize("path", API)
def test_programs_are_refused_in_their_own_form(client: FlaskClient, path: str) -> None:
    assert client.post(path).mimetype == "application/problem+json"


def test_what_is_refused_before_it_is_a_request_is_a_page_too(tmp_path: Path) -> None:
    with serving(tmp_path, "--geodata", TINY) as address:
        for sent, status in (
            (b"GET / HTTP/1.1\r\nX: " + b"a" * 40_000 + b"\r\n\r\n", 431),
            (b"GET  x / y\r\n\r\n", 400),
        ):
            with socket.create_connection(("127.0.0.1", urlsplit(address).port or 0), 20) as made:
                made.sendall(sent)
                answer = b""
                while part := made.recv(4096):
                    answer += part
            head, _, body = answer.decode().partition("\r\n\r\n")
            assert head.split()[1] == str(status)
            assert "text/html" in head
            assert said(body) == said(error_page(status))
