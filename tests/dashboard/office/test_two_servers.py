"""Two servers on one database, of either kind: a session, its end and a slow-down hold on both."""

from collections.abc import Iterator
from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask

from corridor.releases.database import Database
from corridor.releases.release_store import ReleaseStore
from corridor.reporting.context import ReportingContext
from dashboard.office.blueprint import install_office
from tests.dashboard.office.conftest import PASSWORD, cookie, document, reported, send, sign_in
from tests.dashboard.office.reporting import begin, filled, hidden, template
from tests.databases import KINDS, TestClock
from tests.small import small

NEW = "another horse battery"


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def other(office: ReportingContext, clock: TestClock) -> Iterator[Flask]:
    """Another server, as on another machine: it shares the database and nothing else."""
    database = Database(office.database.url, clock)
    release_store = ReleaseStore(database, small(), interval_s=3600)
    made = Flask("other")
    install_office(made, ReportingContext(database, release_store))
    yield made
    release_store.close()
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
    assert "秒后再试" in reported(sign_in(clients[0], "reviewer"))


def test_a_form_that_came_too_late_to_one_waits_on_the_other(server: Flask, other: Flask, clock: TestClock) -> None:
    here, there = server.test_client(), other.test_client()
    assert sign_in(here, "north").status_code == 303
    page = begin(here)
    content = filled(template(here))
    (form,) = [one for one in document(here.get(page)).named("form") if (one.get("action") or "").endswith("/file")]
    session = here.get_cookie(cookie(here, "session"))
    assert session is not None
    there.set_cookie(cookie(there, "session"), session.value)
    clock.forward(minutes=61)
    late = here.post(form["action"], data={**hidden(form), "file": (BytesIO(content), "a\0季报.xlsx")})
    (onward,) = parse_qs(urlsplit(late.location).query)["next"]
    assert sign_in(there, "north").status_code == 303
    shown = document(there.get(onward)).one("id", "unsent-form")
    assert "季报.xlsx" in shown.text
    assert there.post(form["action"], data=hidden(shown)).status_code == 303
    assert "共 1 条" in there.get(page).text
