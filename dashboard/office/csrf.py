"""That a form was sent from a page of ours: every write carries a token that no other site can know.

A signed-in account has the token of the session. Before that, for the form that signs in, a cookie and the form
carry the same token: else another site could sign somebody in under a name of its own choosing.
"""

import secrets
from typing import Any

from flask import Response, g, request

from corridor.accounts import sessions
from corridor.accounts.errors import FormError, OutlivedFormError
from corridor.accounts.sessions import same_token
from dashboard.html.elements import Input
from dashboard.office import cookies, current
from dashboard.office.form_page import PAGE, page_of_form, read_form
from dashboard.page.request_sizes import SMALL

FIELD = "csrf"
_COOKIE = "form"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_FROM_ELSEWHERE = frozenset({"cross-site", "same-site"})


def csrf_fields() -> list[Any]:
    """The hidden fields that every form with ``method="post"`` has: the token, and the page that shows the form."""
    session = current.session()
    token = session.csrf if session is not None else _before_session()
    page = page_of_form()
    return [
        Input(type="hidden", name=FIELD, value=token),
        Input(type="hidden", name=PAGE, value=page) if page else None,
    ]


def demand_own_form(most: int | None = None) -> None:
    """Let a request pass that only reads, or that comes from a form of ours. At most `most` bytes are read of it.

    Raises:
        OutlivedFormError: it is a form of ours, shown to the same account in a session other than the present one, or
            to an account whose cookie the browser has lost.
        FormError: the form has no token, or another.
        RequestEntityTooLarge: it is too large.
    """
    if request.method in _SAFE:
        return
    if request.headers.get("Sec-Fetch-Site") in _FROM_ELSEWHERE:
        raise FormError
    session = current.session()
    account = session.actor.account if session is not None else _former_account()
    request.max_content_length = most if most and account is not None else SMALL
    given = read_form().get(FIELD)
    if same_token(session.csrf if session is not None else cookies.read(_COOKIE), given):
        return
    if given and account is None:
        account = sessions.owner_of_form(current.office().database, given)
    if given and account is not None and sessions.gave(current.office().database, account, given):
        raise OutlivedFormError(account)
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


def _former_account() -> int | None:
    """Whose session has ended in this browser by time alone."""
    token = cookies.read(cookies.SESSION)
    return sessions.owner_of_ended(current.office().database, token) if token else None
