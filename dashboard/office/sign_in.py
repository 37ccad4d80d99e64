"""Signing in and out."""

from dash import html
from flask import Blueprint, Response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from corridor.office import sessions
from corridor.office.errors import OfficeError, SignInError, SlowDownError
from dashboard.elements import Input
from dashboard.office import cookies, current
from dashboard.office.access import local
from dashboard.office.form import form as form_of
from dashboard.office.form import send, text_field
from dashboard.office.notices import go
from dashboard.office.page import page

pages = Blueprint("sign_in", __name__)


@pages.get("/sign-in")
def form() -> ResponseReturnValue:
    """The page that asks for name and password. Whoever is signed in is sent on."""
    onward = local(request.args.get("next"))
    if current.session() is not None:
        return redirect(onward or url_for("office.home"), 303)
    return _page(onward)


@pages.post("/sign-in")
def sign_in() -> ResponseReturnValue:
    """Sign in, under a new session whatever the browser had before, and go on to where one wanted to go."""
    onward = local(request.form.get("next"))
    name, password = request.form.get("name", ""), request.form.get("password", "")
    try:
        made = sessions.sign_in(current.office().database, name, password, request.remote_addr or "")
    except (SignInError, SlowDownError) as error:
        return _page(onward, name, error)
    response = redirect(onward or url_for("office.home"), 303)
    assert isinstance(response, Response)  # noqa: S101  # Flask's class; werkzeug only promises its own
    cookies.keep(response, cookies.SESSION, made.token)
    return response


@pages.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """End the session here and in the database."""
    token = cookies.read(cookies.SESSION)
    if token:
        sessions.sign_out(current.office().database, token)
    response = go(url_for(".form"), "office.signed_out")
    cookies.drop(response, cookies.SESSION)
    return response


def _page(onward: str | None, name: str = "", trouble: OfficeError | None = None) -> Response:
    w = current.wording()
    fields = [
        text_field("name", w("office.account_name"), name, autoComplete="username", required=True, autoFocus=True),
        text_field(
            "password", w("office.password_field"), type="password", autoComplete="current-password", required=True
        ),
        Input(type="hidden", name="next", value=onward) if onward else None,
        send(w("office.sign_in")),
    ]
    response = page(
        w("office.sign_in"),
        [html.P(w("office.sign_in_why")), form_of(fields, action=url_for(".sign_in"), look="narrow")],
        trouble=trouble,
    )
    if isinstance(trouble, SlowDownError):
        response.headers["Retry-After"] = str(trouble.seconds)
    return response
