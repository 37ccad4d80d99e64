"""All of the office's pages under one address, with what holds for every one of them."""

from flask import Blueprint, Flask, Response, g, redirect, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from corridor.accounts.errors import OutlivedFormError
from corridor.releases.optional_packages import needs_extra
from corridor.reporting.context import ReportingContext
from dashboard.html.url_prefix import place_addresses
from dashboard.office import (
    access,
    accounts,
    audit,
    csrf,
    current,
    language,
    notices,
    own_sessions,
    password,
    reporting,
    second_factor,
    sign_in,
    single_sign_on,
    unsent,
)
from dashboard.office.access_settings import AccessSettings
from dashboard.office.errors import tell_errors
from dashboard.office.host_names import demand_known_host
from dashboard.office.navigation import entries_of
from dashboard.office.request_log import log_requests
from dashboard.office.sign_in_for_all import demand_sign_in
from dashboard.office.transport import trust_proxy

PAGES: tuple[Blueprint, ...] = (
    sign_in.pages,
    single_sign_on.pages,
    password.pages,
    own_sessions.pages,
    second_factor.pages,
    accounts.pages,
    audit.pages,
    *reporting.PAGES,
)
"""One blueprint each file of pages."""
_OPEN = AccessSettings()
_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]


def install_office(server: Flask, context: ReportingContext, settings: AccessSettings = _OPEN) -> None:
    """Put the pages of `office` below ``/office``, and let people come in as the `settings` say."""
    server.extensions[current.OFFICE] = context
    place_addresses(server)
    install_access(server, settings)
    server.extensions[current.CODES_DEMANDED] = settings.demand_codes
    if settings.sign_in_for_all:
        demand_sign_in(server)
    if settings.identity is not None:
        with needs_extra("oidc"):
            from dashboard.office.identity_provider import IdentityProvider  # noqa: PLC0415  # few need what it costs

        server.extensions[current.PROVIDER] = IdentityProvider(settings.identity)
    pages = Blueprint("office", __name__, url_prefix="/office")
    pages.before_request(_before)
    pages.after_request(_after)
    tell_errors(pages)
    pages.register_error_handler(OutlivedFormError, unsent.keep)
    for own in PAGES:
        pages.register_blueprint(own)
    pages.add_url_rule("/", "home", _home)
    pages.add_url_rule("/<path:unknown>", "unknown", _unknown, methods=_METHODS)
    server.register_blueprint(pages)


def install_access(server: Flask, settings: AccessSettings) -> None:
    """Log requests, believe the proxy and answer under the names that the `settings` say."""
    log_requests(server, as_json=settings.log_json)
    if settings.behind_tls:
        trust_proxy(server, settings.proxies)
    if settings.host_names is not None:
        demand_known_host(server, settings.host_names)


def _before() -> None:
    """Settle language and session, and let no write pass that does not come from a form of ours."""
    language.choose()
    access.resume()
    csrf.demand_own_form(access.most_bytes())


def _after(response: Response) -> Response:
    """Nothing of the office is kept by a browser or on the way to it."""
    language.keep_choice(response)
    csrf.keep_token(response)
    notices.forget(response)
    unsent.forget_sent(response)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Vary"] = "Cookie"
    return response


def _home() -> ResponseReturnValue:
    """Everybody's first page: the first that one may open."""
    if g.session is None:
        return redirect(url_for("office.sign_in.form"), 303)
    entries = entries_of(g.session.actor)
    return redirect(url_for(entries[0].endpoint if entries else "office.password.form"), 303)


def _unknown(unknown: str) -> ResponseReturnValue:
    """Without this the dashboard would answer every address that it does not know."""
    del unknown
    raise NotFound
