"""Signing in and out, and one's own password."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from corridor.accounts import accounts
from corridor.accounts.accounts import NewAccount
from corridor.accounts.roles import Role
from corridor.releases.database import Database
from corridor.releases.tables import sessions
from corridor.reporting.context import ReportingContext
from tests.dashboard.office.conftest import PASSWORD, PEOPLE, Visit, cookie, document, reported, send, sign_in
from tests.databases import TestClock

NEW = "another horse battery"
WRONG = "用户名、密码或动态码不正确"


def open_sessions(database: Database) -> int:
    with database.reading() as connection:
        return connection.execute(select(func.count()).select_from(sessions)).scalar_one()


def change(client: FlaskClient, old: str = PASSWORD, new: str = NEW, again: str | None = None) -> TestResponse:
    values = {"old": old, "new": new, "again": new if again is None else again}
    return send(client, "/office/password", values)


def shape(answer: TestResponse) -> str:
    """An answer without what was typed and without the form's token."""
    return re.sub(r' value="[^"]*"| autoFocus', "", answer.text)


def test_who_signs_in_is_named_on_every_page(visit: Visit) -> None:
    page = document(visit("north").get("/office/password"))
    assert page.with_class("office-who")[0].text == "north 填报员"


def test_signing_in_leads_to_where_one_wanted_to_go(visit: Visit) -> None:
    client = visit()
    asked = client.get("/office/accounts?lang=en")
    assert asked.status_code == 303
    page = client.get(asked.location)
    onward = document(page).one("name", "next")["value"]
    assert sign_in(client, "admin", next=onward).location == "/office/accounts?lang=en"
    assert client.get("/office/sign-in").status_code == 303


@pytest.mark.parametrize(
    "address",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example", "/\tx", "javascript:x", "evil"],
)
def test_signing_in_leads_to_no_other_host(visit: Visit, address: str) -> None:
    assert sign_in(visit(), "north", next=address).location == "/office/"
    shown = visit().get("/office/sign-in", query_string={"next": address})
    assert document(shown).all("name", "next") == []


@pytest.mark.parametrize("name", ["north", "nobody", "disabled", ""])
def test_wrong_unknown_and_disabled_look_alike(visit: Visit, office: ReportingContext, name: str) -> None:
    accounts.add(office, PEOPLE["admin"], NewAccount("disabled", Role.REVIEWER), PASSWORD)
    accounts.disable(office.database, PEOPLE["admin"], "disabled")
    client = visit()
    answer = sign_in(client, name, PASSWORD if name == "disabled" else "wrong")
    assert answer.status_code == 401
    assert reported(answer) == WRONG
    assert shape(answer) == shape(sign_in(visit(), "north", "also wrong"))
    assert client.get("/office/password").status_code == 303
    assert open_sessions(office.database) == 0


def test_a_password_is_never_shown_again(visit: Visit) -> None:
    assert "wrong-secret" not in sign_in(visit(), "north", "wrong-secret").text


def test_too_many_failures_are_slowed_down_and_waiting_helps(visit: Visit, clock: TestClock) -> None:
    client = visit()
    answers = [sign_in(client, "north", "wrong") for _ in range(6)]
    assert answers[0].status_code == 401
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert "秒后再试" in reported(answers[-1])
    assert sign_in(client, "north").status_code == 429
    clock.forward(minutes=10)
    assert sign_in(client, "north").status_code == 303


def test_an_address_is_slowed_down_whatever_names_it_tries(visit: Visit) -> None:
    client = visit()
    statuses = [sign_in(client, f"name{number}", "wrong").status_code for number in range(34)]
    assert statuses[0] == 401
    assert statuses[-1] == 429


def test_signing_in_again_begins_a_new_session(visit: Visit) -> None:
    client = visit("north")
    first = client.get_cookie(cookie(client, "session"))
    send(client, "/office/sign-out", shown="/office/password")
    sign_in(client, "north")
    second = client.get_cookie(cookie(client, "session"))
    assert first is not None
    assert second is not None
    assert first.value != second.value


def test_signing_out_ends_the_session_in_the_database(visit: Visit, server: Flask, office: ReportingContext) -> None:
    client = visit("north")
    kept = client.get_cookie(cookie(client, "session"))
    assert kept is not None
    answer = send(client, "/office/sign-out", shown="/office/password")
    assert reported(client.get(answer.location)) == "已退出登录。"
    assert open_sessions(office.database) == 0
    thief = server.test_client()
    thief.set_cookie(cookie(thief, "session"), kept.value)
    assert thief.get("/office/password").status_code == 303


def test_a_session_ends_by_itself(visit: Visit, clock: TestClock) -> None:
    client = visit("north")
    clock.forward(minutes=59)
    assert client.get("/office/password").status_code == 200
    clock.forward(minutes=61)
    assert client.get("/office/password").status_code == 303


def test_a_session_ends_after_half_a_day_however_busy(visit: Visit, clock: TestClock) -> None:
    client = visit("north")
    for _ in range(14):
        clock.forward(minutes=50)
        client.get("/office/password")
    clock.forward(minutes=25)
    assert client.get("/office/password").status_code == 303


def test_another_password_signs_out_everywhere(visit: Visit) -> None:
    here, elsewhere = visit("north"), visit("north")
    answer = change(here)
    assert "密码已修改" in reported(here.get(answer.location))
    assert elsewhere.get("/office/password").status_code == 303
    assert sign_in(visit(), "north").status_code == 401
    assert sign_in(visit(), "north", NEW).status_code == 303


def test_a_forgotten_device_can_be_signed_out(visit: Visit) -> None:
    here, elsewhere = visit("north"), visit("north")
    answer = send(here, "/office/password/sign-out-everywhere", shown="/office/password")
    assert reported(here.get(answer.location)) == "已在所有设备上退出登录。"
    assert elsewhere.get("/office/password").status_code == 303
    assert sign_in(visit(), "north").status_code == 303


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"old": "wrong"}, WRONG),
        ({"again": "something else"}, "两次输入的新密码不一致"),
        ({"new": "short"}, "密码须有 12 至 256 个字符"),
        ({"new": "north north north"}, "容易被猜中"),
        ({"new": PASSWORD}, "新密码与原密码相同"),
    ],
)
def test_what_is_no_new_password(visit: Visit, values: dict[str, str], words: str) -> None:
    client, elsewhere = visit("north"), visit("north")
    answer = change(client, **values)
    assert words in reported(answer)
    assert answer.status_code in (401, 422)
    assert elsewhere.get("/office/password").status_code == 200
    assert sign_in(visit(), "north").status_code == 303


def test_with_an_initial_password_nothing_opens_until_another_is_chosen(visit: Visit, office: ReportingContext) -> None:
    _, initial = accounts.add(office, PEOPLE["admin"], NewAccount("chief", Role.ADMINISTRATOR))
    assert initial is not None
    client = visit("chief", initial)
    first = client.get("/office/accounts")
    assert (first.status_code, first.location) == (303, "/office/password")
    assert "初始密码" in reported(client.get(first.location))
    assert [
        link["href"] for link in document(client.get("/office/password")).named("a") if "accounts" in link["href"]
    ] == []
    assert send(client, "/office/accounts", {"name": "x"}, "/office/password").status_code == 303
    change(client, initial)
    assert visit("chief", NEW).get("/office/accounts").status_code == 200
