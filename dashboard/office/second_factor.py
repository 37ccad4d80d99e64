"""One's own one-time codes: beginning to use them, the recovery codes, and giving them up."""

from dash import html
from dash.development.base_component import Component
from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from corridor.accounts import second_factor
from corridor.accounts.errors import RequestError
from corridor.accounts.roles import Right
from dashboard.html.elements import Input
from dashboard.office import current
from dashboard.office.access import signed_in
from dashboard.office.form import form as form_of
from dashboard.office.form import send, text_field
from dashboard.office.notices import go
from dashboard.office.page import page

pages = Blueprint("second_factor", __name__)
_PER_GROUP = 4


@pages.get("/codes")
@signed_in(Right.OWN_PASSWORD)
def form() -> ResponseReturnValue:
    """Where codes are begun, or given up."""
    return _page()


@pages.post("/codes")
@signed_in(Right.OWN_PASSWORD)
def change() -> ResponseReturnValue:
    """Begin with the codes of the secret that was shown, or give them up; either takes a code."""
    database, actor = current.office().database, current.actor()
    secret, code = request.form.get("secret"), request.form.get("code", "")
    try:
        if secret:
            return _recovery(second_factor.switch_on(database, actor, secret, code))
        second_factor.switch_off(database, actor, code)
    except RequestError as error:
        return _page(error, secret)
    return go(request.path, "office.codes.given_up")


def _page(trouble: RequestError | None = None, secret: str | None = None) -> Response:
    w = current.wording()
    on = second_factor.is_on(current.office().database, current.actor())
    content = _off() if on else _on(secret or second_factor.new_secret())
    must = not on and current.must_use_codes()
    why = html.P(w("office.codes.demanded"), className="notice", role="status") if must else None
    return page(w("office.codes.title"), [why, *content], trouble=trouble)


def _on(secret: str) -> list[Component]:
    """The secret to type or open in an app, and a field for the first code."""
    w = current.wording()
    base = current.office().base.corridor
    address = second_factor.app_address(secret, current.actor().name, w.text(base.title))
    shown = " ".join(secret[start : start + _PER_GROUP] for start in range(0, len(secret), _PER_GROUP))
    fields = [Input(type="hidden", name="secret", value=secret), _code(), send(w("office.codes.begin"))]
    return [
        html.P(w("office.codes.why")),
        html.Ol(
            [
                html.Li([w("office.codes.type"), " ", html.Code(shown, className="initial-password")]),
                html.Li(html.A(w("office.codes.open"), href=address)),
                html.Li(w("office.codes.then")),
            ]
        ),
        form_of(fields, look="narrow"),
    ]


def _off() -> list[Component]:
    w = current.wording()
    fields = [_code(), send(w("office.codes.give_up"), "danger")]
    return [html.P(w("office.codes.is_on")), form_of(fields, look="narrow")]


def _code() -> Component:
    w = current.wording()
    return text_field("code", w("office.codes.code"), autoComplete="one-time-code", required=True)


def _recovery(codes: tuple[str, ...]) -> Response:
    """The recovery codes, this once: only their hashes are kept."""
    w = current.wording()
    listed = html.Ul([html.Li(html.Code(code, className="initial-password")) for code in codes])
    notice = html.P(w("office.codes.recovery_why"), className="notice", role="status")
    return page(w("office.codes.recovery"), [notice, listed])
