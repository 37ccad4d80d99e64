"""What was done, said once on the page that follows it: a write answers with the address to go on to."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode

from flask import Response, g, redirect, request

from dashboard.office import cookies, current

_COOKIE = "notice"
_SECONDS = 60
_MOST = 1000


def go(address: str, entry: str = "", **values: str | int) -> Response:
    """Go on to `address` after a write, and show the locale's `entry` there, with `values` in its places.

    Nothing secret may be shown this way: the browser keeps it for a moment.
    """
    response = redirect(address, 303)
    assert isinstance(response, Response)  # noqa: S101  # Flask's class; werkzeug only promises its own
    if entry:
        text = json.dumps([entry, {name: str(value)[:_MOST] for name, value in values.items()}])
        cookies.keep(response, _COOKIE, urlsafe_b64encode(text.encode()).decode(), _SECONDS)
    return response


def pending() -> str | None:
    """What is to be shown on this page."""
    kept = cookies.read(_COOKIE) if request.method == "GET" else None
    if not kept:
        return None
    g.notice_shown = True
    try:
        key, values = json.loads(urlsafe_b64decode(kept))
        return current.wording()(key, **values)
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        return None


def forget(response: Response) -> None:
    """Show it only once."""
    if g.get("notice_shown"):
        cookies.drop(response, _COOKIE)
