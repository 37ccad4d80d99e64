"""Signing in by an identity provider where the dashboard lies below a path: the whole round, as a browser goes it."""

from collections.abc import Iterable, Iterator

import pytest
import requests
from flask import Flask
from werkzeug.test import Client

from corridor.accounts import accounts
from corridor.reporting.context import ReportingContext
from dashboard.html.url_prefix import Below
from dashboard.office.access_settings import AccessSettings
from dashboard.office.blueprint import install_office
from dashboard.office.identity_settings import IdentitySettings
from tests.dashboard.office.conftest import PEOPLE, document
from tests.dashboard.office.identity_provider import CLIENT, SECRET, Provider, listening

PREFIX = "/dashboard"
HOST = "http://localhost"


@pytest.fixture
def provider() -> Iterator[Provider]:
    with listening(Provider(f"{HOST}{PREFIX}/office/identity/back")) as made:
        yield made


class Proxy:
    """What stands in front: it passes the prefix on, takes it off, or names it in ``SCRIPT_NAME`` as servers do."""

    def __init__(self, server: Flask, way: str) -> None:
        self._served = server.wsgi_app if way == "SCRIPT_NAME" else Below(server.wsgi_app, PREFIX)
        self._way = way

    def __call__(self, environ: dict[str, str], start: object) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        assert path.startswith(f"{PREFIX}/"), f"the browser was sent elsewhere: {path}"
        if self._way != "passed on":
            environ["PATH_INFO"] = path.removeprefix(PREFIX)
        if self._way == "SCRIPT_NAME":
            environ["SCRIPT_NAME"] = PREFIX
        return self._served(environ, start)  # type: ignore[arg-type]


@pytest.fixture(params=["passed on", "taken off", "SCRIPT_NAME"])
def browser(request: pytest.FixtureRequest, office: ReportingContext, provider: Provider) -> Client:
    """A visitor of an office below the prefix that knows ``north`` as the provider's ``s-1``."""
    accounts.link(office.database, PEOPLE["admin"], "north", provider.issuer, "s-1")
    server = Flask("office")
    settings = IdentitySettings(provider.issuer, CLIENT, SECRET)
    install_office(server, office, AccessSettings(identity=settings))
    return Client(Proxy(server, request.param))


def test_the_whole_round_leads_to_where_one_wanted_to_go(browser: Client) -> None:
    asked = browser.get(f"{PREFIX}/office/password")
    assert asked.status_code == 303
    assert asked.location.startswith(f"{PREFIX}/office/sign-in?")
    page = document(browser.get(asked.location))
    link = next(link["href"] for link in page.named("a") if "identity" in link["href"])
    there = browser.get(link)
    back = requests.get(there.location, allow_redirects=False, timeout=10).headers["Location"]
    assert back.startswith(f"{HOST}{PREFIX}/office/identity/back?")
    signed_in = browser.get(back.removeprefix(HOST))
    assert (signed_in.status_code, signed_in.location) == (303, f"{PREFIX}/office/password")
    shown = browser.get(signed_in.location)
    assert shown.status_code == 200
    assert document(shown).with_class("office-who")[0].text == "north 填报员"


def test_a_handshake_serves_once_and_stays_below_the_path(browser: Client) -> None:
    there = browser.get(f"{PREFIX}/office/identity")
    assert f"Path={PREFIX}/;" in there.headers["Set-Cookie"]
    back = requests.get(there.location, allow_redirects=False, timeout=10).headers["Location"].removeprefix(HOST)
    assert browser.get(back).location == f"{PREFIX}/office/"
    assert browser.get(back).status_code == 403
