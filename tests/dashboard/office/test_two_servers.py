"""Two servers on one database, of either kind: a session, its end and a slow-down hold on both."""

from collections.abc import Iterator

import pytest
from flask import Flask

from corridor.archive.database import Database
from corridor.archive.library import Library
from corridor.office.desk import Office
from dashboard.office.blueprint import install_office
from tests.dashboard.office.conftest import PASSWORD, cookie, send, sign_in, told
from tests.databases import KINDS, TestClock
from tests.small import small

NEW = "another horse battery"


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def other(office: Office, clock: TestClock) -> Iterator[Flask]:
    """Another server, as on another machine: it shares the database and nothing else."""
    database = Database(office.database.url, clock)
    library = Library(database, small(), interval_s=3600)
    made = Flask("other")
    install_office(made, Office(database, library))
    yield made
    library.close()
    database.close()


def test_a_session_holds_on_both_and_ends_on_both(server: Flask, other: Flask) -> None:
    here, there = server.test_client(), other.test_client()
    assert sign_in(here, "reviewer").status_code == 303
    kept = here.get_cookie(cookie(here, "session"))
    assert kept is not None
    there.set_cookie(cookie(there, "session"), kept.value)
    assert there.get("/office/password").status_code == 200
    values = {"old": PASSWORD, "new": NEW, "again": NEW}
    assert send(there, "/office/password", values).status_code == 303
    assert here.get("/office/password").status_code == 303
    assert sign_in(here, "reviewer", NEW).status_code == 303


def test_a_form_shown_by_one_may_be_sent_to_the_other(server: Flask, other: Flask) -> None:
    here, there = server.test_client(), other.test_client()
    here.get("/office/sign-in")
    token = here.get_cookie(cookie(here, "form"))
    assert token is not None
    there.set_cookie(cookie(there, "form"), token.value)
    sent = {"csrf": token.value, "name": "reviewer", "password": PASSWORD}
    assert there.post("/office/sign-in", data=sent).status_code == 303


def test_failures_on_both_count_together(server: Flask, other: Flask) -> None:
    clients = [server.test_client(), other.test_client()]
    answers = [sign_in(clients[number % 2], "reviewer", "wrong") for number in range(6)]
    assert answers[0].status_code == 401
    assert answers[-1].status_code == 429
    assert "秒后再试" in told(sign_in(clients[0], "reviewer"))
