"""How answers leave: the head with the body, and without closing a connection whose answer had an end.

Waitress sends head and body one after the other, and a server that is killed in between takes a visitor's page with
it: a proxy that has passed on the head of one can ask no other server. When waitress writes a head the first of the
body is there already, so nothing has to wait for the other.

It also closes the connection after each answer that has no length, and what is unchanged has neither length nor
body: each page that a browser asks for again would cost it, or a proxy, its connection.
"""

from typing import Any

from waitress.task import ErrorTask, Task, WSGITask


class _Pieces:
    """Stands for a connection while a task writes, and collects what is to leave at once."""

    def __init__(self, connection: Any) -> None:  # noqa: ANN401  # waitress is untyped
        self.server = connection.server
        self.collected: list[bytes] = []
        self.write_soon = self.collected.append


class _WholeTask(Task):  # type: ignore[misc]  # waitress is untyped
    """A task of waitress's that hands its connection at once what it has to send."""

    channel: Any

    def write(self, data: bytes) -> None:
        """Send the next piece of the body, and with it the head if that has not been sent."""
        connection = self.channel
        self.channel = pieces = _Pieces(connection)
        try:
            super().write(data)
        finally:
            self.channel = connection
        connection.write_soon(b"".join(pieces.collected))

    def set_close_on_finish(self) -> None:
        """Close the connection after this answer, unless its end is known: it has no body, and HTTP/1.1 keeps it."""
        asked = self.request.headers.get("CONNECTION", "").lower()
        if self.has_body or self.version != "1.1" or asked == "close":
            super().set_close_on_finish()


class Answer(_WholeTask, WSGITask):  # type: ignore[misc]
    """What the application answers."""


class Refused(_WholeTask, ErrorTask):  # type: ignore[misc]
    """What is answered to a request that cannot be read, or when the application has failed."""
