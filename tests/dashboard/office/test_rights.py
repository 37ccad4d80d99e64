"""Every write that there is, as every role, by direct request: the list is the application's own map of addresses."""

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.routing import Rule

from corridor.accounts import accounts, sessions
from corridor.accounts.roles import RIGHTS, Right
from corridor.releases.tables import PASSING, metadata
from corridor.reporting.context import ReportingContext
from dashboard.office.blueprint import install_office
from tests.corridor.reporting.submitting import drafted, submitted
from tests.dashboard.office.conftest import PEOPLE, Visit, cookie, token

VISITORS = {"office.sign_in.sign_in", "office.sign_in.sign_out"}
"""Writes that need no right: before signing in there are none, and signing out gives them up."""
READING = {"GET", "HEAD", "OPTIONS"}
OPEN = {
    *("office.home", "office.sign_in.form"),
    *("office.single_sign_on.begin", "office.single_sign_on.come_back"),
}
PARTS = "office.preview_parts."
"""What a preview fetches: guarded for all of them at once, by what the preview shows."""
ROLES = ["visitor", *PEOPLE]


def _server() -> Flask:
    """An application that is never asked anything but what it consists of."""
    server = Flask("office")
    install_office(server, ReportingContext(None, None))  # type: ignore[arg-type]
    return server


SERVER = _server()
RULES = [rule for rule in SERVER.url_map.iter_rules() if rule.endpoint not in ("static", "office.unknown")]
WRITES = sorted({rule.endpoint for rule in RULES if set(rule.methods or ()) - READING} - VISITORS)
PARTS_OF_A_PREVIEW = sorted({rule.endpoint for rule in RULES if rule.endpoint.startswith(PARTS)})
READS = sorted({rule.endpoint for rule in RULES if "GET" in (rule.methods or ())} - OPEN - {*PARTS_OF_A_PREVIEW})
OF_A_SUBMISSION = sorted({rule.endpoint for rule in RULES if "<int:" in rule.rule})


def needed(endpoint: str) -> frozenset[Right] | None:
    return getattr(SERVER.view_functions[endpoint], "rights", None)


def who_may(endpoint: str) -> list[str]:
    return [who for who, actor in PEOPLE.items() if (needed(endpoint) or frozenset()) <= RIGHTS[actor.role]]


def who_may_not(endpoint: str) -> list[str]:
    return [who for who in ROLES if who not in who_may(endpoint)]


def pairs(endpoints: list[str], people: Callable[[str], list[str]]) -> list[tuple[str, str]]:
    return [(endpoint, who) for endpoint in endpoints for who in people(endpoint)]


@pytest.fixture
def enter(office: ReportingContext, server: Flask) -> Visit:
    """``enter("north")``: a client with a session, without the time that a password takes."""

    def start(who: str) -> FlaskClient:
        client = server.test_client()
        if who != "visitor":
            known = accounts.listing(office.database, PEOPLE["admin"])
            account = next(one for one in known if one.name == who)
            client.set_cookie(cookie(client, "session"), sessions.open_for(office.database, account).token)
        return client

    return start


def address(server: Flask, endpoint: str, number: int) -> str:
    """The address of a view: concerning the submission `number`, and the account ``south``."""
    rule = next(rule for rule in server.url_map.iter_rules() if rule.endpoint == endpoint)
    known: dict[str, object] = {
        "what": str(number),
        "name": "south",
        "kind": "observations",
        "key": "x",
        "period": "2026-Q3",
    }
    values = {name: number if kind == "int" else known.get(name, "x") for name, kind in converters(rule)}
    with server.test_request_context():
        return server.url_map.bind("localhost").build(endpoint, values)


def converters(rule: Rule) -> Iterator[tuple[str, str]]:
    for name in rule.arguments:
        yield name, "int" if f"<int:{name}>" in rule.rule else "text"


def everything(office: ReportingContext) -> dict[str, list[str]]:
    """All that is stored, but sessions, slow-downs, and what the log says of signing in."""
    with office.database.reading() as connection:
        tables = [table for table in metadata.sorted_tables if table not in PASSING]
        rows = {table.name: [repr(row) for row in connection.execute(select(table))] for table in tables}
    rows["audit_entries"] = [row for row in rows["audit_entries"] if "session." not in row]
    return rows


def test_there_are_writes_to_try() -> None:
    assert {"office.accounts.add", "office.accounts.account.disable", "office.password.change"} <= set(WRITES)


@pytest.mark.parametrize("endpoint", sorted({*WRITES, *READS}))
def test_every_page_says_who_may_open_it(endpoint: str) -> None:
    """A write names a right; a page may be for all who are signed in, where the core tells what each may see."""
    rights = needed(endpoint)
    assert rights or (rights is not None and endpoint not in WRITES)


def test_a_write_without_the_right(office: ReportingContext, server: Flask, enter: Visit) -> None:
    number = submitted(office, PEOPLE["north"]).id
    before = everything(office)
    for endpoint, who in pairs(WRITES, who_may_not):
        client = enter(who)
        answer = client.post(address(server, endpoint, number), data={"csrf": token(client)})
        if who == "visitor":
            assert answer.status_code == 303, endpoint
            assert answer.location.startswith("/office/sign-in"), endpoint
        else:
            assert answer.status_code == 403, (endpoint, who)
        assert everything(office) == before, (endpoint, who)


@pytest.mark.parametrize(("endpoint", "who"), pairs(WRITES, who_may))
def test_a_write_with_the_right_but_from_no_form_of_ours(
    office: ReportingContext, server: Flask, enter: Visit, endpoint: str, who: str
) -> None:
    target = address(server, endpoint, submitted(office, PEOPLE["north"]).id)
    client = enter(who)
    before = everything(office)
    assert client.post(target).status_code == 403
    assert everything(office) == before
    assert client.post(target, data={"csrf": token(client)}).status_code != 403


def test_the_core_refuses_even_where_a_page_does_not_ask(office: ReportingContext, server: Flask, enter: Visit) -> None:
    """The pages' own guards are taken away: nothing is written all the same."""
    mine = submitted(office, PEOPLE["north"])
    values = {"version": str(mine.version), "remark": "x", "reason": "x", "name": "eve"}
    values |= {"role": "reviewer", "period": "2026-Q3", "due": "2026-12-01T12:00"}
    values |= {"issuer": "https://issuer.example", "subject": "s-1", "old": "x", "new": "correct horse", "again": "x"}
    for endpoint in WRITES:
        server.view_functions[endpoint] = server.view_functions[endpoint].__wrapped__  # type: ignore[attr-defined]
    before = everything(office)
    for endpoint, who in pairs(WRITES, who_may_not):
        client = enter(who)
        answer = client.post(address(server, endpoint, mine.id), data={"csrf": token(client), **values})
        assert answer.status_code >= 400, (endpoint, who)
        assert everything(office) == before, (endpoint, who)


def test_every_page_as_every_role(office: ReportingContext, server: Flask, enter: Visit) -> None:
    number = submitted(office, PEOPLE["north"]).id
    for endpoint in READS:
        target = address(server, endpoint, number)
        asked = enter("visitor").get(target)
        assert asked.status_code == 303, endpoint
        assert asked.location.startswith("/office/sign-in?next="), endpoint
        refused = [who for who in PEOPLE if enter(who).get(target).status_code == 403]
        assert refused == [who for who in who_may_not(endpoint) if who != "visitor"], endpoint


def test_nobody_else_fetches_what_a_drafts_preview_shows(office: ReportingContext, server: Flask, enter: Visit) -> None:
    draft = drafted(office, PEOPLE["north"])
    for endpoint in PARTS_OF_A_PREVIEW:
        target = address(server, endpoint, draft.id)
        assert f"/{draft.id}/" in target, endpoint
        assert enter("visitor").get(target).status_code == 401, endpoint
        for who in ("south", "city", "reviewer", "admin"):
            assert enter(who).get(target).status_code in (403, 404), endpoint
        assert enter("north").get(target).status_code == 410, "it is the owner's, but of another edition"


def test_nobody_else_sees_or_touches_a_draft(office: ReportingContext, server: Flask, enter: Visit) -> None:
    """Of another area's draft nothing more can be reported than of no draft at all."""
    draft = drafted(office, PEOPLE["north"])
    before = everything(office)
    for endpoint, who in product(OF_A_SUBMISSION, ("south", "city", "reviewer", "admin")):
        client = enter(who)
        values = {"csrf": token(client), "version": str(draft.version), "remark": "x"}
        targets = [address(server, endpoint, number) for number in (draft.id, draft.id + 1)]
        written, nothing = (client.post(target, data=values) for target in targets)
        read, unknown = (client.get(target) for target in targets)
        assert (written.status_code, read.status_code) == (nothing.status_code, unknown.status_code), endpoint
        assert {written.status_code, read.status_code} <= {403, 404, 422}, endpoint
        assert not any(PEOPLE["north"].office in answer.text for answer in (written, read)), endpoint
        assert everything(office) == before, endpoint


def test_the_owner_does_see_it(office: ReportingContext, server: Flask, enter: Visit) -> None:
    """Else the test above would prove nothing."""
    draft = drafted(office, PEOPLE["north"])
    client = enter("north")
    assert 200 in {client.get(address(server, endpoint, draft.id)).status_code for endpoint in OF_A_SUBMISSION}
