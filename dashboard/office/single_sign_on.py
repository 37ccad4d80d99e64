"""Signing in by an identity provider: the way there, and the way back."""

import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode

from flask import Blueprint, Response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from msgspec.structs import asdict
from werkzeug.exceptions import NotFound

from corridor.accounts import accounts, sessions
from corridor.errors import TranslatedError
from dashboard.office import cookies, current
from dashboard.office.access import local
from dashboard.office.identity_errors import RefusedError, StaleSignInError, UnknownIdentityError
from dashboard.office.sign_in import sign_in_page, signed_in_as

pages = Blueprint("single_sign_on", __name__)
_COOKIE = "handshake"
_SECONDS = 600


@pages.get("/identity")
def begin() -> ResponseReturnValue:
    """Go to the provider; what its answer must fit stays with this browser, for ten minutes."""
    from dashboard.office.identity_provider import Handshake  # noqa: PLC0415  # only where there is a provider

    provider = current.provider()
    if provider is None:
        raise NotFound
    handshake = Handshake(*(secrets.token_urlsafe(32) for _ in range(3)))
    response = redirect(provider.address(handshake, _back()), 303)
    assert isinstance(response, Response)  # noqa: S101  # Flask's class; werkzeug only promises its own
    kept = json.dumps({**asdict(handshake), "onward": local(request.args.get("next"))})
    cookies.keep(response, _COOKIE, urlsafe_b64encode(kept.encode()).decode(), _SECONDS)
    return response


@pages.get("/identity/back")
def come_back() -> ResponseReturnValue:
    """Come back from the provider, signed in or not; each handshake serves once."""
    if current.provider() is None:
        raise NotFound
    try:
        response = _signed_in()
    except TranslatedError as error:
        response = sign_in_page(None, trouble=error)
    cookies.drop(response, _COOKIE)
    return response


def _signed_in() -> Response:
    """Sign in the account of whom the provider vouches for.

    Raises:
        IdentityError: nobody is signed in.
        SignInError, DatabaseError: see `sessions.open_for`.
    """
    from dashboard.office.identity_provider import Handshake  # noqa: PLC0415

    provider = current.provider()
    try:
        kept = json.loads(urlsafe_b64decode(cookies.read(_COOKIE) or ""))
        handshake, onward = Handshake(kept["state"], kept["nonce"], kept["verifier"]), local(kept["onward"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise StaleSignInError from error
    if not secrets.compare_digest(request.args.get("state", "").encode(), str(handshake.state).encode()):
        raise StaleSignInError
    code = request.args.get("code")
    if not code or provider is None or request.args.get("iss", provider.issuer) != provider.issuer:
        raise RefusedError
    subject = provider.subject(code, handshake, _back())
    database = current.office().database
    account = accounts.by_subject(database, provider.issuer, subject)
    if account is None:
        raise UnknownIdentityError(subject)
    response = signed_in_as(sessions.open_for(database, account), onward)
    cookies.keep(response, cookies.PROVIDER, "1")
    return response


def _back() -> str:
    """The address that the provider knows to send browsers back to."""
    return url_for("office.single_sign_on.come_back", _external=True)
