"""The cookies of the office: unseen by scripts, not sent by other sites' forms, bound to the host under TLS."""

from flask import Response, request

SESSION = "session"
"""The token of a session. It ends with the browser; the server ends it earlier by its own limits."""


def read(name: str) -> str | None:
    """What the browser sent under `name`."""
    return request.cookies.get(_full(name))


def keep(response: Response, name: str, value: str, seconds: int | None = None) -> None:
    """Have the browser keep `value`, for so long or until it is closed."""
    response.set_cookie(
        _full(name), value, max_age=seconds, path="/", secure=request.is_secure, httponly=True, samesite="Lax"
    )


def drop(response: Response, name: str) -> None:
    """Have the browser forget it."""
    response.delete_cookie(_full(name), path="/", secure=request.is_secure, httponly=True, samesite="Lax")


def _full(name: str) -> str:
    """Under TLS the name starts with ``__Host-``: a browser then takes it from this host alone, and only over TLS."""
    return f"{'__Host-' if request.is_secure else ''}corridor-{name}"
