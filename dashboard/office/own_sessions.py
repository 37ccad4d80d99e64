"""Where one is signed in: every own session with its times, and a button that ends it."""

from dash import html
from dash.development.base_component import Component
from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from corridor.accounts import own_sessions
from corridor.accounts.own_sessions import OwnSession
from corridor.accounts.roles import Right
from dashboard.html.elements import Input
from dashboard.office import cookies, current
from dashboard.office.access import signed_in
from dashboard.office.form import form, send
from dashboard.office.moments import moment_in_words
from dashboard.office.notices import go
from dashboard.words.wording import Wording

pages = Blueprint("own_sessions", __name__)


@pages.post("/password/sessions/end")
@signed_in(Right.OWN_PASSWORD)
def end() -> ResponseReturnValue:
    """End one of the own sessions; it may be this one."""
    own_sessions.end(current.office().database, current.actor(), request.form.get("session", ""))
    return go(url_for("office.password.form"), "office.session_ended")


def session_table() -> Component:
    """The own sessions, the latest first."""
    w = current.wording()
    found = own_sessions.listing(current.office().database, current.actor(), cookies.read(cookies.SESSION) or "")
    names = [w(f"office.session.{key}") for key in ("opened", "seen", "where")]
    heads = [html.Th(name, scope="col") for name in names]
    rows = [
        html.Tr([html.Td(cell, **{"data-label": name}) for name, cell in zip(names, _cells(one, w), strict=True)])
        for one in found
    ]
    table = html.Table([html.Thead(html.Tr(heads)), html.Tbody(rows)])
    return html.Div(table, className="table-box")


def _cells(one: OwnSession, w: Wording) -> tuple[object, ...]:
    fields = [
        html.Span(w("office.session.here")) if one.here else None,
        Input(type="hidden", name="session", value=one.id),
        send(w("office.session.end"), "quiet"),
    ]
    ending = form(fields, action=url_for("office.own_sessions.end"), look="inline")
    return moment_in_words(one.opened_at, w), moment_in_words(one.seen_at, w), ending
