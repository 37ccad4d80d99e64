"""Serving behind a proxy that speaks TLS: its word on each request is taken, and nothing goes without TLS."""

from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import TYPE_CHECKING

from flask import Flask, Response, request
from werkzeug.middleware.proxy_fix import ProxyFix

from dashboard.words.wording import Wording, languages

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

Network = IPv4Network | IPv6Network
THIS_MACHINE: tuple[Network, ...] = (IPv4Network("127.0.0.0/8"), IPv6Network("::1/128"))
_FORWARDED = ("HTTP_X_FORWARDED", "HTTP_FORWARDED")
HEALTH = ("/health", "/health/live", "/health/ready")
"""What is asked from inside, without TLS, under any name and by nobody in particular."""
_YEAR_S = 365 * 24 * 3600


def trust_proxy(server: Flask, proxies: tuple[Network, ...]) -> None:
    """Take the client's address and scheme from a proxy in front, and refuse what did not come over TLS.

    The proxy must set ``X-Forwarded-For`` and ``X-Forwarded-Proto`` itself and pass ``Host`` on. Of a longer chain
    only the last hop is believed, since anybody can write the ones before; and anybody but the `proxies` is nobody.
    """
    server.wsgi_app = _TrustedProxy(server.wsgi_app, proxies)  # type: ignore[method-assign,assignment]  # as Flask says
    server.before_request(_only_tls)
    server.after_request(_stay_with_tls)


class _TrustedProxy:
    """A server that believes the forwarded headers of `proxies`, and leaves out those of everybody else."""

    def __init__(self, served: "WSGIApplication", proxies: tuple[Network, ...]) -> None:
        self._served = served
        self._forwarded = ProxyFix(served, x_for=1, x_proto=1)
        self._proxies = proxies

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        if self._trusts(environ.get("REMOTE_ADDR", "")):
            return self._forwarded(environ, start)
        for name in [name for name in environ if name.startswith(_FORWARDED)]:
            del environ[name]
        return self._served(environ, start)

    def _trusts(self, peer: str) -> bool:
        try:
            address = ip_address(peer.partition("%")[0])
        except ValueError:
            return False
        mapped = getattr(address, "ipv4_mapped", None) or address
        return any(mapped in network for network in self._proxies)


def _only_tls() -> Response | None:
    if request.is_secure or request.path in HEALTH:
        return None
    lines = (Wording(language)("transport.only_tls") for language in languages())
    return Response("".join(f"{line}\n" for line in lines), 403, mimetype="text/plain")


def _stay_with_tls(response: Response) -> Response:
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = f"max-age={_YEAR_S}"
    return response
