"""What holds for every page of the office: language, cookies, what is kept, errors as pages."""

import shutil
from pathlib import Path

import pytest
from flask import Flask

from corridor.releases.database import Database
from tests.dashboard.markup import empty, misplaced
from tests.dashboard.office.conftest import Visit, cookie, document, reported, send, sign_in

PAGES = ["/office/sign-in", "/office/password", "/office/accounts", "/office/accounts/south", "/office/audit"]


@pytest.mark.parametrize("address", [*PAGES, "/office/nothing", "/office/"])
def test_nothing_of_the_office_is_kept(visit: Visit, address: str) -> None:
    for client in (visit(), visit("admin"), visit("north")):
        assert client.get(address).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_sound_html(visit: Visit, address: str, language: str) -> None:
    client = visit() if address.endswith("sign-in") else visit("admin")
    answer = client.get(f"{address}?lang={language}")
    assert answer.status_code == 200
    page = document(answer)
    assert misplaced(page) == []
    assert empty(page) == []
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {label["for"] for label in page.named("label")} <= set(ids)
    named = {found["id"] for tag in ("input", "select", "textarea") for found in page.named(tag) if found.get("id")}
    assert named == {label["for"] for label in page.named("label")}
    assert len(page.named("h1")) == 1


def test_the_language_is_kept_once_it_was_chosen(visit: Visit) -> None:
    client = visit()
    assert document(client.get("/office/sign-in")).named("html")[0]["lang"] == "zh-CN"
    assert document(client.get("/office/sign-in?lang=en")).named("html")[0]["lang"] == "en"
    assert document(client.get("/office/sign-in")).named("h1")[0].text == "Sign in"
    assert document(client.get("/office/sign-in?lang=xx")).named("h1")[0].text == "Sign in"
    assert reported(sign_in(client, "north", "wrong")) == "the name, the password or the one-time code is not right"


def test_a_page_that_answers_a_form_offers_its_address_in_the_other_language(visit: Visit) -> None:
    link = document(sign_in(visit(), "north", "wrong")).with_class("office-language")[0]
    assert link["href"] == "/office/sign-in?lang=en"


def test_a_hostile_notice_is_no_notice(visit: Visit) -> None:
    for kept in ("x", "W10=", "WyJubyIsIHt9XQ==", "WyJvZmZpY2UubmFtZSIsIDFd"):
        client = visit()
        client.set_cookie(cookie(client, "notice"), kept)
        answer = client.get("/office/sign-in")
        assert answer.status_code == 200
        assert reported(answer) == ""


def test_cookies_are_out_of_reach(visit: Visit) -> None:
    client = visit()
    answers = [client.get("/office/sign-in"), sign_in(client, "north")]
    lines = [line for answer in answers for line in answer.headers.getlist("Set-Cookie")]
    assert {line.partition("=")[0] for line in lines} == {
        cookie(client, name) for name in ("form", "session", "browser")
    }
    assert all("HttpOnly" in line and "SameSite=Lax" in line and "Secure" not in line for line in lines)


def test_under_tls_cookies_are_bound_to_the_host(server: Flask) -> None:
    client = server.test_client()
    base = "https://localhost"
    shown = client.get("/office/sign-in", base_url=base)
    fields = {"csrf": document(shown).one("name", "csrf")["value"], "name": "north", "password": "wrong"}
    assert client.post("/office/sign-in", base_url=base, data=fields).status_code == 401
    (line,) = shown.headers.getlist("Set-Cookie")
    assert line.startswith(f"__Host-{cookie(client, 'form')}=")
    assert "Secure" in line
    assert "Path=/" in line
    assert "Domain" not in line


def test_a_page_without_a_right_says_so_and_shows_nothing(visit: Visit) -> None:
    for who in ("north", "reviewer"):
        answer = visit(who).get("/office/accounts")
        assert answer.status_code == 403
        assert reported(answer) == "您没有这项权限"
        assert "south" not in answer.text


def test_the_navigation_names_only_what_one_may_open(visit: Visit) -> None:
    for who in ("north", "reviewer", "admin"):
        client = visit(who)
        links = [
            link["href"] for nav in document(client.get("/office/password")).named("nav") for link in nav.named("a")
        ]
        assert [client.get(link).status_code for link in links] == [200] * len(links)
        assert ("/office/accounts" in links) == (who == "admin")


def test_the_first_page_is_one_that_may_be_opened(visit: Visit) -> None:
    assert visit().get("/office/").location == "/office/sign-in"
    for who in ("north", "reviewer", "admin"):
        client = visit(who)
        assert client.get(client.get("/office/").location).status_code == 200


@pytest.mark.parametrize("address", ["/office/nothing", "/office/sign-in/", "/office/accounts/nobody"])
def test_an_unknown_address_is_reported(visit: Visit, address: str) -> None:
    answer = visit("admin").get(address)
    assert answer.status_code == 404
    assert "没有这个页面" in reported(answer)


def test_a_lost_database_is_named_and_visitors_keep_the_form(visit: Visit, database: Database, tmp_path: Path) -> None:
    client = visit("north")
    database.close()
    file = Path(database.url.database or "")
    shutil.move(file, tmp_path / "away")
    answer = client.get("/office/password")
    assert answer.status_code == 503
    assert "无法连接数据库" in reported(answer)
    assert visit().get("/office/sign-in").status_code == 200
    assert sign_in(visit(), "north").status_code == 503
    shutil.move(tmp_path / "away", file)
    assert client.get("/office/password").status_code == 200


def test_a_slip_of_ours_is_reported_without_its_details(server: Flask, visit: Visit) -> None:
    client = visit("north")
    server.config["PROPAGATE_EXCEPTIONS"] = False
    server.view_functions["office.password.form"] = lambda: 1 / 0  # type: ignore[assignment, return-value]
    answer = client.get("/office/password")
    assert answer.status_code == 500
    assert "服务器出现内部错误" in reported(answer)
    assert "ZeroDivision" not in answer.text


def test_what_was_done_is_reported_once(visit: Visit) -> None:
    client = visit("admin")
    answer = send(client, "/office/accounts/south/disable", shown="/office/accounts/south")
    assert reported(client.get(answer.location)) == "账号 south 已停用。"
    assert reported(client.get(answer.location)) == ""
