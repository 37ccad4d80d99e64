"""Serving below a path: every address of ours begins with where the server stands, ``/dashboard`` behind a proxy.

Much of what is answered was prepared before the request, for whatever address it may be asked at. There `ROOT` stands
for that place, and is replaced as the answer leaves; so nothing that is kept knows of any prefix.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import Flask, Response, request

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ROOT = "\ufdd0"
"""Stands for the place in what is prepared. It is no character, so no text of a package holds it."""
_MARK = ROOT.encode()
_KINDS = frozenset({"text/html", "application/json"})


class Below:
    """A server below `prefix`, whether the proxy in front passes the prefix on or takes it off."""

    def __init__(self, served: "WSGIApplication", prefix: str) -> None:
        self._served = served
        self.prefix = prefix

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        """Answer as the server does, its addresses below the prefix."""
        path = environ.get("PATH_INFO", "")
        if path == self.prefix or path.startswith(f"{self.prefix}/"):
            environ["PATH_INFO"] = path[len(self.prefix) :] or "/"
        environ["SCRIPT_NAME"] = self.prefix
        return self._served(environ, start)


def place_addresses(server: Flask) -> None:
    """Put the place of each request into its answer. Call it after the compression of answers was installed."""
    if _placed not in server.after_request_funcs.get(None, ()):
        server.after_request(_placed)


def _placed(response: Response) -> Response:
    if response.mimetype in _KINDS and not response.direct_passthrough and not response.is_streamed:
        body = response.get_data()
        if _MARK in body:
            response.set_data(body.replace(_MARK, request.script_root.encode()))
    return response
