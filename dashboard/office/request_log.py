"""One line for each request that wrote, was refused or failed: who, from where, what, with which outcome and why.

Nothing secret is in it: no query (it may hold a code of the identity provider), no form, no name that was only typed.
"""

import json
import logging
import secrets
import sys
import time
from typing import Any
from urllib.parse import quote

from flask import Flask, Response, g, request

from corridor.errors import TranslatedError
from corridor.releases.errors import DatabaseError
from corridor.releases.history_guard import HISTORY
from corridor.releases.timestamps import stamp, utc_now
from dashboard.office import current
from dashboard.office.identity_errors import IdentityError
from dashboard.page.plain_errors import escaped

NAME = "corridor.requests"
_ID = "X-Request-Id"
_READS = frozenset({"GET", "HEAD", "OPTIONS"})
_USUAL = frozenset({404, 410})
"""What visitors and their browsers ask for in vain all the time."""
_FAILED = 400


def log_requests(server: Flask, *, as_json: bool = False) -> None:
    """Log what `server` does, and name each request in its answer. Call it before other checks are registered."""

    def begin() -> None:
        g.request_id, g.begun = secrets.token_hex(8), time.monotonic()

    def write(response: Response) -> Response:
        if "request_id" not in g:
            return response
        response.headers[_ID] = g.request_id
        failed = response.status_code >= _FAILED and response.status_code not in _USUAL
        if failed or request.method not in _READS:
            line = _line(response)
            text = json.dumps(line, ensure_ascii=False) if as_json else " ".join(map(str, line.values()))
            logging.getLogger(NAME).info(text)
        return response

    server.before_request(begin)
    server.after_request(write)


def note_cause(error: TranslatedError) -> None:
    """Keep why a request is refused, for its line: in full what concerns the operator, the rest by its code."""
    g.cause = f"{error.code}: {error}" if isinstance(error, DatabaseError | IdentityError) else error.code


def to_standard_error() -> None:
    """Send the lines to the standard error, as they are, and those about the history of releases with them."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    for name in (NAME, HISTORY):
        logger = logging.getLogger(name)
        logger.handlers[:] = [handler]
        logger.setLevel(logging.INFO)
        logger.propagate = False


def _line(response: Response) -> dict[str, Any]:
    session = current.session()
    return {
        "at": stamp(utc_now()),
        "request": g.request_id,
        "address": escaped(request.remote_addr or "-"),
        "account": escaped(session.actor.name) if session is not None else "-",
        "method": escaped(request.method),
        "path": quote(f"{request.script_root}{request.path}"),
        "status": response.status_code,
        "ms": round(1000 * (time.monotonic() - g.begun)),
        "cause": escaped(g.get("cause", "-")),
    }
