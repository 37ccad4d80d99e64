"""Signing in by an identity provider that really runs: what it vouches for is believed, and nothing else is."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from flask import Flask
from flask.testing import FlaskClient
from joserfc.jwk import OctKey, RSAKey
from werkzeug.test import TestResponse

from corridor.accounts import accounts, audit_log
from corridor.reporting.context import ReportingContext
from dashboard.office import provider_documents
from dashboard.office.access_settings import AccessSettings
from dashboard.office.blueprint import install_office
from dashboard.office.identity_settings import IdentitySettings, IdentitySettingsError, identity_settings
from tests.dashboard.office.conftest import PEOPLE, cookie, document, reported, sign_in
from tests.dashboard.office.identity_provider import CLIENT, SECRET, Provider, listening
from tests.dashboard.office.reporting import hidden
from tests.databases import TestClock

BACK = "http://localhost/office/identity/back"


@pytest.fixture
def provider() -> Iterator[Provider]:
    with listening(Provider(BACK)) as made:
        yield made


@pytest.fixture
def client(office: ReportingContext, provider: Provider) -> FlaskClient:
    """A visitor of an office that knows ``north`` as the provider's ``s-1``."""
    accounts.link(office.database, PEOPLE["admin"], "north", provider.issuer, "s-1")
    return _client(office, provider)


def _client(office: ReportingContext, provider: Provider, secret: str = SECRET) -> FlaskClient:
    server = Flask("office")
    settings = IdentitySettings(provider.issuer, CLIENT, secret)
    install_office(server, office, AccessSettings(identity=settings))
    return server.test_client()


def go_there(client: FlaskClient, address: str = "/office/identity") -> str:
    """Follow a browser to the provider and as far as the address that it comes back to."""
    there = client.get(address)
    assert there.status_code == 303, reported(there)
    return requests.get(there.location, allow_redirects=False, timeout=10).headers["Location"]


def come_back(client: FlaskClient, address: str = "/office/identity") -> TestResponse:
    return client.get(go_there(client, address))


def signed_in(client: FlaskClient) -> bool:
    return client.get("/office/password").status_code == 200


def test_whom_the_provider_vouches_for_is_signed_in(client: FlaskClient, office: ReportingContext) -> None:
    answer = come_back(client)
    assert (answer.status_code, answer.location) == (303, "/office/")
    assert document(client.get("/office/password")).with_class("office-who")[0].text == "north 填报员"
    last = audit_log.entries(office.database, PEOPLE["admin"])[-1]
    assert (last.actor, last.action) == ("north", "session.open")


def test_the_page_offers_it_and_goes_on_to_where_one_wanted_to_go(client: FlaskClient) -> None:
    page = document(client.get("/office/sign-in?next=/office/password"))
    link = next(link["href"] for link in page.named("a") if "identity" in link["href"])
    assert come_back(client, link).location == "/office/password"


def test_it_goes_on_to_no_other_host(client: FlaskClient) -> None:
    assert come_back(client, "/office/identity?next=https://evil.example/").location == "/office/"


def test_without_a_provider_there_is_no_such_page(server: Flask) -> None:
    client = server.test_client()
    assert client.get("/office/identity").status_code == 404
    assert client.get("/office/identity/back?code=x&state=x").status_code == 404
    assert "identity" not in client.get("/office/sign-in").text


def test_passwords_still_serve_beside_it(client: FlaskClient) -> None:
    assert sign_in(client, "south").status_code == 303


def test_every_sign_in_asks_for_something_new(client: FlaskClient) -> None:
    asked = [parse_qs(urlsplit(client.get("/office/identity").location).query) for _ in range(2)]
    for name in ("state", "nonce", "code_challenge"):
        assert asked[0][name] != asked[1][name]
    assert asked[0]["scope"] == ["openid"]
    assert "the client's secret" not in str(asked)


def test_whom_nobody_here_knows_stays_outside_and_learns_what_to_tell(client: FlaskClient, provider: Provider) -> None:
    provider.subject = "s-2"
    answer = come_back(client)
    assert answer.status_code == 403
    assert "s-2" in reported(answer)
    assert not signed_in(client)


def test_a_disabled_account_stays_outside(client: FlaskClient, office: ReportingContext) -> None:
    accounts.disable(office.database, PEOPLE["admin"], "north")
    assert come_back(client).status_code == 403
    assert not signed_in(client)


def test_the_same_name_at_another_provider_is_somebody_else(client: FlaskClient, office: ReportingContext) -> None:
    accounts.link(office.database, PEOPLE["admin"], "north", "https://issuer.example", "s-1")
    assert come_back(client).status_code == 403
    assert not signed_in(client)


def test_another_browsers_answer_signs_nobody_in(
    client: FlaskClient, office: ReportingContext, provider: Provider
) -> None:
    back = go_there(client)
    victim = _client(office, provider)
    assert victim.get(back).status_code == 403
    victim.get("/office/identity")
    assert victim.get(back).status_code == 403
    assert not signed_in(victim)
    assert provider.seen.count("/token") == 0


def test_an_answer_serves_once(client: FlaskClient) -> None:
    back = go_there(client)
    assert client.get(back).status_code == 303
    client.delete_cookie(cookie(client, "session"))
    assert "已过期" in reported(client.get(back))
    assert not signed_in(client)


@pytest.mark.parametrize("kept", ["", "x", "e30=", "W10=", "eyJzdGF0ZSI6MX0=", "bnVsbA=="])
def test_a_damaged_cookie_signs_nobody_in(client: FlaskClient, kept: str) -> None:
    back = go_there(client)
    client.set_cookie(cookie(client, "handshake"), kept)
    assert client.get(back).status_code == 403
    assert not signed_in(client)


def test_a_sign_in_that_was_called_off(client: FlaskClient) -> None:
    state = parse_qs(urlsplit(client.get("/office/identity").location).query)["state"][0]
    answer = client.get(f"/office/identity/back?error=access_denied&state={state}")
    assert answer.status_code == 403
    assert "没有完成登录" in reported(answer)


def test_an_answer_in_another_providers_name(client: FlaskClient) -> None:
    back = go_there(client).replace("iss=http", "iss=https")
    assert client.get(back).status_code == 403
    assert not signed_in(client)


FORGED = {
    "another issuer": {"iss": "https://issuer.example"},
    "another audience": {"aud": "somebody else"},
    "many audiences, another party": {"aud": [CLIENT, "x"], "azp": "x"},
    "another nonce": {"nonce": "x"},
    "no nonce": {"nonce": None},
    "no subject": {"sub": None},
    "no expiry": {"exp": None},
    "expired": {"exp": 1_000_000_000, "iat": 999_999_000},
    "from the future": {"nbf": 99_999_999_999},
    "another access token": {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"},
}


@pytest.mark.parametrize("forged", FORGED)
def test_a_token_with_forged_claims_is_not_believed(client: FlaskClient, provider: Provider, forged: str) -> None:
    provider.claims = FORGED[forged]  # type: ignore[assignment]
    answer = come_back(client)
    assert answer.status_code == 502
    assert "id_token" in reported(answer)
    assert not signed_in(client)


def test_a_token_signed_by_somebody_else_is_not_believed(client: FlaskClient, provider: Provider) -> None:
    provider.signing_key = RSAKey.generate_key()
    assert come_back(client).status_code == 502
    assert not signed_in(client)


def test_a_token_signed_with_the_clients_own_secret_is_not_believed(client: FlaskClient, provider: Provider) -> None:
    provider.signing_key, provider.algorithm = OctKey.import_key(SECRET * 3), "HS256"
    assert come_back(client).status_code == 502
    assert not signed_in(client)


def test_a_provider_that_has_changed_its_keys_is_asked_again(client: FlaskClient, provider: Provider) -> None:
    assert come_back(client).status_code == 303
    provider.key = RSAKey.generate_key(parameters={"kid": "new"})
    client.delete_cookie(cookie(client, "session"))
    assert come_back(client).status_code == 303
    assert provider.seen.count("/keys") == 2
    assert provider.seen.count("/.well-known/openid-configuration") == 1


def test_a_wrong_secret_is_refused(office: ReportingContext, provider: Provider) -> None:
    accounts.link(office.database, PEOPLE["admin"], "north", provider.issuer, "s-1")
    client = _client(office, provider, "wrong")
    assert come_back(client).status_code == 403
    assert not signed_in(client)


def test_a_provider_that_calls_itself_something_else_is_not_gone_to(client: FlaskClient, provider: Provider) -> None:
    provider.renamed = "https://issuer.example"
    answer = client.get("/office/identity")
    assert answer.status_code == 502
    assert "issuer" in reported(answer)


@pytest.mark.parametrize("path", ["/token", "/keys"])
def test_a_broken_provider_is_reported(
    client: FlaskClient, provider: Provider, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(provider_documents, "_REMEMBERED_S", 0)
    provider.broken = {path}
    answer = come_back(client)
    assert answer.status_code in (403, 502)
    assert "统一身份认证平台" in reported(answer)
    provider.broken = set()
    assert come_back(client).status_code == 303


def test_a_provider_that_is_away_is_reported_and_passwords_serve(office: ReportingContext) -> None:
    with listening(Provider(BACK)) as gone:
        pass
    client = _client(office, gone)
    answer = client.get("/office/identity")
    assert answer.status_code == 502
    assert "没有正确应答" in reported(answer)
    assert sign_in(client, "north").status_code == 303


def test_the_settings_come_from_options_and_the_environment(tmp_path: object) -> None:
    issuer = "https://id.example/realm"
    assert identity_settings(None, None, {}) is None
    assert identity_settings(issuer, CLIENT, {}) == IdentitySettings(issuer, CLIENT)
    assert identity_settings(issuer, CLIENT, {"CORRIDOR_OIDC_SECRET": "x"}) == IdentitySettings(issuer, CLIENT, "x")
    file = tmp_path / "secret"  # type: ignore[operator]
    file.write_text("from the file\n")
    found = identity_settings(issuer, CLIENT, {"CORRIDOR_OIDC_SECRET_FILE": str(file)})
    assert found == IdentitySettings(issuer, CLIENT, "from the file")
    assert "from the file" not in repr(found)


@pytest.mark.parametrize(
    ("issuer", "client", "environment", "words"),
    [
        ("https://id.example", None, {}, "go together"),
        (None, CLIENT, {}, "go together"),
        ("http://id.example", CLIENT, {}, "must be https"),
        ("http://10.0.0.1", CLIENT, {}, "must be https"),
        ("id.example", CLIENT, {}, "is no issuer"),
        ("https://id.example/?a=b", CLIENT, {}, "is no issuer"),
        ("https://id.example", CLIENT, {"CORRIDOR_OIDC_SECRET_FILE": "/nowhere"}, "cannot be read"),
    ],
)
def test_settings_that_cannot_be_used(
    issuer: str | None, client: str | None, environment: dict[str, str], words: str
) -> None:
    with pytest.raises(IdentitySettingsError, match=words):
        identity_settings(issuer, client, environment)


def test_a_form_that_came_too_late_is_there_again(client: FlaskClient, clock: TestClock) -> None:
    assert come_back(client).status_code == 303
    form = document(client.get("/office/submissions")).one("action", "/office/submissions")
    clock.forward(minutes=61)
    sent = {**hidden(form), "document": "三季度总结"}
    late = client.post("/office/submissions", data=sent)
    link = next(one["href"] for one in document(client.get(late.location)).named("a") if "identity" in one["href"])
    shown = client.get(come_back(client, link).location)
    assert document(shown).one("id", "document")["value"] == "三季度总结"
