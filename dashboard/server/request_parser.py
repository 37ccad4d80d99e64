"""Reading a request: how much body each address takes is decided when its head is there, before any of the body."""

from collections.abc import Callable
from copy import copy
from typing import Any

from waitress.parser import HTTPRequestParser

from dashboard.page.error_page import error_page
from dashboard.server.request_limits import Limits


class Refusal:
    """What waitress refuses a request with, said by the dashboard's own page."""

    def __init__(self, error: Any) -> None:  # noqa: ANN401  # waitress is untyped
        """Say what `error` is about: its status is known, nothing else of the request is."""
        self.code, self.reason = error.code, error.reason

    def to_response(self, _ident: str | None = None) -> tuple[str, list[tuple[str, str]], bytes]:
        """Status, headers and body, as waitress asks for them."""
        headers = [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")]
        return f"{self.code} {self.reason}", headers, error_page(self.code).encode()


class RequestParser(HTTPRequestParser):  # type: ignore[misc]  # waitress is untyped
    """A parser of waitress's with a limit for each address.

    A body that is announced as larger is not read: the application is asked without it, sees what was announced, and
    answers 413 in its own words. One that turns out larger is refused by waitress.
    """

    adj: Any
    error: Any
    content_length: int

    def __init__(
        self,
        adj: Any,  # noqa: ANN401
        limits: Limits,
        refused: Callable[[], None],
        is_last: Callable[[], bool] = lambda: False,
    ) -> None:
        """Read by `adj` and `limits`; call `refused` when what follows of the request is not wanted.

        After a request for which `is_last` the connection ends.
        """
        super().__init__(adj)
        self._limits = limits
        self._refused = refused
        self._is_last = is_last

    def received(self, data: bytes) -> int:
        """Take what has come, and return how much of it belongs to this request."""
        taken: int = super().received(data)
        if self.error:
            self.error = Refusal(self.error)
            self._refused()
        return taken

    def parse_header(self, header_plus: bytes) -> None:
        """Read the head, and settle how large the body may be."""
        super().parse_header(header_plus)
        if self._is_last():
            self.headers["CONNECTION"] = "close"
        if not self.chunked and not self.content_length:
            return
        most = self._limits(self.command, self.path, self.headers.get("COOKIE", ""))
        if self.content_length > most:
            self.content_length, self.body_rcv, self.expect_continue = 0, None, False
            self.headers["CONNECTION"] = "close"
            self._refused()
        self.adj = copy(self.adj)
        self.adj.max_request_body_size = most + 1
