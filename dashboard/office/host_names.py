"""Under which names this server may be asked for: what a browser sends as its host ends up in addresses.

Without a check a page of another name that leads to this address could be asked in a visitor's browser, and an identity
provider be asked to send people there.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.wrappers import Response

from dashboard.loopback import is_loopback
from dashboard.office.transport import HEALTH
from dashboard.words.wording import Wording, languages

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_MISDIRECTED = 421


def demand_known_host(server: Flask, names: frozenset[str]) -> None:
    """Refuse what is asked for under another name than `names` and those of this machine."""
    server.wsgi_app = _KnownHosts(server.wsgi_app, names)  # type: ignore[method-assign,assignment]  # as Flask says


class _KnownHosts:
    """A server that answers under known names alone; a request without any is answered under the first."""

    def __init__(self, served: "WSGIApplication", names: frozenset[str]) -> None:
        self._served = served
        self._names = names
        self._first = min(names, default="localhost")

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        name = host_name(environ.setdefault("HTTP_HOST", self._first))
        known = name is not None and (name in self._names or is_loopback(name))
        if known or environ.get("PATH_INFO") in HEALTH:  # which repeats no name
            return self._served(environ, start)
        lines = (Wording(language)("transport.unknown_host") for language in languages())
        refusal = Response("".join(f"{line}\n" for line in lines), _MISDIRECTED, mimetype="text/plain")
        return refusal(environ, start)


def host_name(host: str) -> str | None:
    """The name in a ``Host``, without the port; nothing where it is none."""
    try:
        parts = urlsplit(f"//{host}")
        name = parts.hostname
        _ = parts.port
    except ValueError:
        return None
    plain = parts.netloc == host and not parts.path and "@" not in host and name is not None
    return name.rstrip(".") if plain and name else None
