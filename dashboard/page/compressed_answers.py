"""Answers that never change are compressed once: each time anew, that is half the work of a busy server."""

from collections import OrderedDict
from threading import Lock

from flask import Request

_MOST = 512
"""So many are kept; most are of 2 to 20 kB."""
_UNCHANGING = "/prepared/"
"""Below which address everything is named by its content, see `dashboard.page.routes`."""


class CompressedAnswers:
    """The latest compressed answers by name, as Flask-Compress asks for them."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._held: OrderedDict[str, bytes] = OrderedDict()
        self._turn = Lock()

    def get(self, key: str) -> bytes | None:
        """What is kept under `key`."""
        with self._turn:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def set(self, key: str, value: bytes) -> None:
        """Keep `value` under `key`, if its answer never changes."""
        _, _, address = key.partition(";")
        if not address:
            return
        with self._turn:
            self._held[key] = value
            while len(self._held) > _MOST:
                self._held.popitem(last=False)


def address_of_unchanging(request: Request) -> str:
    """Under which name the answer to `request` is kept; an empty one where the next answer may be another."""
    if not request.path.startswith(_UNCHANGING):
        return ""
    return f"{request.script_root}{request.path}?{request.query_string.decode('latin-1')}"  # whatever its bytes are
