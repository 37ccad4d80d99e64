"""The office's pages in front of a real database, and a browser's worth of client for each person."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from corridor.archive.database import Database
from corridor.archive.library import Library
from corridor.office import accounts
from corridor.office.accounts import NewAccount
from corridor.office.desk import Office
from corridor.office.rights import Role, console
from dashboard.office.blueprint import install_office
from tests.dashboard.markup import Element, read
from tests.databases import clock, database, kind, url
from tests.small import CITY, NORTH, SOUTH, small

__all__ = ["clock", "database", "kind", "url"]

PASSWORD = "correct horse battery"
PEOPLE = {
    "north": NewAccount("north", Role.SUBMITTER, NORTH, "North office"),
    "south": NewAccount("south", Role.SUBMITTER, SOUTH, "South office"),
    "city": NewAccount("city", Role.SUBMITTER, CITY, "City office"),
    "reviewer": NewAccount("reviewer", Role.REVIEWER),
    "admin": NewAccount("admin", Role.ADMINISTRATOR),
}
Visit = Callable[..., FlaskClient]


@pytest.fixture
def office(database: Database) -> Iterator[Office]:
    """An office with one account of each role, all with the password `PASSWORD`."""
    library = Library(database, small(), interval_s=3600)
    made = Office(database, library)
    for wanted in PEOPLE.values():
        accounts.add(made, console("test"), wanted, PASSWORD)
    yield made
    library.close()


@pytest.fixture
def server(office: Office) -> Flask:
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
            assert sign_in(client, name, password).status_code == 303
        return client

    return start


def sign_in(client: FlaskClient, name: str, password: str = PASSWORD, **more: str) -> TestResponse:
    """Fill in the page that signs in, and send it."""
    return send(client, "/office/sign-in", {"name": name, "password": password, **more})


def send(client: FlaskClient, address: str, values: dict[str, str], shown: str = "") -> TestResponse:
    """Send a form as a browser does: with the token of the page that shows it."""
    return client.post(address, data={"csrf": token(client, shown or "/office/sign-in"), **values})


def token(client: FlaskClient, shown: str = "/office/password") -> str:
    """The token of the first form on a page."""
    page = client.get(shown, follow_redirects=True)
    return document(page).all("name", "csrf")[0]["value"]


def document(answer: TestResponse) -> Element:
    """The page that was answered, as a tree."""
    return read(answer.text.removeprefix("<!doctype html>"))
