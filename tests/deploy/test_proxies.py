"""The proxies of ``deploy/`` in front of the server, as Debian packages them: what a visitor gets through them."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.deploy.proxies import NAME, Client, behind_tls, caddy, nginx, program

PROXIES = {"nginx": nginx, "caddy": caddy}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module", params=PROXIES)
def proxied(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Client, Path]]:
    """A client of a proxy, and the log of the server behind it."""
    program(request.param)
    home = tmp_path_factory.mktemp(request.param)
    with behind_tls(home) as port, PROXIES[request.param](home, port) as client:
        yield client, home / "log"


@pytest.fixture
def client(proxied: tuple[Client, Path]) -> Client:
    return proxied[0]


def test_the_page_comes_with_its_headers_and_over_tls_alone(client: Client) -> None:
    status, heads, text = client.ask("/?lang=en")
    assert (status, text[:15]) == (200, "<!doctype html>")
    assert "max-age" in heads["strict-transport-security"]
    assert "style-src 'self' 'sha256-" in heads["content-security-policy"]


def test_scripts_come_packed(client: Client) -> None:
    script = re.search(r'src="(/bundles/page-[^"]+)"', client.ask("/")[2])
    assert script
    status, heads, _ = client.ask(script[1], **{"Accept-Encoding": "br"})
    assert (status, heads["content-encoding"]) == (200, "br")
    assert "immutable" in heads["cache-control"]


def test_a_form_is_taken_and_its_cookie_is_secure(proxied: tuple[Client, Path]) -> None:
    client, log = proxied
    _, heads, text = client.ask("/office/sign-in")
    assert "; Secure" in heads["set-cookie"]
    assert "localhost" not in text
    token = re.search(r'name="csrf"[^>]*value="([^"]+)"', text) or re.search(r'value="([^"]+)"[^>]*name="csrf"', text)
    assert token
    body = urlencode({"csrf": token[1], "name": "anna", "password": "a wrong password"}).encode()
    cookie = heads["set-cookie"].partition(";")[0]
    forged = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "http"}
    origin = {"Origin": f"https://{NAME}", "Cookie": cookie}
    status, _, _ = client.ask("/office/sign-in", "POST", body, **FORM, **origin, **forged)
    assert status == 401
    line = log.read_text("utf-8").splitlines()[-1]
    assert "/office/sign-in" in line
    assert "203.0.113.9" not in line  # the proxy says where a client is, not the client


def test_too_large_a_body_is_refused(client: Client) -> None:
    status, _, _ = client.ask("/office/sign-in", "POST", b"x" * (65 * 1024), **FORM)
    assert status == 413


def test_monitors_of_this_machine_reach_the_health(client: Client) -> None:
    assert client.ask("/health/ready")[0] == 200


def test_a_name_that_is_not_served_is_refused(client: Client) -> None:
    status, _, text = client.ask("/", Host="evil.example")
    assert (status, "<main" in text) in {(421, False), (200, False)}  # Caddy itself answers for it, with nothing


def test_without_tls_one_is_sent_to_tls(client: Client) -> None:
    if not client.plain_port:
        pytest.skip("Caddy does so by itself, on port 80 alone")
    assert client.plain() == (308, f"https://{NAME}/x")
