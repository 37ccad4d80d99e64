"""One's own password."""

from dash import html
from dash.development.base_component import Component
from flask import Blueprint, Response, request, url_for
from flask.typing import ResponseReturnValue

from corridor.accounts import sessions
from corridor.accounts.credentials import change_own_password
from corridor.accounts.errors import PasswordError, RequestError
from corridor.accounts.passwords import LEAST
from corridor.accounts.roles import Right
from dashboard.office import cookies, current
from dashboard.office.access import signed_in
from dashboard.office.form import form as form_of
from dashboard.office.form import send, text_field
from dashboard.office.notices import go
from dashboard.office.own_sessions import session_table
from dashboard.office.page import page

pages = Blueprint("password", __name__)


@pages.get("/password")
@signed_in(Right.OWN_PASSWORD)
def form() -> ResponseReturnValue:
    """The page that asks for the old and the new one."""
    return _page()


@pages.post("/password")
@signed_in(Right.OWN_PASSWORD)
def change() -> ResponseReturnValue:
    """Change it. Every session of the account ends, this one too: one signs in with the new one."""
    old, new = request.form.get("old", ""), request.form.get("new", "")
    try:
        if new != request.form.get("again", ""):
            raise PasswordError("password-repeated")
        change_own_password(current.office().database, current.actor(), old, new)
    except RequestError as error:
        return _page(error)
    response = go(url_for("office.sign_in.form"), "office.password_changed")
    cookies.drop(response, cookies.SESSION)
    return response


@pages.post("/password/sign-out-everywhere")
@signed_in(Right.OWN_PASSWORD)
def sign_out_everywhere() -> ResponseReturnValue:
    """End every session of the own account, this one too: for a device that was left behind."""
    sessions.sign_out_everywhere(current.office().database, current.actor())
    response = go(url_for("office.sign_in.form"), "office.signed_out_everywhere")
    cookies.drop(response, cookies.SESSION)
    return response


def _page(trouble: RequestError | None = None) -> Response:
    w = current.wording()
    fields = [
        text_field("old", w("office.old_password"), type="password", autoComplete="current-password", required=True),
        _new("new", w("office.new_password"), w("office.password_rule", least=LEAST)),
        _new("again", w("office.new_password_again")),
        send(w("office.change_password")),
    ]
    initial = current.actor().initial
    why = html.P(w("office.initial_why"), className="notice", role="status") if initial else None
    content = [why, html.P(w("office.password_why")), form_of(fields, look="narrow"), *_everywhere()]
    return page(w("office.password"), content, trouble=trouble)


def _everywhere() -> list[Component]:
    w = current.wording()
    button = send(w("office.sign_out_everywhere"), "quiet")
    return [
        html.H2(w("office.codes.title")),
        html.P(html.A(w("office.codes.link"), href=url_for("office.second_factor.form"), className="office-link")),
        html.H2(w("office.other_devices")),
        session_table(),
        html.P(w("office.sign_out_everywhere_why")),
        form_of([button], action=url_for("office.password.sign_out_everywhere"), look="inline"),
    ]


def _new(name: str, label: str, hint: str = "") -> Component:
    return text_field(name, label, hint=hint, type="password", autoComplete="new-password", required=True)
