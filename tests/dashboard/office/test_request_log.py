"""The log: who did what with which outcome, on one line each, without secrets and without lines made by others."""

import json
import logging
from collections.abc import Iterator

import pytest
from flask import Flask

from corridor.releases.errors import DatabaseUnreachableError
from corridor.reporting.context import ReportingContext
from dashboard.office.access_settings import AccessSettings
from dashboard.office.blueprint import install_office
from dashboard.office.request_log import NAME
from tests.dashboard.office.conftest import PASSWORD, Visit, send, sign_in


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Iterator[list[str]]:
    """The lines so far, as they grow."""
    found: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: found.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger(NAME)
    logger.addHandler(handler)
    caplog.set_level(logging.INFO, NAME)
    yield found
    logger.removeHandler(handler)


def fields(line: str) -> list[str]:
    """The fields after the moment and the request's number."""
    return line.split(" ")[2:]


def test_a_refused_sign_in_is_logged_with_its_cause_and_without_what_was_typed(visit: Visit, lines: list[str]) -> None:
    client = visit()
    answer = sign_in(client, "my secret instead of a name", "a wrong password", next="/office/?code=abc")
    address, account, method, path, status, _, cause = fields(lines[-1])
    assert (address, account, method, path, status, cause) == (
        *("127.0.0.1", "-", "POST", "/office/sign-in", "401", "sign-in"),
    )
    assert answer.headers["X-Request-Id"] == lines[-1].split(" ")[1]
    assert not any(word in "".join(lines) for word in ("secret", "wrong password", "abc"))


def test_what_an_account_does_bears_its_name(visit: Visit, lines: list[str]) -> None:
    client = visit("north")
    assert PASSWORD not in "".join(lines)
    send(client, "/office/sign-out", shown="/office/password")
    assert fields(lines[-1])[1:5] == ["north", "POST", "/office/sign-out", "303"]


def test_a_denial_is_reported_and_reading_is_not(visit: Visit, lines: list[str]) -> None:
    client = visit("north")
    before = len(lines)
    assert client.get("/office/password").status_code == 200
    assert len(lines) == before
    assert client.get("/office/accounts").status_code == 403
    assert fields(lines[-1])[1:5] == ["north", "GET", "/office/accounts", "403"]
    assert fields(lines[-1])[-1] == "forbidden"


@pytest.mark.parametrize("path", ["/office/a%0d%0a2026 forged", "/office/%1b[31m", "/office/%E2%80%AE", "/office/a b"])
def test_no_request_writes_a_line_of_its_own(visit: Visit, lines: list[str], path: str) -> None:
    visit().post(path, data={"csrf": "x"})
    (line,) = lines
    assert line.isprintable()
    assert len(fields(line)) == 7


def test_the_operator_learns_what_the_visitor_is_not(
    office: ReportingContext, lines: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Flask("office")
    install_office(made, office, AccessSettings(log_json=True))

    def lost(*_: object) -> None:
        raise DatabaseUnreachableError("postgresql://10.1.2.3/x", "FATAL\r\nforged")

    monkeypatch.setattr("dashboard.office.sign_in.sessions.sign_in", lost)
    answer = sign_in(made.test_client(), "north")
    read = json.loads(lines[-1])
    assert (answer.status_code, read["status"]) == (503, 503)
    assert "10.1.2.3" not in answer.text
    assert "10.1.2.3" in read["cause"]
    assert read["cause"].isprintable()
