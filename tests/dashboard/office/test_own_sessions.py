"""Everybody sees where the own account is signed in, and ends any of these sessions, and nobody else's."""

from flask.testing import FlaskClient

from corridor.accounts import audit_log
from corridor.reporting.context import ReportingContext
from tests.dashboard.office.conftest import PEOPLE, Visit, document, reported, send
from tests.databases import TestClock


def ids(client: FlaskClient) -> list[str]:
    """The sessions that the page lists, the latest first."""
    return [one["value"] for one in document(client.get("/office/password")).all("name", "session")]


def ended(client: FlaskClient, session: str) -> int:
    return send(client, "/office/password/sessions/end", {"session": session}, "/office/password").status_code


def signed_in(client: FlaskClient) -> bool:
    return client.get("/office/password").status_code == 200


def test_one_of_several_is_ended(visit: Visit, clock: TestClock, office: ReportingContext) -> None:
    left = visit("north")
    clock.forward(minutes=5)
    here = visit("north")
    assert len(ids(here)) == 2
    assert "当前设备" in here.get("/office/password").text
    assert "10月1日 16:00" in here.get("/office/password").text
    assert ended(here, ids(here)[1]) == 303
    assert "已结束" in reported(here.get("/office/password"))
    assert (signed_in(left), signed_in(here)) == (False, True)
    last = audit_log.entries(office.database, PEOPLE["admin"])[-1]
    assert (last.actor, last.action) == ("north", "session.close")


def test_ending_this_one_signs_out(visit: Visit) -> None:
    here = visit("north")
    assert ended(here, ids(here)[0]) == 303
    assert not signed_in(here)


def test_nobody_ends_anothers(visit: Visit) -> None:
    north, south = visit("north"), visit("south")
    for named in (ids(south)[0], "", "%", "_" * 16, "x" * 16, ids(south)[0][:1]):
        assert ended(north, named) == 303
    assert signed_in(south)
    assert signed_in(north)


def test_what_has_ended_by_time_is_not_listed(visit: Visit, clock: TestClock) -> None:
    visit("north")
    clock.forward(minutes=61)
    assert len(ids(visit("north"))) == 1
