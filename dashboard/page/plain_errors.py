"""What goes wrong in the program, as one line of the log: no sign of a request can begin another line or colour it."""

import traceback
from types import TracebackType

from flask import Flask, request

_FRAMES = 6
"""How many of the innermost places are named."""


class PlainFlask(Flask):
    """A server whose own errors are one line each, with the places they passed through."""

    def log_exception(self, exc_info: tuple[type, BaseException, TracebackType] | tuple[None, None, None]) -> None:
        """Log an error that no page has dealt with."""
        error = exc_info[1]
        if error is None:
            return
        places = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
        way = " < ".join(f"{place.filename.rpartition('/')[2]}:{place.lineno}" for place in reversed(places))
        self.logger.error("%s %s: %s", request.method, escaped(request.path), escaped(f"{error!r} at {way}"))


def escaped(text: str) -> str:
    """`text` on one line, with what cannot be seen written out."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)
