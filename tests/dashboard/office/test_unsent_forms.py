"""A form that is sent after its session has ended is there again after signing in; nothing is done by itself."""

from collections.abc import Iterator
from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from corridor.accounts import accounts
from corridor.accounts.unsent_forms import KEPT_FOR, MOST, SECRET
from corridor.releases.tables import PASSING, metadata, unsent_forms
from corridor.reporting.context import ReportingContext
from dashboard.office.blueprint import install_office
from dashboard.office.form_page import PAGE
from dashboard.office.refill import UNSEEN
from tests.dashboard.office.conftest import PASSWORD, PEOPLE, Visit, cookie, document, reported, send, sign_in, token
from tests.dashboard.office.every_form import Shown, busy, enter, every_form, fields, hidden, value_of, writes
from tests.dashboard.office.reporting import begin, filled, template
from tests.databases import TestClock

VISITORS = {"office.sign_in.sign_in"}
OF_EVERY_PAGE = {"office.sign_in.sign_out"}
ODD = 'half a "word" <b>字</b>'
FILE = b"PK a workbook \0\xff"


def _bare() -> Flask:
    server = Flask("office")
    install_office(server, ReportingContext(None, None))  # type: ignore[arg-type]
    return server


WRITES = sorted(writes(_bare()) - VISITORS)


_FOUND: dict[str, Shown] = {}
"""Every form by its view: the same for every test, and opening every page for each would take a minute."""


@pytest.fixture
def shown(office: ReportingContext, server: Flask) -> dict[str, Shown]:
    busy(office)
    if not _FOUND:
        _FOUND.update({one.endpoint: one for one in every_form(office, server)})
    return _FOUND


@pytest.fixture
def visit(office: ReportingContext, server: Flask) -> Visit:
    """Without the time that a password takes; the tests type it where signing in is what they are about."""
    return lambda name="": enter(office, server, name) if name else server.test_client()


def stored(office: ReportingContext) -> dict[str, list[str]]:
    """All that is stored, but what passes and what the log says of signing in."""
    with office.database.reading() as connection:
        tables = [table for table in metadata.sorted_tables if table not in PASSING]
        rows = {table.name: [repr(row) for row in connection.execute(select(table))] for table in tables}
    rows["audit_entries"] = [row for row in rows["audit_entries"] if "session." not in row]
    return rows


def kept(office: ReportingContext) -> int:
    with office.database.reading() as connection:
        return connection.execute(select(func.count()).select_from(unsent_forms)).scalar_one()


def typed_into(form: Shown) -> dict[str, str]:
    """Something for every field: another choice, odd text, a password."""
    typed = {}
    for number, field in enumerate(fields(form.form)):
        if field.get("type") == "file":
            continue
        choices = [option["value"] for option in field.named("option")]
        typed[field["name"]] = choices[-1] if choices else f"{number} {ODD}"
    return typed


def send_late(client: FlaskClient, clock: TestClock, form: Shown, typed: dict[str, str], **wait: float) -> TestResponse:
    """Open the form's page, fill it in for longer than the session lasts, and send it with a file if it takes one."""
    (now,) = [one for one in _forms(client.get(form.page), form.page) if _same(one, form)][:1]
    clock.forward(**wait or {"minutes": 61})
    file = {one["name"]: (BytesIO(FILE), "季报.xlsx") for one in fields(now.form) if one.get("type") == "file"}
    return client.post(form.action, data={**hidden(now.form), **typed, **file})


def _same(one: Shown, other: Shown) -> bool:
    return one.action == other.action and {"kind", "key"} & set(hidden(one.form)) == {"kind", "key"} & set(
        hidden(other.form)
    )


def _forms(answer: TestResponse, page: str) -> Iterator[Shown]:
    for form in (one for one in document(answer).named("form") if one.get("method") == "post"):
        for action in {form.get("action") or page, *form.values("formaction")}:
            yield Shown("", page, "", action, form)


def sign_in_again(client: FlaskClient, answer: TestResponse, who: str) -> TestResponse:
    """Follow a late form to the page that signs in, sign in there, and see the page that one is sent on to."""
    assert (answer.status_code, urlsplit(answer.location).path) == (303, "/office/sign-in"), reported(answer)
    asking = client.get(answer.location)
    onward = document(asking).one("name", "next")["value"]
    signed = sign_in(client, who, next=onward)
    assert (signed.status_code, signed.location) == (303, onward)
    return client.get(onward)


def test_every_form_there_is_was_found(shown: dict[str, Shown]) -> None:
    """Else the tests below would not be about every form."""
    assert sorted(shown) == WRITES


@pytest.mark.parametrize("endpoint", sorted(set(WRITES) - OF_EVERY_PAGE))
def test_what_was_typed_is_there_again(
    office: ReportingContext, server: Flask, clock: TestClock, shown: dict[str, Shown], endpoint: str
) -> None:
    form = shown[endpoint]
    client, typed, before = enter(office, server, form.who), typed_into(form), stored(office)
    late = send_late(client, clock, form, typed)
    assert "已保留" in reported(client.get(late.location))
    again = sign_in_again(client, late, form.who)
    assert again.status_code == 200
    assert "操作没有执行" in reported(again)
    (filled_in,) = [one for one in _forms(again, form.page) if one.action == form.action and one.form.get("id")]
    for field in fields(filled_in.form):
        secret = field.get("type") in ("password", "file") or field["name"] in SECRET
        assert value_of(field) == ("" if secret else typed[field["name"]]), field["name"]
    assert stored(office) == before
    assert PASSWORD not in again.text
    sent = client.post(form.action, data={**hidden(filled_in.form), **typed})
    assert "请重新打开这一页再做" not in sent.text
    assert kept(office) == (0 if sent.status_code < 400 else 1)


def test_no_password_is_ever_kept_and_nothing_of_the_pages_is_taken_for_typed(shown: dict[str, Shown]) -> None:
    secret = {one["name"] for form in shown.values() for one in fields(form.form) if one.get("type") == "password"}
    assert secret <= SECRET
    assert {name for form in shown.values() for name in hidden(form.form)} <= UNSEEN | {"csrf", PAGE}


def test_a_password_does_not_reach_the_database(
    office: ReportingContext, server: Flask, clock: TestClock, shown: dict[str, Shown]
) -> None:
    form = shown["office.password.change"]
    send_late(enter(office, server, form.who), clock, form, dict.fromkeys(("old", "new", "again"), "hunter2-hunter2"))
    with office.database.reading() as connection:
        assert "hunter2" not in repr(connection.execute(select(unsent_forms)).all())


def test_signing_out_late_is_signing_out(
    office: ReportingContext, server: Flask, clock: TestClock, shown: dict[str, Shown]
) -> None:
    answer = send_late(enter(office, server, "north"), clock, shown["office.sign_in.sign_out"], {})
    assert (answer.status_code, answer.location) == (303, "/office/sign-in")
    assert kept(office) == 0


def _upload(client: FlaskClient) -> Shown:
    """A draft, and the form on its page that takes a file."""
    page = begin(client)
    return next(form for form in _forms(client.get(page), page) if form.action.endswith("/file"))


def test_the_file_is_uploaded_by_pressing_once_more(office: ReportingContext, visit: Visit, clock: TestClock) -> None:
    client = visit("north")
    form = _upload(client)
    content = filled(template(client))
    clock.forward(minutes=90)
    late = client.post(form.action, data={**hidden(form.form), "file": (BytesIO(content), "../三季度<b>.xlsx")})
    again = sign_in_again(client, late, "north")
    (back,) = [one for one in _forms(again, form.page) if one.action == form.action]
    assert "../三季度<b>.xlsx" in back.form.text
    assert "required" not in back.form.one("type", "file").attributes
    empty = {"file": (BytesIO(b""), "")}
    assert client.post(form.action, data={**hidden(back.form), **empty}).status_code == 303
    assert "共 1 条" in client.get(form.page).text
    assert kept(office) == 0


def test_a_file_goes_on_waiting_while_sessions_end_and_questions_are_asked(visit: Visit, clock: TestClock) -> None:
    client = visit("north")
    form = _upload(client)
    content = filled(template(client), name="支部数（旧口径）")
    clock.forward(minutes=61)
    answer = client.post(form.action, data={**hidden(form.form), "file": (BytesIO(content), "a.xlsx")})
    for _ in range(2):
        again = sign_in_again(client, answer, "north")
        (back,) = [one for one in _forms(again, form.page) if one.action == form.action]
        clock.forward(minutes=61)
        answer = client.post(form.action, data=hidden(back.form))
    again = sign_in_again(client, answer, "north")
    (back,) = [one for one in _forms(again, form.page) if one.action == form.action]
    asked = client.post(form.action, data=hidden(back.form))
    assert asked.status_code == 422
    (question,) = [one for one in _forms(asked, form.page) if one.action == form.action]
    (answered,) = question.form.named("textarea")
    clock.forward(minutes=61)
    late = client.post(form.action, data={**hidden(question.form), answered["name"]: "仍按旧口径统计"})
    again = sign_in_again(client, late, "north")
    (back,) = [one for one in _forms(again, form.page) if one.action == form.action]
    (left,) = back.form.named("textarea")
    assert (left["name"], value_of(left)) == (answered["name"], "仍按旧口径统计")
    assert client.post(form.action, data={**hidden(back.form), left["name"]: value_of(left)}).status_code == 303


def test_what_was_changed_meanwhile_is_not_overwritten(
    office: ReportingContext, visit: Visit, clock: TestClock
) -> None:
    """The form shown again is as old as the page that it was filled in on, and is met as any such form is."""
    client = visit("north")
    form = _upload(client)
    clock.forward(minutes=61)
    late = client.post(
        form.action, data={**hidden(form.form), "file": (BytesIO(filled(template(visit("north")))), "a.xlsx")}
    )
    other = visit("north")
    (newer,) = [one for one in _forms(other.get(form.page), form.page) if one.action == form.action]
    content = filled(template(other))
    assert other.post(form.action, data={**hidden(newer.form), "file": (BytesIO(content), "b.xlsx")}).status_code == 303
    again = sign_in_again(client, late, "north")
    (back,) = [one for one in _forms(again, form.page) if one.action == form.action]
    before = stored(office)
    answer = client.post(form.action, data={**hidden(back.form), "file": (BytesIO(b""), "")})
    assert answer.status_code == 409
    assert "已被改动" in reported(answer)
    assert stored(office) == before


def test_another_file_chosen_then_is_the_one_that_counts(
    office: ReportingContext, visit: Visit, clock: TestClock
) -> None:
    client = visit("north")
    form = _upload(client)
    content = filled(template(client))
    clock.forward(minutes=61)
    late = client.post(form.action, data={**hidden(form.form), "file": (BytesIO(FILE), "bad.xlsx")})
    again = sign_in_again(client, late, "north")
    (back,) = [one for one in _forms(again, form.page) if one.action == form.action]
    sent = client.post(form.action, data={**hidden(back.form), "file": (BytesIO(content), "good.xlsx")})
    assert sent.status_code == 303
    assert kept(office) == 0


def test_another_account_in_the_same_browser_sees_nothing_of_it(
    office: ReportingContext, visit: Visit, clock: TestClock, shown: dict[str, Shown]
) -> None:
    form = shown["office.password.change"]  # a page that everybody may open
    client = visit("north")
    late = send_late(client, clock, shown["office.submissions.begin"], {"document": "OURS", "period": "2026-Q1"})
    (onward,) = parse_qs(urlsplit(late.location).query)["next"]
    waiting = parse_qs(urlsplit(onward).query)["unsent"][0]
    assert sign_in(client, "city").status_code == 303
    for address in (onward, f"{form.page}?unsent={waiting}"):
        answer = client.get(address)
        assert "OURS" not in answer.text
        assert "没有为您的账号保留的内容" in reported(answer)
    send(client, "/office/submissions", {"period": "2026-Q1", "unsent": waiting}, "/office/submissions")
    assert kept(office) == 1
    own = visit("north")
    assert "OURS" in own.get(onward).text


def test_what_was_uploaded_is_no_other_accounts_to_send(
    office: ReportingContext, visit: Visit, clock: TestClock
) -> None:
    client = visit("north")
    form = _upload(client)
    content = filled(template(client))
    clock.forward(minutes=61)
    late = client.post(form.action, data={**hidden(form.form), "file": (BytesIO(content), "a.xlsx")})
    (onward,) = parse_qs(urlsplit(late.location).query)["next"]
    theirs = visit("south")
    other, before = _upload(theirs), stored(office)
    waiting = parse_qs(urlsplit(onward).query)["unsent"][0]
    answer = theirs.post(other.action, data={**hidden(other.form), "unsent": waiting})
    assert answer.status_code == 422
    assert "file-empty" in answer.text
    assert stored(office) == before


@pytest.mark.parametrize(
    ("change", "headers"),
    [
        ({"csrf": ""}, {}),
        ({"csrf": "x"}, {}),
        ({PAGE: "https://evil.example/office/review"}, {}),
        ({PAGE: "//evil.example/office/review"}, {}),
        ({PAGE: "/assets/base.css"}, {}),
        ({PAGE: "/office/nowhere"}, {}),
        ({PAGE: ""}, {}),
        ({}, {"Sec-Fetch-Site": "cross-site"}),
        ({}, {"Sec-Fetch-Site": "same-site"}),
    ],
)
@pytest.mark.parametrize("minutes", [0, 61])
def test_nothing_from_elsewhere_is_kept(
    office: ReportingContext,
    visit: Visit,
    clock: TestClock,
    change: dict[str, str],
    headers: dict[str, str],
    minutes: int,
) -> None:
    """With the session of another page of the same account, and after it has ended."""
    old = token(visit("admin"))
    client = visit("admin")
    genuine = {"csrf": old, PAGE: "/office/accounts", "name": "eve", "role": "reviewer"}
    clock.forward(minutes=minutes)
    before = stored(office)
    answer = client.post("/office/accounts", data={**genuine, **change}, headers=headers)
    assert answer.status_code == 403
    assert (kept(office), stored(office)) == (0, before)
    assert client.post("/office/accounts", data=genuine).status_code == 303
    assert (kept(office), stored(office)) == (1, before)


def test_the_token_of_another_account_keeps_nothing(office: ReportingContext, visit: Visit, clock: TestClock) -> None:
    theirs = token(visit("reviewer"))
    client = visit("admin")
    for minutes in (0, 61):
        clock.forward(minutes=minutes)
        sent = {"csrf": theirs, PAGE: "/office/accounts", "name": "eve"}
        assert client.post("/office/accounts", data=sent).status_code == 403
    assert kept(office) == 0


@pytest.mark.parametrize("minutes", [0, 61], ids=["in-time", "late"])
@pytest.mark.parametrize("lost", [("session",), ("browser",), ("session", "browser")], ids="+".join)
def test_whatever_cookies_are_lost_the_input_is_there_again(
    office: ReportingContext, server: Flask, clock: TestClock, minutes: int, lost: tuple[str, ...]
) -> None:
    client = server.test_client()
    sign_in(client, "admin")
    sent = {"csrf": token(client), PAGE: "/office/accounts", "name": "eve", "role": "reviewer"}
    for name in lost:
        client.delete_cookie(cookie(client, name))
    clock.forward(minutes=minutes)
    before = stored(office)
    answer = client.post("/office/accounts", data=sent)
    if not minutes and "session" not in lost:  # nothing is missing that a form needs
        assert stored(office) != before
        return
    again = sign_in_again(client, answer, "admin")
    assert "操作没有执行" in reported(again)
    assert document(again).one("id", "name")["value"] == "eve"
    assert stored(office) == before


def test_with_the_session_lost_a_token_that_no_page_had_keeps_nothing(
    office: ReportingContext, visit: Visit, server: Flask, clock: TestClock
) -> None:
    """Neither a made-up token, nor one older than a week, nor that of a disabled account."""
    of_old = token(visit("north"))
    clock.forward(days=7, seconds=1)
    disabled = token(visit("south"))
    accounts.disable(office.database, PEOPLE["admin"], "south")
    for csrf in ("x", of_old, disabled):
        sent = {"csrf": csrf, PAGE: "/office/submissions", "document": "OURS"}
        assert server.test_client().post("/office/submissions", data=sent).status_code == 403
    assert kept(office) == 0


def test_a_file_without_any_session_is_not_read_and_the_page_says_why(visit: Visit) -> None:
    client = visit("north")
    form = _upload(client)
    client.delete_cookie(cookie(client, "session"))
    large = {**hidden(form.form), "file": FileStorage(BytesIO(b"x" * 100_000), "large.xlsx", "file")}
    boundary, body = encode_multipart(large)
    answer = client.post(form.action, data=body, content_type=f"multipart/form-data; boundary={boundary}")
    assert answer.status_code == 413
    assert "登录已失效" in reported(answer)


@pytest.mark.parametrize("end", ["/office/sign-out", "/office/password/sign-out-everywhere"])
def test_who_signed_out_left_nothing_that_keeps_forms(
    office: ReportingContext, visit: Visit, clock: TestClock, end: str
) -> None:
    client = visit("admin")
    session = client.get_cookie(cookie(client, "session"))
    sent = {"csrf": token(client), PAGE: "/office/accounts", "name": "eve"}
    assert send(client, end, shown="/office/password").status_code == 303
    assert session is not None
    client.set_cookie(cookie(client, "session"), session.value)
    clock.forward(minutes=61)
    answer = client.post("/office/accounts", data=sent)
    assert answer.status_code == 403
    assert document(answer).all("href", "/office/accounts")
    assert kept(office) == 0


def test_a_new_session_of_the_same_account_shows_it_at_once(office: ReportingContext, visit: Visit) -> None:
    """Signed in again in another tab: the old page's form is shown filled in, and not carried out."""
    client = visit("admin")
    sent = {"csrf": token(client), PAGE: "/office/accounts", "name": "eve", "role": "reviewer"}
    client.delete_cookie(cookie(client, "session"))
    assert sign_in(client, "admin").status_code == 303
    before = stored(office)
    answer = client.post("/office/accounts", data=sent)
    assert urlsplit(answer.location).path == "/office/accounts"
    assert document(client.get(answer.location)).one("id", "name")["value"] == "eve"
    assert stored(office) == before


def _late_account(client: FlaskClient, old: str, name: str = "eve") -> str:
    answer = client.post("/office/accounts", data={"csrf": old, PAGE: "/office/accounts", "name": name})
    return parse_qs(urlsplit(answer.location).query)["next"][0]


def test_it_waits_a_day_and_no_longer(office: ReportingContext, visit: Visit, clock: TestClock) -> None:
    client = visit("admin")
    old = token(client)
    clock.forward(minutes=61)
    onward = _late_account(client, old)
    clock.time += KEPT_FOR
    assert sign_in(client, "admin").status_code == 303
    assert document(client.get(onward)).one("id", "name")["value"] == "eve"
    clock.forward(seconds=1)
    answer = client.get(onward)
    assert "没有为您的账号保留的内容" in reported(answer)
    assert not document(answer).one("id", "name").get("value")
    assert sign_in(visit(), "reviewer").status_code == 303
    assert kept(office) == 0


def test_no_more_than_a_few_wait_and_the_latest_do(office: ReportingContext, visit: Visit, clock: TestClock) -> None:
    client = visit("admin")
    old = token(client)
    clock.forward(minutes=61)
    onward = []
    for number in range(MOST + 2):
        clock.forward(seconds=1)
        onward.append(_late_account(client, old, f"eve{number}"))
    assert kept(office) == MOST
    assert sign_in(client, "admin").status_code == 303
    names = [document(client.get(address)).one("id", "name").get("value") for address in onward]
    assert names == [None, None, *(f"eve{number}" for number in range(2, MOST + 2))]


def test_nothing_larger_than_the_form_takes_is_kept(office: ReportingContext, visit: Visit, clock: TestClock) -> None:
    client = visit("north")
    form = _upload(client)
    clock.forward(minutes=61)
    large = {**hidden(form.form), "file": FileStorage(BytesIO(b"x" * 6_000_000), "large.xlsx", "file")}
    boundary, body = encode_multipart(large)
    kind = f"multipart/form-data; boundary={boundary}"
    assert client.post(form.action, data=body, content_type=kind).status_code == 413
    page = {"csrf": hidden(form.form)["csrf"], PAGE: "/office/submissions", "document": "x" * 70_000}
    assert client.post("/office/submissions", data=page).status_code == 413
    assert kept(office) == 0


def test_a_session_is_forgotten_after_a_week(office: ReportingContext, visit: Visit, clock: TestClock) -> None:
    client = visit("admin")
    sent = {"csrf": token(client), PAGE: "/office/accounts", "name": "eve"}
    clock.forward(days=8)
    assert client.post("/office/accounts", data=sent).status_code == 403
    assert kept(office) == 0


def test_a_form_that_the_page_no_longer_has_is_reported_in_words(visit: Visit, clock: TestClock) -> None:
    client = visit("north")
    page = begin(client)
    (form,) = [one for one in _forms(client.get(page), page) if one.action.endswith("/discard")]
    clock.forward(minutes=61)
    late = client.post(form.action, data={**hidden(form.form), "remark": "重复"})
    elsewhere = visit("north")
    (now,) = [one for one in _forms(elsewhere.get(page), page) if one.action.endswith("/discard")]
    assert elsewhere.post(now.action, data={**hidden(now.form), "remark": "x"}).status_code == 303
    again = sign_in_again(client, late, "north")
    assert "现在这一页已没有那个表单" in reported(again)
    assert "重复" in reported(again)


def test_it_is_said_in_english_too(visit: Visit, clock: TestClock) -> None:
    client = visit("admin")
    client.get("/office/accounts?lang=en")
    old = token(client)
    clock.forward(minutes=61)
    answer = client.post("/office/accounts", data={"csrf": old, PAGE: "/office/accounts", "name": "eve"})
    assert "are kept" in reported(client.get(answer.location))
    again = sign_in_again(client, answer, "admin")
    assert "nothing was done" in reported(again)
    (link,) = [one for one in document(again).named("a") if one.get("lang") == "zh"]
    assert document(client.get(link["href"])).one("id", "name")["value"] == "eve"
