"""Every form that the office shows to anybody, found by opening every page as every role."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Flask
from flask.testing import FlaskClient

from corridor.accounts import accounts, sessions
from corridor.reporting.context import ReportingContext
from tests.corridor.reporting.submitting import accepted, drafted, figure, submitted
from tests.dashboard.markup import Element
from tests.dashboard.office.conftest import PEOPLE, cookie, document
from tests.small import NORTH

PERIODS = ("2026-Q3", "2026-Q2")
DISABLED = "south"


@dataclass(frozen=True)
class Shown:
    """A form on a page.

    Attributes:
        who: the account that is shown it.
        page: the address of the page.
        endpoint: the view that it is sent to.
        action: the address that it is sent to.
        form: its element.
    """

    who: str
    page: str
    endpoint: str
    action: str
    form: Element


def busy(office: ReportingContext) -> None:
    """Give every page something to show: a doubtful draft, one submission to decide, one to publish."""
    drafted(office, PEOPLE["north"], figure(NORTH, "150"), period=PERIODS[0])
    submitted(office, PEOPLE["north"], period=PERIODS[1])
    submitted(office, PEOPLE["city"], period=PERIODS[0])
    accepted(office, PEOPLE["south"], period=PERIODS[0])
    accounts.disable(office.database, PEOPLE["admin"], DISABLED)


def enter(office: ReportingContext, server: Flask, who: str) -> FlaskClient:
    """A client with a session of `who`, without the time that a password takes."""
    client = server.test_client()
    known = {account.name: account for account in accounts.listing(office.database, PEOPLE["admin"])}
    client.set_cookie(cookie(client, "session"), sessions.open_for(office.database, known[who]).token)
    return client


def writes(server: Flask) -> set[str]:
    """Every view that takes a form, by the application's own map of addresses."""
    rules = [rule for rule in server.url_map.iter_rules() if "POST" in (rule.methods or ())]
    return {rule.endpoint for rule in rules} - {"office.unknown"}


def every_form(office: ReportingContext, server: Flask) -> Iterator[Shown]:
    """One form for each view that takes one, as it is first found; call `busy` before."""
    seen: set[str] = set()
    for who in ("north", "reviewer", "admin"):
        client = enter(office, server, who)
        for page in _pages(server):
            answer = client.get(page)
            if answer.status_code != 200 or "/preview" in page:
                continue
            for form in (one for one in document(answer).named("form") if one.get("method") == "post"):
                for action in {form.get("action") or page, *form.values("formaction")}:
                    endpoint, _ = server.url_map.bind("localhost").match(action, method="POST")
                    if endpoint not in seen:
                        seen.add(str(endpoint))
                        yield Shown(who, page, str(endpoint), action, form)


def _pages(server: Flask) -> Iterator[str]:
    """The address of every page, for every submission and for an account of either state."""
    for rule in server.url_map.iter_rules():
        if rule.endpoint.startswith("office.") and "GET" in (rule.methods or ()) and "what" not in rule.arguments:
            if rule.endpoint == "office.unknown":
                continue
            for number in range(1, 5) if "number" in rule.arguments else (1,):
                for name in ("north", DISABLED) if "name" in rule.arguments else ("",):
                    values: dict[str, object] = {"number": number, "name": name, "indicator": "branches"}
                    known = {key: values[key] for key in rule.arguments}
                    yield server.url_map.bind("localhost").build(rule.endpoint, known)


def fields(form: Element) -> list[Element]:
    """What a person fills in."""
    named = [one for one in form.walk() if one.tag in ("input", "select", "textarea") and one.get("name")]
    return [one for one in named if one.get("type") != "hidden"]


def hidden(form: Element) -> dict[str, str]:
    """What the page sends along."""
    return {one["name"]: one["value"] for one in form.all("type", "hidden")}


def value_of(field: Element) -> str:
    """What stands in a field."""
    if field.tag == "select":
        return next((one["value"] for one in field.named("option") if "selected" in one.attributes), "")
    return "".join(str(child) for child in field.children) if field.tag == "textarea" else field.get("value") or ""
