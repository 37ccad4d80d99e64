"""Serving behind a proxy that speaks TLS: its word on each request is taken, and nothing goes without TLS."""

from flask import Flask, Response, request
from werkzeug.middleware.proxy_fix import ProxyFix

from dashboard.words.wording import Wording, languages

_HEALTH = "/health"
_YEAR_S = 365 * 24 * 3600


def trust_proxy(server: Flask) -> None:
    """Take the client's address and scheme from the one proxy in front, and refuse what did not come over TLS.

    The proxy must set ``X-Forwarded-For`` and ``X-Forwarded-Proto`` itself and pass ``Host`` on. Of a longer chain
    only the last hop is believed, since anybody can write the ones before.
    """
    server.wsgi_app = ProxyFix(server.wsgi_app, x_for=1, x_proto=1)  # type: ignore[method-assign]  # as Flask says
    server.before_request(_only_tls)
    server.after_request(_stay_with_tls)


def _only_tls() -> Response | None:
    if request.is_secure or request.path == _HEALTH:
        return None
    lines = (Wording(language)("transport.only_tls") for language in languages())
    return Response("".join(f"{line}\n" for line in lines), 403, mimetype="text/plain")


def _stay_with_tls(response: Response) -> Response:
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = f"max-age={_YEAR_S}"
    return response
