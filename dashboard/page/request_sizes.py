"""How much a request may bring. A server asks before it reads a body, and the application once more as it reads it."""

from flask import Flask

SMALL = 64 * 1024
"""Bytes of a form without a file, and of anything sent to an address that takes nothing."""
CALLBACK = 256 * 1024
"""Bytes of what a page sends to a callback of Dash's: a selection, a click on the map."""


KNOWS = "corridor.knows-token"
"""Where an application keeps what tells, without waiting for anything, whether a token is one of its sessions'."""


def most_of(server: Flask, endpoint: str | None) -> int:
    """The most bytes that a view takes: what it says itself (``view.most``), else `SMALL`."""
    most: int = getattr(server.view_functions.get(endpoint or ""), "most", SMALL)
    return most


def is_for_sessions(server: Flask, endpoint: str) -> bool:
    """Whether a view takes so much of people only who are signed in (``view.for_sessions``)."""
    return bool(getattr(server.view_functions.get(endpoint), "for_sessions", False))
