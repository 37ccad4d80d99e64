"""Signing in and out."""

from dash import html
from dash.development.base_component import Component
from flask import Blueprint, Response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from corridor.accounts import sessions
from corridor.accounts.errors import SignInError, SlowDownError
from corridor.accounts.sessions import SignedIn
from corridor.errors import TranslatedError
from dashboard.html.elements import Input
from dashboard.office import cookies, current
from dashboard.office.access import local
from dashboard.office.form import form as form_of
from dashboard.office.form import send, text_field
from dashboard.office.notices import go
from dashboard.office.page import page

pages = Blueprint("sign_in", __name__)


@pages.get("/sign-in")
def form() -> ResponseReturnValue:
    """The page that asks for name and password. An account that is signed in is sent on."""
    onward = local(request.args.get("next"))
    if current.session() is not None:
        return redirect(onward or url_for("office.home"), 303)
    return sign_in_page(onward)


@pages.post("/sign-in")
def sign_in() -> ResponseReturnValue:
    """Sign in, under a new session whatever the browser had before, and go on to where one wanted to go."""
    onward = local(request.form.get("next"))
    name, password = request.form.get("name", ""), request.form.get("password", "")
    try:
        address, marks = request.remote_addr or "", cookies.read(cookies.BROWSER) or ""
        made = sessions.sign_in(current.office().database, name, password, address, marks, request.form.get("code", ""))
    except (SignInError, SlowDownError) as error:
        return sign_in_page(onward, name, error)
    return signed_in_as(made, onward)


@pages.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """End the session here and in the database."""
    token = cookies.read(cookies.SESSION)
    if token:
        sessions.sign_out(current.office().database, token)
    onward = _provider_sign_out() if cookies.read(cookies.PROVIDER) else None
    response = go(onward or url_for(".form"), "office.signed_out")
    cookies.drop(response, cookies.SESSION)
    cookies.drop(response, cookies.PROVIDER)
    return response


def _provider_sign_out() -> str | None:
    """Where the identity provider ends its own session: else one press would sign the next person in."""
    provider = current.provider()
    return provider.sign_out_address(url_for("office.sign_in.form", _external=True)) if provider else None


def signed_in_as(made: SignedIn, onward: str | None) -> Response:
    """Go on with a new session, which replaces whatever the browser had."""
    response = redirect(onward or url_for("office.home"), 303)
    assert isinstance(response, Response)  # noqa: S101  # Flask's class; werkzeug only promises its own
    cookies.keep(response, cookies.SESSION, made.token)
    if made.marks:
        cookies.keep(response, cookies.BROWSER, made.marks, cookies.YEAR_S)
    return response


def sign_in_page(onward: str | None, name: str = "", trouble: TranslatedError | None = None) -> Response:
    """The page that asks for name and password, and offers the identity provider where there is one.

    Args:
        onward: the address to go on to.
        name: what was typed.
        trouble: why nobody was signed in.
    """
    w = current.wording()
    why = w("office.sign_in_for_all" if current.sign_in_for_all() else "office.sign_in_why")
    content = [html.P(why), _form(onward, name), _provider(onward)]
    response = page(w("office.sign_in"), content, trouble=trouble)
    if isinstance(trouble, SlowDownError):
        response.headers["Retry-After"] = str(trouble.seconds)
    return response


def _form(onward: str | None, name: str) -> Component:
    """Name and password; after a failure the password is what one types again."""
    w = current.wording()
    fields = [
        text_field("name", w("office.account_name"), name, autoComplete="username", required=True, autoFocus=not name),
        _password(w("office.password_field"), again=bool(name)),
        text_field(
            "code", w("office.codes.at_sign_in"), hint=w("office.codes.at_sign_in_hint"), autoComplete="one-time-code"
        ),
        Input(type="hidden", name="next", value=onward) if onward else None,
        send(w("office.sign_in")),
    ]
    return form_of(fields, action=url_for("office.sign_in.sign_in"), look="narrow")


def _provider(onward: str | None) -> Component | None:
    if current.provider() is None:
        return None
    address = url_for("office.single_sign_on.begin", next=onward)
    return html.P(html.A(current.wording()("office.identity"), href=address, className="button quiet"))


def _password(label: str, *, again: bool) -> Component:
    return text_field(
        "password", label, type="password", autoComplete="current-password", required=True, autoFocus=again
    )
