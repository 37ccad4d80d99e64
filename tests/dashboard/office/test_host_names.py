"""Under which names the server answers, whose forwarded headers it believes, and what never reaches a provider."""

from ipaddress import ip_network

import pytest
from click.testing import CliRunner
from flask import Flask

from corridor.reporting.context import ReportingContext
from dashboard.cli import main
from dashboard.office.access_settings import AccessSettings
from dashboard.office.blueprint import install_office
from dashboard.office.host_names import host_name
from dashboard.office.identity_settings import IdentitySettings
from tests.dashboard.office.identity_provider import CLIENT, Provider, listening

TLS = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "10.1.1.1"}
STRANGE = (
    "evil.example",
    "evil.example:8050",
    "a@evil.example",
    "localhost.evil.example",
    "x/y",
    "[::1",
    "",
    "a b",
    "\xe9",
)


def server(office: ReportingContext, **settings: object) -> Flask:
    made = Flask("office")
    made.add_url_rule("/peer", "peer", lambda: __import__("flask").request.remote_addr)
    install_office(made, office, AccessSettings(**settings))  # type: ignore[arg-type]
    return made


@pytest.mark.parametrize("host", STRANGE)
def test_a_strange_host_is_refused(office: ReportingContext, host: str) -> None:
    client = server(office, host_names=frozenset({"dashboard.example"})).test_client()
    answer = client.get("/office/sign-in", headers={"Host": host})
    assert answer.status_code == 421
    assert "evil" not in answer.text
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    "host", ["dashboard.example", "DASHBOARD.example:8443", "dashboard.example.", "127.0.0.1:8050", "[::1]"]
)
def test_known_names_are_answered(office: ReportingContext, host: str) -> None:
    client = server(office, host_names=frozenset({"dashboard.example"})).test_client()
    assert client.get("/office/sign-in", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example"])
def test_a_strange_host_never_reaches_a_provider(office: ReportingContext, host: str) -> None:
    with listening(Provider("http://localhost/office/identity/back")) as provider:
        identity = IdentitySettings(provider.issuer, CLIENT)
        client = server(office, identity=identity, host_names=frozenset()).test_client()
        assert client.get("/office/identity", headers={"Host": host}).status_code == 421
        assert provider.seen == []


@pytest.mark.parametrize(
    ("peer", "believed"),
    [("10.0.0.5", True), ("10.0.0.6", False), ("127.0.0.1", False), ("::ffff:10.0.0.5", True), ("", False)],
)
def test_only_a_proxy_that_was_named_is_believed(office: ReportingContext, peer: str, believed: bool) -> None:  # noqa: FBT001
    client = server(office, behind_tls=True, proxies=(ip_network("10.0.0.5"),)).test_client()
    answer = client.get("/peer", headers=TLS, environ_overrides={"REMOTE_ADDR": peer})
    assert (answer.status_code, answer.text if believed else "") == ((200, "10.1.1.1") if believed else (403, ""))


def test_unless_told_otherwise_the_proxy_is_on_this_machine(office: ReportingContext) -> None:
    client = server(office, behind_tls=True).test_client()
    statuses = [
        client.get("/peer", headers=TLS, environ_overrides={"REMOTE_ADDR": peer}).status_code
        for peer in ("127.0.0.1", "::1", "192.0.2.7")
    ]
    assert statuses == [200, 200, 403]


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("a.example", "a.example"),
        ("A.example:1", "a.example"),
        ("[::1]:80", "::1"),
        ("a.example:x", None),
        ("a/b", None),
    ],
)
def test_the_name_in_a_host(host: str, name: str | None) -> None:
    assert host_name(host) == name


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (["--trusted-proxy", "proxy.example"], "--trusted-proxy"),
        (["--host-name", "https://a.example/"], "a.example"),
        (["--behind-tls", "--oidc-issuer", "https://id.example", "--oidc-client-id", "x"], "--host-name"),
    ],
)
def test_what_cannot_be_meant_is_refused(options: list[str], word: str) -> None:
    done = CliRunner().invoke(main, ["serve", *options])
    assert done.exit_code == 2
    assert word in done.stderr
