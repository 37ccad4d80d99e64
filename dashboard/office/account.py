"""The administrator's page of one account: its roles, its password, its identity, and whether it may sign in."""

from collections.abc import Callable
from functools import partial

from dash import html
from dash.development.base_component import Component
from flask import Blueprint, Response, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from corridor.accounts import accounts, credentials, role_changes
from corridor.accounts.accounts import Account, NewAccount
from corridor.accounts.errors import RequestError
from corridor.accounts.roles import Actor, Right
from corridor.releases.database import Database
from dashboard.office import current
from dashboard.office.access import signed_in
from dashboard.office.account_words import area_name, state_of
from dashboard.office.form import form, send, text_field
from dashboard.office.initial_password import initial_password_page
from dashboard.office.moments import moment_in_words
from dashboard.office.notices import go
from dashboard.office.page import page
from dashboard.office.role_fields import role_fields, wanted

pages = Blueprint("account", __name__)


@pages.get("/accounts/<name>")
@signed_in(Right.KEEP_ACCOUNTS)
def show(name: str) -> ResponseReturnValue:
    """The account, and what may be done with it."""
    return _page(name)


@pages.post("/accounts/<name>/roles")
@signed_in(Right.KEEP_ACCOUNTS)
def assign(name: str) -> ResponseReturnValue:
    """Another role, area and office."""
    typed = wanted(name, request.form)
    return _done(
        name, "accounts.assigned", partial(role_changes.assign, current.office(), current.actor(), typed), typed
    )


@pages.post("/accounts/<name>/disable")
@signed_in(Right.KEEP_ACCOUNTS)
def disable(name: str) -> ResponseReturnValue:
    """Let it sign in no more."""
    return _done(name, "accounts.was_disabled", partial(accounts.disable, *_acting(), name))


@pages.post("/accounts/<name>/enable")
@signed_in(Right.KEEP_ACCOUNTS)
def enable(name: str) -> ResponseReturnValue:
    """Let it sign in again."""
    return _done(name, "accounts.was_enabled", partial(accounts.enable, *_acting(), name))


@pages.post("/accounts/<name>/identity")
@signed_in(Right.KEEP_ACCOUNTS)
def link(name: str) -> ResponseReturnValue:
    """Let an identity provider sign it in."""
    identity = request.form.get("issuer", ""), request.form.get("subject", "")
    return _done(name, "accounts.was_linked", partial(accounts.link, *_acting(), name, *identity))


@pages.post("/accounts/<name>/password")
@signed_in(Right.KEEP_ACCOUNTS)
def reset(name: str) -> ResponseReturnValue:
    """A new initial password, shown this once."""
    try:
        return initial_password_page(name, credentials.set_password(*_acting(), name))
    except RequestError as error:
        return _page(name, error)


def _acting() -> tuple[Database, Actor]:
    return current.office().database, current.actor()


def _done(name: str, notice: str, act: Callable[[], object], typed: NewAccount | None = None) -> Response:
    """Do it, and go back to the account with the news; or show the account again with what stood in the way."""
    try:
        act()
    except RequestError as error:
        return _page(name, error, typed)
    return go(url_for("office.accounts.account.show", name=name), notice, name=name)


def _page(name: str, trouble: RequestError | None = None, typed: NewAccount | None = None) -> Response:
    known = {account.name: account for account in accounts.listing(*_acting())}
    account = known.get(accounts.normalized_name(name))
    if account is None:
        raise NotFound
    w = current.wording()
    now = NewAccount(account.name, account.role, account.area, account.office)
    content = [_facts(account), *_roles(account, typed or now), *_sign_in(account), *_identity(account)]
    return page(w("accounts.one", name=account.name), content, trouble=trouble)


def _facts(account: Account) -> Component:
    w = current.wording()
    facts = (
        (w("accounts.role"), w(f"office.role.{account.role.value}")),
        (w("accounts.area"), area_name(account.area, w)),
        (w("accounts.office"), account.office or "—"),
        (w("accounts.state"), state_of(account, w)),
        (w("accounts.created"), moment_in_words(account.created_at, w)),
    )
    return html.Dl([html.Div([html.Dt(term), html.Dd(text)]) for term, text in facts], className="facts")


def _roles(account: Account, typed: NewAccount) -> list[Component]:
    w = current.wording()
    fields = [*role_fields(typed), send(w("accounts.assign"))]
    return [html.H2(w("accounts.roles")), form(fields, action=_to("assign", account))]


def _sign_in(account: Account) -> list[Component]:
    """A new initial password, and the switch that lets an account sign in or not."""
    w = current.wording()
    act = "enable" if account.disabled else "disable"
    look = "quiet" if account.disabled else "danger"
    return [
        html.H2(w("accounts.signing_in")),
        html.P(w("accounts.reset_why")),
        form([send(w("accounts.reset"), "quiet")], action=_to("reset", account), look="inline"),
        html.P(w(f"accounts.{act}_why")),
        form([send(w(f"accounts.{act}"), look)], action=_to(act, account), look="inline"),
    ]


def _identity(account: Account) -> list[Component]:
    w = current.wording()
    fields = [
        text_field("issuer", w("accounts.issuer"), account.issuer or "", required=True, autoComplete="off"),
        text_field("subject", w("accounts.subject"), account.subject or "", required=True, autoComplete="off"),
        send(w("accounts.link"), "quiet"),
    ]
    heading = html.H2(w("accounts.identity"))
    return [heading, html.P(w("accounts.identity_why")), form(fields, action=_to("link", account))]


def _to(view: str, account: Account) -> str:
    return url_for(f"office.accounts.account.{view}", name=account.name)
