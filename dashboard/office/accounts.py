"""The administrator's list of accounts: who is known here, and making another."""

from dash import html
from dash.development.base_component import Component
from flask import Blueprint, Response, request, url_for
from flask.typing import ResponseReturnValue

from corridor.accounts import accounts
from corridor.accounts.accounts import Account, NewAccount
from corridor.accounts.errors import RequestError
from corridor.accounts.roles import Right, Role
from dashboard.office import account, current
from dashboard.office.access import signed_in
from dashboard.office.account_words import area_name, state_of
from dashboard.office.form import form, send, text_field
from dashboard.office.initial_password import initial_password_page
from dashboard.office.page import page
from dashboard.office.role_fields import role_fields, wanted
from dashboard.words.wording import Wording

pages = Blueprint("accounts", __name__)
pages.register_blueprint(account.pages)
_BLANK = NewAccount("", Role.SUBMITTER)


@pages.get("/accounts")
@signed_in(Right.KEEP_ACCOUNTS)
def listing() -> ResponseReturnValue:
    """Every account, and the form that makes another."""
    return _page(_BLANK)


@pages.post("/accounts")
@signed_in(Right.KEEP_ACCOUNTS)
def add() -> ResponseReturnValue:
    """Make an account and show its initial password, this once."""
    typed = wanted(request.form.get("name", ""), request.form)
    try:
        made, password = accounts.add(current.office(), current.actor(), typed)
    except RequestError as error:
        return _page(typed, error)
    return initial_password_page(made.name, password)


def _page(typed: NewAccount, trouble: RequestError | None = None) -> Response:
    w = current.wording()
    known = accounts.listing(current.office().database, current.actor())
    fields = [
        text_field("name", w("accounts.name"), typed.name, w("accounts.name_hint"), required=True, autoComplete="off"),
        *role_fields(typed),
        send(w("accounts.add")),
    ]
    content = [_table(known, w), html.H2(w("accounts.another")), html.P(w("accounts.add_why")), form(fields)]
    return page(w("accounts.title"), content, trouble=trouble)


def _table(known: tuple[Account, ...], w: Wording) -> Component:
    heads = [html.Th(w(f"accounts.{key}"), scope="col") for key in ("name", "role", "area", "office", "state")]
    rows = [_row(one, w) for one in known]
    caption = html.Caption(w("accounts.count", count=len(known)))
    table = html.Table([caption, html.Thead(html.Tr(heads)), html.Tbody(rows)])
    return html.Div(table, className="table-box")


def _row(one: Account, w: Wording) -> Component:
    link = html.A(one.name, href=url_for("office.accounts.account.show", name=one.name))
    cells = (w(f"office.role.{one.role.value}"), area_name(one.area, w), one.office, state_of(one, w))
    return html.Tr([html.Th(link, scope="row"), *(html.Td(text) for text in cells)])
