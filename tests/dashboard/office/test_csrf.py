"""No write passes that does not come from a form of ours."""

import pytest
from flask import Flask

from corridor.accounts import accounts
from corridor.reporting.context import ReportingContext
from tests.dashboard.office.conftest import PASSWORD, PEOPLE, Visit, cookie, document, reported, send, sign_in, token

CREDENTIALS = {"name": "north", "password": PASSWORD}
ADD = {"name": "eve", "role": "reviewer"}


def names(office: ReportingContext) -> list[str]:
    return [account.name for account in accounts.listing(office.database, PEOPLE["admin"])]


@pytest.mark.parametrize("given", [{}, {"csrf": ""}, {"csrf": "x"}, {"csrf": "é\0"}])
def test_a_form_without_its_own_token_does_nothing(
    visit: Visit, office: ReportingContext, given: dict[str, str]
) -> None:
    answer = visit("admin").post("/office/accounts", data={**ADD, **given})
    assert answer.status_code == 403
    assert "没有执行。请重新打开这一页再做" in reported(answer)
    assert "eve" not in names(office)


def test_the_token_of_another_session_does_nothing(visit: Visit, office: ReportingContext) -> None:
    theirs = token(visit("admin"))
    assert visit("admin").post("/office/accounts", data={**ADD, "csrf": theirs}).status_code == 403
    assert "eve" not in names(office)


def test_the_token_of_the_page_does(visit: Visit, office: ReportingContext) -> None:
    assert send(visit("admin"), "/office/accounts", ADD).status_code == 200
    assert "eve" in names(office)


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_a_browser_says_comes_from_elsewhere_does_nothing(
    visit: Visit, office: ReportingContext, site: str
) -> None:
    client = visit("admin")
    sent = {**ADD, "csrf": token(client)}
    assert client.post("/office/accounts", data=sent, headers={"Sec-Fetch-Site": site}).status_code == 403
    assert "eve" not in names(office)
    assert client.post("/office/accounts", data=sent, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 200


def test_nobody_is_signed_in_from_another_site(server: Flask) -> None:
    """Neither without the cookie, nor with a token that the form made up, nor with an empty pair."""
    client = server.test_client()
    assert client.post("/office/sign-in", data=CREDENTIALS).status_code == 403
    assert client.post("/office/sign-in", data={**CREDENTIALS, "csrf": "x"}).status_code == 403
    client.set_cookie(cookie(client, "form"), "")
    assert client.post("/office/sign-in", data={**CREDENTIALS, "csrf": ""}).status_code == 403
    assert client.get_cookie(cookie(client, "session")) is None


def test_two_open_pages_of_a_visitor_both_work(visit: Visit) -> None:
    client = visit()
    first = token(client, "/office/sign-in")
    assert token(client, "/office/sign-in") == first
    assert client.post("/office/sign-in", data={**CREDENTIALS, "csrf": first}).status_code == 303


def test_the_visitors_token_is_worth_nothing_afterwards(visit: Visit) -> None:
    client = visit()
    before = token(client, "/office/sign-in")
    assert sign_in(client, "north").status_code == 303
    assert client.post("/office/sign-out", data={"csrf": before}).status_code == 403


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_every_other_method_is_held_to_the_same(visit: Visit, method: str) -> None:
    assert getattr(visit("admin"), method)("/office/accounts").status_code == 403


def test_signing_out_by_a_link_does_nothing(visit: Visit) -> None:
    client = visit("north")
    assert client.get("/office/sign-out").status_code == 404
    assert client.get("/office/password").status_code == 200


def test_a_form_that_is_too_large_is_not_read(visit: Visit, office: ReportingContext) -> None:
    client = visit("admin")
    answer = client.post("/office/accounts", data={**ADD, "csrf": token(client), "office": "x" * 70_000})
    assert answer.status_code == 413
    assert "过大" in reported(answer)
    assert "eve" not in names(office)


def test_every_form_that_writes_has_the_token(visit: Visit) -> None:
    client = visit("admin")
    own = token(client)
    for address in ("/office/password", "/office/accounts", "/office/accounts/south", "/office/audit"):
        forms = [form for form in document(client.get(address)).named("form") if form["method"] == "post"]
        assert forms
        assert [form.one("name", "csrf")["value"] for form in forms] == [own] * len(forms)
