"""An identity provider that is silent, slow, away for a while, or that sends people elsewhere."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corridor.accounts import accounts
from corridor.reporting.context import ReportingContext
from dashboard.office.access_settings import AccessSettings
from dashboard.office.blueprint import install_office
from dashboard.office.identity_settings import IdentitySettings
from tests.dashboard.office.conftest import PEOPLE, send, sign_in, token
from tests.dashboard.office.identity_provider import CLIENT, SECRET, Provider, listening
from tests.dashboard.office.test_oidc import BACK, come_back

PATIENCE_S = 9
"""Ten people who ask a silent provider wait 3 s, once; one after the other they would wait half a minute."""


def client_of(office: ReportingContext, issuer: str, **more: object) -> FlaskClient:
    server = Flask("office")
    install_office(server, office, AccessSettings(identity=IdentitySettings(issuer, CLIENT, SECRET, **more)))  # type: ignore[arg-type]
    return server.test_client()


@contextmanager
def unwell(drop: bytes) -> Iterator[str]:
    """A provider that takes every connection and answers nothing, or one byte every half second."""
    over = threading.Event()

    def answer(held: socket.socket) -> None:
        with held:
            held.settimeout(0.1)
            while not over.wait(0.5):
                try:
                    held.send(drop)
                except OSError:
                    return

    def accept() -> None:
        while not over.is_set():
            try:
                threading.Thread(target=answer, args=(waiting.accept()[0],), daemon=True).start()
            except TimeoutError:
                continue

    with socket.create_server(("127.0.0.1", 0)) as waiting:
        waiting.settimeout(0.1)
        thread = threading.Thread(target=accept)
        thread.start()
        yield f"http://127.0.0.1:{waiting.getsockname()[1]}"
        over.set()
        thread.join()


@pytest.mark.parametrize("drop", [b"", b"H"], ids=["silent", "slow"])
def test_ten_who_ask_wait_once(office: ReportingContext, drop: bytes) -> None:
    with unwell(drop) as issuer:
        client = client_of(office, issuer)
        begun = time.monotonic()
        statuses = [client.get("/office/identity").status_code for _ in range(10)]
        seconds = time.monotonic() - begun
    assert statuses == [502] * 10
    assert seconds < PATIENCE_S


def test_nobody_waits_for_another_who_asks(office: ReportingContext) -> None:
    with unwell(b"") as issuer:
        server = client_of(office, issuer).application
        threads = [threading.Thread(target=lambda: server.test_client().get("/office/identity")) for _ in range(10)]
        begun = time.monotonic()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert time.monotonic() - begun < PATIENCE_S


def test_what_it_said_last_serves_while_it_is_away(office: ReportingContext, monkeypatch: pytest.MonkeyPatch) -> None:
    from dashboard.office import provider_documents  # noqa: PLC0415

    with listening(Provider(BACK)) as provider:
        client = client_of(office, provider.issuer)
        assert client.get("/office/identity").status_code == 303
        monkeypatch.setattr(provider_documents, "_FRESH_S", -1)
        provider.broken = {"/.well-known/openid-configuration"}
        assert [client.get("/office/identity").status_code for _ in range(3)] == [303] * 3
        assert provider.seen.count("/.well-known/openid-configuration") == 2


@pytest.mark.parametrize("name", ["authorization_endpoint", "token_endpoint", "jwks_uri"])
@pytest.mark.parametrize(
    "address", ["http://127.0.0.2:1/x", "https://evil.example/x", "http://evil.example", "ftp://127.0.0.1/x", "//x", 5]
)
def test_it_sends_nobody_to_a_host_that_was_not_named(office: ReportingContext, name: str, address: str) -> None:
    with listening(Provider(BACK)) as provider:
        accounts.link(office.database, PEOPLE["admin"], "north", provider.issuer, "s-1")
        client = client_of(office, provider.issuer)
        provider.says = {name: address}
        if name == "authorization_endpoint":
            assert client.get("/office/identity").status_code == 502
        else:
            assert come_back(client).status_code == 502


def test_a_host_that_was_named_is_gone_to(office: ReportingContext) -> None:
    with listening(Provider(BACK)) as provider:
        provider.says = {"authorization_endpoint": "https://login.example/authorize"}
        client = client_of(office, provider.issuer, hosts=frozenset({"login.example"}))
        assert client.get("/office/identity").location.startswith("https://login.example/authorize?")


@pytest.mark.parametrize("path", ["/keys", "/.well-known/openid-configuration"])
def test_what_is_believed_comes_from_where_it_was_asked(office: ReportingContext, path: str) -> None:
    with listening(Provider(BACK)) as provider:
        provider.moved = {path: f"{provider.issuer}/other-keys"}
        accounts.link(office.database, PEOPLE["admin"], "north", provider.issuer, "s-1")
        client = client_of(office, provider.issuer)
        answer = come_back(client) if path == "/keys" else client.get("/office/identity")
        assert answer.status_code == 502
        assert "/other-keys" not in provider.seen


def test_signing_out_ends_its_session_too(office: ReportingContext) -> None:
    with listening(Provider(BACK)) as provider:
        provider.says = {"end_session_endpoint": f"{provider.issuer}/logout"}
        accounts.link(office.database, PEOPLE["admin"], "north", provider.issuer, "s-1")
        client = client_of(office, provider.issuer)
        assert come_back(client).status_code == 303
        there = send(client, "/office/sign-out", shown="/office/password").location
        assert there.startswith(f"{provider.issuer}/logout?client_id={CLIENT}&post_logout_redirect_uri=http")
        assert sign_in(client, "south").status_code == 303
        assert (
            send(client, "/office/sign-out", {"csrf": token(client)}, "/office/password").location == "/office/sign-in"
        )
