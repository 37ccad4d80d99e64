"""The cookies of the office: unseen by scripts, not sent by other sites' forms, bound to the host under TLS.

Browsers tell hosts apart by name alone, not by port: servers on one host would end each other's sessions. So each
cookie is named by the database behind it and by the port that the browser asked at.
"""

import hashlib
from urllib.parse import urlsplit

from flask import Response, request

from dashboard.office import current

SESSION = "session"
"""The token of a session. It ends with the browser; the server ends it earlier by its own limits."""

BROWSER = "browser"
"""The marks of accounts that this browser has signed in before; see `corridor.accounts.known_browsers`."""
YEAR_S = 365 * 24 * 3600
PROVIDER = "provider"
"""That an identity provider opened the session: signing out ends it there too."""


def read(name: str) -> str | None:
    """What the browser sent under `name`."""
    return request.cookies.get(_full(name))


def keep(response: Response, name: str, value: str, seconds: int | None = None) -> None:
    """Have the browser keep `value`, for so long or until it is closed."""
    response.set_cookie(
        _full(name), value, max_age=seconds, path=_path(), secure=request.is_secure, httponly=True, samesite="Lax"
    )


def drop(response: Response, name: str) -> None:
    """Have the browser forget it."""
    response.delete_cookie(_full(name), path=_path(), secure=request.is_secure, httponly=True, samesite="Lax")


def _full(name: str) -> str:
    """Under TLS the name starts with ``__Host-``: a browser then takes it from this host alone, and only over TLS.

    It takes such a cookie for the whole host only; below a path ``__Secure-`` must do.
    """
    bound = "__Host-" if _path() == "/" else "__Secure-"
    return f"{bound if request.is_secure else ''}corridor-{_instance()}-{name}"


def _path() -> str:
    """Where the browser sends it back: to this server, and not to what else the proxy has below other paths."""
    return f"{request.script_root}/"


def _instance() -> str:
    """What tells this server from others on its host: the hash of its first release is no other database's."""
    first = current.office().release_store.first.release.hash
    port = urlsplit(f"//{request.host}").port or ""
    return hashlib.sha256(f"{first}:{port}".encode()).hexdigest()[:8]
