"""Clients that hold a server's connections: each sends or reads one byte every few seconds, or nothing at all."""

import selectors
import socket
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

EVERY_S = 2.0
BODY = b"POST /office/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\n"
KINDS = ("head", "body", "read", "idle")


@dataclass
class SlowClients:
    """So many connections to a port of this machine, kept busy by one thread.

    Attributes:
        kind: what is done slowly.
        closed: when each was closed by the server, in seconds since all were open.
    """

    port: int
    kind: str
    many: int = 50
    large: str = "/"
    closed: list[float] = field(default_factory=list)

    def hold(self, over: threading.Event, most_s: float) -> None:
        """Hold the connections until all are closed, or it is `over`."""
        chosen = selectors.DefaultSelector()
        for _ in range(self.many):
            made = self._open()
            chosen.register(made, selectors.EVENT_READ)
        begun = time.monotonic()
        next_drop = begun
        while chosen.get_map() and not over.is_set() and time.monotonic() - begun < most_s:
            if self.kind != "read":
                for key, _ in chosen.select(0.2):
                    if self._ended(key.fileobj):
                        self._count(chosen, key.fileobj, begun)
            else:
                time.sleep(0.2)
            if time.monotonic() >= next_drop:
                next_drop += EVERY_S
                for key in list(chosen.get_map().values()):
                    if not self._drop(key.fileobj):
                        self._count(chosen, key.fileobj, begun)
        for key in list(chosen.get_map().values()):
            key.fileobj.close()

    def _open(self) -> socket.socket:
        made = socket.socket()
        if self.kind == "read":
            made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        made.connect(("127.0.0.1", self.port))
        ask = f"GET {self.large} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
        made.sendall({"head": b"GET / HTTP/1.1\r\nX: ", "body": BODY, "read": ask, "idle": b""}[self.kind])
        made.settimeout(0.5)
        return made

    def _drop(self, held: socket.socket) -> bool:
        """One byte more; whether the connection is still there."""
        try:
            if self.kind in {"head", "body"}:
                held.send(b"a")
            elif self.kind == "read":
                if held.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):  # what had arrived could still be read
                    return False
                held.settimeout(0)
                try:
                    return held.recv(1) != b""
                except BlockingIOError:
                    return True
        except OSError:
            return False
        return True

    def _ended(self, held: socket.socket) -> bool:
        try:
            return held.recv(4096) == b""
        except OSError:
            return True

    def _count(self, chosen: selectors.BaseSelector, held: socket.socket, begun: float) -> None:
        self.closed.append(time.monotonic() - begun)
        chosen.unregister(held)
        held.close()


def longest_visit(address: str, seconds: float) -> float:
    """The longest that a visitor waits who asks again and again with a new connection, in seconds."""
    longest, end = 0.0, time.monotonic() + seconds
    while time.monotonic() < end:
        begun = time.monotonic()
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                answer.read()
        except OSError:
            return 10.0
        longest = max(longest, time.monotonic() - begun)
        time.sleep(0.1)
    return longest


@contextmanager
def held(clients: SlowClients, most_s: float = 40) -> Iterator[threading.Thread]:
    """The clients at work beside the block."""
    over = threading.Event()
    thread = threading.Thread(target=clients.hold, args=(over, most_s))
    thread.start()
    time.sleep(0.5)
    try:
        yield thread
    finally:
        over.set()
        thread.join()
