"""Behind a proxy that speaks TLS: whose word is taken, and what is refused."""

import pytest
from flask import Flask

from corridor.reporting.context import ReportingContext
from dashboard.loopback import is_loopback
from dashboard.office.access_settings import AccessSettings
from dashboard.office.blueprint import install_office
from tests.dashboard.office.conftest import cookie, document

TLS = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "10.1.1.1"}


@pytest.fixture
def proxied(office: ReportingContext) -> Flask:
    made = Flask("office")
    made.add_url_rule("/health", "health", lambda: "OK")
    install_office(made, office, AccessSettings(behind_tls=True))
    return made


def attempt(server: Flask, address: str, password: str = "wrong") -> int:
    client = server.test_client()
    headers = {**TLS, "X-Forwarded-For": address}
    csrf = document(client.get("/office/sign-in", headers=headers)).one("name", "csrf")["value"]
    client.set_cookie(f"__Host-{cookie(client, 'form')}", csrf, secure=True)
    sent = {"csrf": csrf, "name": "reviewer", "password": password}
    return client.post("/office/sign-in", data=sent, headers=headers).status_code


def test_what_came_over_tls_gets_bound_cookies_and_stays_with_tls(proxied: Flask) -> None:
    client = proxied.test_client()
    answer = client.get("/office/sign-in", headers=TLS)
    assert answer.status_code == 200
    assert answer.headers["Set-Cookie"].startswith(f"__Host-{cookie(client, 'form')}=")
    assert "max-age" in answer.headers["Strict-Transport-Security"]


@pytest.mark.parametrize("headers", [{}, {"X-Forwarded-Proto": "http"}, {"X-Forwarded-Proto": "https, http"}])
def test_what_did_not_is_refused(proxied: Flask, headers: dict[str, str]) -> None:
    answer = proxied.test_client().get("/office/sign-in", headers=headers)
    assert answer.status_code == 403
    assert "TLS" in answer.text
    assert "Set-Cookie" not in answer.headers


def test_health_is_asked_from_inside(proxied: Flask) -> None:
    assert proxied.test_client().get("/health").status_code == 200


def test_only_the_last_hop_says_who_asks(proxied: Flask) -> None:
    """Somebody who writes a new address before the proxy's each time is slowed down all the same."""
    statuses = [attempt(proxied, f"10.9.9.{number}, 10.1.1.1") for number in range(6)]
    assert statuses[0] == 401
    assert statuses[-1] == 429


def test_without_the_option_nobody_is_believed(server: Flask) -> None:
    client = server.test_client()
    answer = client.get("/office/sign-in", headers=TLS)
    assert answer.headers["Set-Cookie"].startswith(f"{cookie(client, 'form')}=")
    assert "Strict-Transport-Security" not in answer.headers


@pytest.mark.parametrize(
    ("host", "stays"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("[::1]", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("10.0.0.1", False),
        ("", False),
        ("localhost.example", False),
        ("127.0.0.1.example", False),
    ],
)
def test_what_stays_on_this_machine(host: str, stays: bool) -> None:  # noqa: FBT001
    assert is_loopback(host) is stays
