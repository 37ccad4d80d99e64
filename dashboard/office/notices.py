"""What was done, told once on the page that follows it: a write answers with the address to go on to."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode

from flask import Response, g, redirect, request

from dashboard.office import cookies, current

_COOKIE = "notice"
_SECONDS = 60
_MOST = 1000


def go(address: str, told: str = "", **values: str | int) -> Response:
    """Go on to `address` after a write, and tell the entry `told` of the locale there, with `values` in its places.

    Nothing secret may be told so: the browser keeps it for a moment.
    """
    response = redirect(address, 303)
    assert isinstance(response, Response)  # noqa: S101  # Flask's class; werkzeug only promises its own
    if told:
        text = json.dumps([told, {name: str(value)[:_MOST] for name, value in values.items()}])
        cookies.keep(response, _COOKIE, urlsafe_b64encode(text.encode()).decode(), _SECONDS)
    return response


def pending() -> str | None:
    """What is to be told on this page."""
    kept = cookies.read(_COOKIE) if request.method == "GET" else None
    if not kept:
        return None
    g.notice_told = True
    try:
        key, values = json.loads(urlsafe_b64decode(kept))
        return current.wording()(key, **values)
    except (ValueError, KeyError, TypeError, IndexError):
        return None


def forget(response: Response) -> None:
    """Tell it only once."""
    if g.get("notice_told"):
        cookies.drop(response, _COOKIE)
