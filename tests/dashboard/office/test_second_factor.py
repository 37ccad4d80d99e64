"""The page of one-time codes, and what the option that demands them keeps closed."""

import re

import pyotp
import pytest
from flask import Flask
from flask.testing import FlaskClient

from corridor.reporting.context import ReportingContext
from dashboard.office.access_settings import AccessSettings
from dashboard.office.blueprint import install_office
from tests.dashboard.office.conftest import document, reported, send, sign_in
from tests.databases import TestClock

PAGE = "/office/codes"


@pytest.fixture
def demanding(office: ReportingContext) -> Flask:
    made = Flask("office")
    install_office(made, office, AccessSettings(demand_codes=True))
    return made


def begin(client: FlaskClient, clock: TestClock) -> tuple[str, list[str]]:
    """Set codes up as a person does; the secret, and the recovery codes that the page shows."""
    secret = document(client.get(PAGE)).one("name", "secret")["value"]
    answer = send(client, PAGE, {"secret": secret, "code": pyotp.TOTP(secret).at(clock.time)})
    assert answer.status_code == 200, reported(answer)
    return secret, re.findall(r"[a-z2-9]{4}(?:-[a-z2-9]{4}){5}", answer.text)


def test_codes_are_begun_used_and_given_up(server: Flask, clock: TestClock) -> None:
    client = server.test_client()
    assert sign_in(client, "reviewer").status_code == 303
    secret, recovery = begin(client, clock)
    assert len(recovery) == 10
    clock.forward(minutes=1)
    other = server.test_client()
    assert "动态码不正确" in reported(sign_in(other, "reviewer", code="000000"))
    assert sign_in(other, "reviewer", code=pyotp.TOTP(secret).at(clock.time)).status_code == 303
    assert "secret" not in other.get(PAGE).text
    assert send(other, PAGE, {"code": "000000"}).status_code == 422
    assert send(other, PAGE, {"code": recovery[0]}).status_code == 303
    assert sign_in(server.test_client(), "reviewer").status_code == 303


@pytest.mark.parametrize("who", ["reviewer", "admin"])
def test_where_they_are_demanded_nothing_is_done_before(demanding: Flask, who: str, clock: TestClock) -> None:
    client = demanding.test_client()
    assert sign_in(client, who).status_code == 303
    page = "/office/publish" if who == "reviewer" else "/office/accounts"
    assert client.get(page).location == PAGE
    assert client.get("/office/password").status_code == 200
    assert "须先启用" in client.get(PAGE).text
    begin(client, clock)
    assert client.get(page).status_code == 200


def test_submitters_are_not_asked(demanding: Flask) -> None:
    client = demanding.test_client()
    assert sign_in(client, "north").status_code == 303
    assert client.get("/office/submissions").status_code == 200
