"""How much body an address takes."""

from collections.abc import Callable

from flask import Flask
from werkzeug.exceptions import HTTPException

from dashboard.page.request_sizes import SMALL, most_of

Limits = Callable[[str, str], int]
"""The most bytes of a body, by method and path."""


def request_limits(app: Flask, prefix: str) -> Limits:
    """The limits of `app`, served below `prefix`: what a page says that it takes, and little for everything else."""
    addresses = app.url_map.bind("")

    def most(method: str, path: str) -> int:
        try:
            endpoint, _ = addresses.match(path.removeprefix(prefix), method)
        except HTTPException:  # no such address, or not by this method
            return SMALL
        return most_of(app, endpoint)

    return most
