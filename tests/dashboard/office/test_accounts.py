"""The administrator's pages: accounts and the audit log."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import text
from werkzeug.test import TestResponse

from corridor.accounts import accounts, audit_log
from corridor.accounts.accounts import Account
from corridor.accounts.roles import Role
from corridor.releases.database import Database
from corridor.reporting.context import ReportingContext
from tests.dashboard.office.conftest import PASSWORD, PEOPLE, Visit, document, reported, send, sign_in
from tests.small import NORTH, SOUTH

EVE = {"name": "Eve", "role": "submitter", "area": NORTH, "office": "North bureau"}


def account(office: ReportingContext, name: str) -> Account | None:
    known = accounts.listing(office.database, PEOPLE["admin"])
    return next((one for one in known if one.name == name), None)


def act(client: FlaskClient, name: str, what: str, **values: str) -> TestResponse:
    return send(client, f"/office/accounts/{name}/{what}", values, f"/office/accounts/{name}")


def test_a_new_account_gets_an_initial_password_that_is_shown_once(visit: Visit, office: ReportingContext) -> None:
    client = visit("admin")
    answer = send(client, "/office/accounts", EVE)
    password = document(answer).with_class("initial-password")[0].text
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers
    made = account(office, "eve")
    assert made is not None
    assert (made.role, made.area, made.office) == (Role.SUBMITTER, NORTH, "North bureau")
    listing = client.get("/office/accounts").text
    assert "eve" in listing
    assert "初始密码尚未修改" in listing
    assert password not in listing + client.get("/office/accounts/eve").text + client.get("/office/audit").text
    assert sign_in(visit(), "eve", password).location == "/office/"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": "north"}, "用户名 north 已有"),
        ({"name": "x"}, "用户名须为 2 至 64 个"),
        ({"area": ""}, "填报员须有所属地区"),
        ({"area": "999999"}, "地区须为"),
        ({"role": "reviewer"}, "填报员须有所属地区，其他角色没有地区"),
        ({"role": "visitor"}, "访客不需要账号"),
        ({"role": "emperor"}, "访客不需要账号"),
        ({"office": ""}, "单位须填写"),
    ],
)
def test_what_cannot_be_made_is_reported_and_what_was_typed_stays(
    visit: Visit, office: ReportingContext, change: dict[str, str], words: str
) -> None:
    before = accounts.listing(office.database, PEOPLE["admin"])
    answer = send(visit("admin"), "/office/accounts", {**EVE, **change})
    assert answer.status_code == 422
    assert words in reported(answer)
    assert document(answer).one("id", "name")["value"] == {**EVE, **change}["name"]
    assert accounts.listing(office.database, PEOPLE["admin"]) == before


def test_a_name_cannot_bring_markup(visit: Visit) -> None:
    answer = send(visit("admin"), "/office/accounts", {**EVE, "name": '"><b id=x>', "office": "<i id=y>"})
    assert document(answer).all("id", "x") == []
    assert document(answer).one("id", "office")["value"] == "<i id=y>"


def test_another_role_and_office(visit: Visit, office: ReportingContext) -> None:
    client = visit("admin")
    answer = act(client, "south", "roles", role="submitter", area=NORTH, office="Moved")
    assert reported(client.get(answer.location)) == "账号 south 的角色与单位已保存。"
    changed = account(office, "south")
    assert changed is not None
    assert (changed.area, changed.office) == (NORTH, "Moved")
    refused = act(client, "south", "roles", role="reviewer", area=SOUTH, office="")
    assert refused.status_code == 422
    assert account(office, "south") == changed


def test_a_disabled_account_is_signed_out_and_can_be_enabled(visit: Visit) -> None:
    client, south = visit("admin"), visit("south")
    act(client, "south", "disable")
    assert south.get("/office/password").status_code == 303
    assert sign_in(visit(), "south").status_code == 401
    assert "已停用" in client.get("/office/accounts/south").text
    act(client, "south", "enable")
    assert sign_in(visit(), "south").status_code == 303


def test_a_reset_password_is_shown_once_and_the_old_one_is_gone(visit: Visit) -> None:
    client, south = visit("admin"), visit("south")
    answer = act(client, "south", "password")
    password = document(answer).with_class("initial-password")[0].text
    assert south.get("/office/password").status_code == 303
    assert sign_in(visit(), "south", PASSWORD).status_code == 401
    assert sign_in(visit(), "south", password).status_code == 303


def test_an_identity_belongs_to_one_account(visit: Visit, office: ReportingContext) -> None:
    client = visit("admin")
    act(client, "south", "identity", issuer="https://issuer.example", subject="s-1")
    linked = accounts.by_subject(office.database, "https://issuer.example", "s-1")
    assert linked is not None
    assert linked.name == "south"
    answer = act(client, "north", "identity", issuer="https://issuer.example", subject="s-1")
    assert "已属于另一个账号" in reported(answer)


def test_the_own_account_is_safe_from_oneself(visit: Visit, office: ReportingContext) -> None:
    client = visit("admin")
    for answer in (act(client, "admin", "disable"), act(client, "admin", "roles", role="reviewer")):
        assert "不能停用自己的账号或改变自己的角色" in reported(answer)
    assert account(office, "admin") is not None
    assert client.get("/office/accounts").status_code == 200


@pytest.mark.parametrize("what", ["roles", "disable", "enable", "password", "identity"])
def test_what_is_done_with_an_unknown_account(visit: Visit, office: ReportingContext, what: str) -> None:
    before = audit_log.last(office.database, PEOPLE["admin"])
    client = visit("admin")
    answer = send(client, f"/office/accounts/nobody/{what}", {"role": "reviewer"}, "/office/accounts")
    assert answer.status_code == 404
    assert audit_log.last(office.database, PEOPLE["admin"]) == before + 1  # the sign-in


def test_the_log_tells_who_did_what(visit: Visit) -> None:
    client = visit("admin")
    act(client, "south", "disable")
    rows = document(client.get("/office/audit")).named("tbody")[0].named("tr")
    cells = [cell.text for cell in rows[0].named("td")]
    assert cells[1:4] == ["admin", "停用账号", "账号 south"]
    numbers = [int(row.named("th")[0].text) for row in rows]
    assert numbers == sorted(numbers, reverse=True)


def test_a_long_log_comes_in_pages_that_miss_nothing(visit: Visit, office: ReportingContext) -> None:
    for _ in range(60):
        accounts.disable(office.database, PEOPLE["admin"], "south")
        accounts.enable(office.database, PEOPLE["admin"], "south")
    client = visit("admin")
    address, seen = "/office/audit", []
    while address:
        page = document(client.get(address))
        seen += [int(row.named("th")[0].text) for row in page.named("tbody")[0].named("tr")]
        address = next((link["href"] for link in page.all("rel", "next")), "")
    assert seen == list(range(audit_log.last(office.database, PEOPLE["admin"]), 0, -1))


@pytest.mark.parametrize("until", ["x", "-5", "0", "99999999999999999999", ""])
def test_an_odd_page_of_the_log_is_a_page_of_the_log(visit: Visit, until: str) -> None:
    assert visit("admin").get("/office/audit", query_string={"until": until}).status_code == 200


def test_the_chain_is_verified_on_demand(visit: Visit, database: Database) -> None:
    client = visit("admin")
    assert reported(client.get("/office/audit")) == ""
    assert "校验通过" in reported(client.get("/office/audit?verify=1"))
    with database.writing() as connection:
        connection.execute(text("DROP TRIGGER audit_entries_no_update"))
        connection.execute(text("UPDATE audit_entries SET actor = 'nobody' WHERE number = 1"))
    assert "审计记录 1 被改动" in reported(client.get("/office/audit?verify=1"))
