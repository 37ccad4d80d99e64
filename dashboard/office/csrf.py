"""That a form was sent from a page of ours: every write carries a token that no other site can know.

Whoever is signed in has the token of the session. Before that, for the form that signs in, a cookie and the form
carry the same token: else another site could sign somebody in under a name of its own choosing.
"""

import hmac
import secrets

from flask import Response, g, request

from corridor.office.errors import FormError
from corridor.office.sessions import demand_form
from dashboard.elements import Input
from dashboard.office import cookies, current

_FIELD = "csrf"
_COOKIE = "form"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_FROM_ELSEWHERE = frozenset({"cross-site", "same-site"})
_SMALL = 64 * 1024
"""What a form without a file may weigh, in bytes; see `dashboard.office.access.takes_files`."""


def csrf_field() -> Input:
    """The hidden field that every form with ``method="post"`` has."""
    session = current.session()
    return Input(type="hidden", name=_FIELD, value=session.csrf if session is not None else _before_session())


def demand_own_form(most: int | None = None) -> None:
    """Let a request pass that only reads, or that comes from a form of ours. At most `most` bytes are read of it.

    Raises:
        FormError: the form has no token, or not the one of this session.
        RequestEntityTooLarge: it is too large.
    """
    if request.method in _SAFE:
        return
    if request.headers.get("Sec-Fetch-Site") in _FROM_ELSEWHERE:
        raise FormError
    session = current.session()
    request.max_content_length = most if most and session is not None else _SMALL
    given = request.form.get(_FIELD)
    if session is not None:
        demand_form(session, given)
    elif not _same(cookies.read(_COOKIE), given):
        raise FormError


def keep_token(response: Response) -> None:
    """Send the cookie that belongs to a form shown before signing in."""
    token = g.pop("form_token", None)
    if token is not None:
        cookies.keep(response, _COOKIE, token)


def _before_session() -> str:
    """The token of a browser that is not signed in: the one it has, else a new one."""
    token = cookies.read(_COOKIE) or g.get("form_token")
    if not token:
        token = g.form_token = secrets.token_urlsafe(32)
    return str(token)


def _same(kept: str | None, given: str | None) -> bool:
    return bool(kept and given) and hmac.compare_digest(str(kept).encode(), str(given).encode("utf-8", "replace"))
