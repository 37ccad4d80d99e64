"""The office's pages in front of a real database, and a browser's worth of client for each person."""

import hashlib
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from corridor.accounts.passwords import hashed
from corridor.accounts.roles import Actor, Role
from corridor.releases.database import Database
from corridor.releases.release_store import ReleaseStore
from corridor.reporting.context import ReportingContext
from dashboard.office.blueprint import install_office
from dashboard.office.current import OFFICE
from tests.dashboard.markup import Element, read
from tests.databases import clock, database, url
from tests.known_accounts import add_accounts
from tests.small import CITY, NORTH, SOUTH, small

__all__ = ["clock", "database", "url"]

PASSWORD = "correct horse battery"
PEOPLE = {
    "north": Actor(1, "north", Role.SUBMITTER, NORTH, "North office"),
    "south": Actor(2, "south", Role.SUBMITTER, SOUTH, "South office"),
    "city": Actor(3, "city", Role.SUBMITTER, CITY, "City office"),
    "reviewer": Actor(4, "reviewer", Role.REVIEWER),
    "admin": Actor(5, "admin", Role.ADMINISTRATOR),
}
Visit = Callable[..., FlaskClient]


@pytest.fixture
def kind() -> str:
    """The pages know nothing of the kind of database; what they call is tested on both."""
    return "sqlite"


@pytest.fixture
def office(database: Database) -> Iterator[ReportingContext]:
    """An office with one account of each role, all with the password `PASSWORD`."""
    with database.writing() as connection:
        add_accounts(connection, [_stored(actor, database.now()) for actor in PEOPLE.values()])
    release_store = ReleaseStore(database, small(), interval_s=3600)
    yield ReportingContext(database, release_store)
    release_store.close()


@pytest.fixture
def server(office: ReportingContext) -> Flask:
    """The pages alone, without the dashboard."""
    made = Flask("office")
    install_office(made, office)
    return made


@pytest.fixture
def visit(server: Flask) -> Visit:
    """``visit("north")``: a client that is signed in; ``visit()``: a visitor's."""

    def start(name: str = "", password: str = PASSWORD) -> FlaskClient:
        client = server.test_client()
        if name:
            answer = sign_in(client, name, password)
            assert answer.status_code == 303, answer.text
        return client

    return start


def sign_in(client: FlaskClient, name: str, password: str = PASSWORD, **more: str) -> TestResponse:
    """Fill in the page that signs in, and send it."""
    return send(client, "/office/sign-in", {"name": name, "password": password, **more}, "/office/sign-in")


def send(client: FlaskClient, address: str, values: dict[str, str] | None = None, shown: str = "") -> TestResponse:
    """Send a form as a browser does, with the token of the page that shows it."""
    return client.post(address, data={"csrf": token(client, shown or address), **(values or {})})


def token(client: FlaskClient, shown: str = "/office/password") -> str:
    """The token of the first form on a page."""
    page = client.get(shown, follow_redirects=True)
    return document(page).all("name", "csrf")[0]["value"]


def cookie(client: FlaskClient, name: str, port: str = "") -> str:
    """What the server behind `client` calls its cookie `name` where it is asked at `port`."""
    first = client.application.extensions[OFFICE].release_store.first.release.hash
    return f"corridor-{hashlib.sha256(f'{first}:{port}'.encode()).hexdigest()[:8]}-{name}"


def document(answer: TestResponse) -> Element:
    """The page that was answered, as a tree."""
    return read(answer.text.removeprefix("<!doctype html>"))


def reported(answer: TestResponse) -> str:
    """What a page tells at once: what was done, or why it was not."""
    return " ".join(found.text for role in ("status", "alert") for found in document(answer).all("role", role))


def _stored(actor: Actor, now: str) -> dict[str, object]:
    return {
        "id": actor.account,
        "name": actor.name,
        "role": actor.role.value,
        "area": actor.area,
        "office": actor.office,
        "password": _hashed_once(),
        "created_at": now,
    }


@cache
def _hashed_once() -> str:
    """A hash costs as much as it should; one is enough for all of them."""
    return hashed(PASSWORD)
