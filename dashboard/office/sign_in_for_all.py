"""The option that visitors must sign in too: nothing of the data is shown, or kept by a browser, without a session."""

from flask import Flask, Response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from corridor.releases.errors import DatabaseError
from dashboard.office import access, current, language
from dashboard.office.errors import error_response
from dashboard.office.transport import HEALTH

_OPEN = ("/office/", "/assets/", "/bundles/", "/_dash-component-suites/")
"""The office looks after itself; the others are stylesheets and programs, without data."""
_BY_ITSELF = "/release.json"
"""What an open page asks again and again: that alone must not keep a session alive on a screen that was left."""


def demand_sign_in(server: Flask) -> None:
    """Let only those who are signed in see the dashboard. Call it before the routes' own checks are registered."""
    server.extensions[current.SIGN_IN_FOR_ALL] = True
    server.before_request(_only_signed_in)
    server.after_request(_keep_nothing)


def _only_signed_in() -> ResponseReturnValue | None:
    """Send a visitor's page to the sign-in; anything else that is asked for is refused."""
    if _is_open():
        return None
    language.choose()
    try:
        access.resume(used=request.path != _BY_ITSELF)
    except DatabaseError as error:
        return error_response(error)
    if current.session() is not None and not current.actor().initial:
        return None
    if request.method != "GET" or "text/html" not in request.headers.get("Accept", ""):
        return Response("", 401)
    if current.session() is not None:
        return redirect(url_for("office.password.form"), 303)
    return redirect(url_for("office.sign_in.form", next=access.here(), lang=request.args.get("lang")), 303)


def _keep_nothing(response: Response) -> Response:
    """The next user of the browser, after a sign-out, finds nothing in it."""
    if not _is_open():
        response.headers["Cache-Control"] = "no-store"
        response.headers["Vary"] = "Cookie"
    return response


def _is_open() -> bool:
    return request.path in HEALTH or request.path.startswith(_OPEN)
