"""How much body an address takes, and of whom."""

from collections.abc import Callable

from flask import Flask
from werkzeug.exceptions import HTTPException

from dashboard.page.request_sizes import KNOWS, SMALL, is_for_sessions, most_of

Limits = Callable[[str, str, str], int]
"""The most bytes of a body, by method, path and cookies."""
_SESSION = "-session"
"""What the name of the cookie with a session's token ends with."""


def request_limits(app: Flask, prefix: str) -> Limits:
    """The limits of `app`, served below `prefix`: what a page says that it takes, and little for everything else.

    A page that takes much of people who are signed in takes little of those whose cookie is none of the server's.
    """
    addresses = app.url_map.bind("")
    knows: Callable[[str], bool] = app.extensions.get(KNOWS, lambda _token: False)

    def most(method: str, path: str, cookies: str) -> int:
        try:
            endpoint, _ = addresses.match(path.removeprefix(prefix), method)
        except HTTPException:  # no such address, or not by this method
            return SMALL
        if is_for_sessions(app, endpoint) and not any(map(knows, _tokens(cookies))):
            return SMALL
        return most_of(app, endpoint)

    return most


def _tokens(cookies: str) -> list[str]:
    """The tokens of sessions among the cookies of a request."""
    pairs = (pair.strip().partition("=") for pair in cookies.replace(",", ";").split(";"))
    return [value for name, _, value in pairs if name.endswith(_SESSION)]
