"""Two servers on one host: browsers send each the cookies of both, and neither ends the other's sessions."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corridor.releases.database import Database
from corridor.releases.release_store import ReleaseStore
from corridor.reporting.context import ReportingContext
from dashboard.html.url_prefix import Below
from dashboard.office.blueprint import install_office
from tests.dashboard.office.conftest import PASSWORD, cookie, document

HERE, THERE = "http://localhost:8050", "http://localhost:8051"


@pytest.fixture
def twin(office: ReportingContext, tmp_path: Path) -> Iterator[Flask]:
    """Another server, on a copy of the database: even what both hold is no reason to mistake one for the other."""
    copy = tmp_path / "copy.sqlite3"
    with closing(sqlite3.connect(office.database.url.database or "")) as original:
        original.execute("VACUUM INTO ?", (str(copy),))
    database = Database(office.database.url.set(database=str(copy)), office.database._clock)
    release_store = ReleaseStore(database, office.base, interval_s=3600)
    made = Flask("twin")
    install_office(made, ReportingContext(database, release_store))
    yield made
    release_store.close()
    database.close()


def sign_in(client: FlaskClient, base: str, name: str) -> None:
    shown = client.get("/office/sign-in", base_url=base)
    fields = {"csrf": document(shown).one("name", "csrf")["value"], "name": name, "password": PASSWORD}
    assert client.post("/office/sign-in", base_url=base, data=fields).status_code == 303


def test_signing_in_at_one_ends_nothing_at_the_other(server: Flask, twin: Flask) -> None:
    here, there = server.test_client(), twin.test_client()
    there._cookies = here._cookies  # one browser
    sign_in(here, HERE, "north")
    sign_in(there, THERE, "reviewer")
    assert "north" in here.get("/office/password", base_url=HERE).text
    assert "reviewer" in there.get("/office/password", base_url=THERE).text


@pytest.mark.parametrize(("base", "bound"), [("http://localhost", ""), ("https://localhost", "__Secure-")])
def test_below_a_path_a_cookie_goes_there_alone(server: Flask, base: str, bound: str) -> None:
    server.wsgi_app = Below(server.wsgi_app, "/dashboard")  # type: ignore[method-assign]
    client = server.test_client()
    (line,) = client.get("/dashboard/office/sign-in", base_url=base).headers.getlist("Set-Cookie")
    assert line.startswith(f"{bound}{cookie(client, 'form')}=")
    assert "Path=/dashboard/;" in f"{line};"
