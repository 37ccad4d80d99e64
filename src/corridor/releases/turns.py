"""Turns within a process: writers take the lock in the order in which they came."""

import threading
from collections import deque

from msgspec import Struct, field


class _Place(Struct):
    """Somebody's place in the line, and whether the turn came."""

    called: threading.Event = field(default_factory=threading.Event)
    granted: bool = False


class Turns:
    """A lock that is given in the order in which it was asked for.

    SQLite lets the writers of a file try again at intervals, so that under load some are unlucky for seconds.
    """

    def __init__(self) -> None:
        """Nobody has the turn."""
        self._lock = threading.Lock()
        self._taken = False
        self._waiting: deque[_Place] = deque()

    def take(self, patience_s: float) -> bool:
        """Wait for the turn; whether it came within so many seconds, and nobody before was refused by others."""
        with self._lock:
            if not self._taken:
                self._taken = True
                return True
            mine = _Place()
            self._waiting.append(mine)
        mine.called.wait(patience_s)
        with self._lock:
            if not mine.called.is_set():
                self._waiting.remove(mine)
            return mine.granted

    def give(self, *, refused: bool = False) -> None:
        """Let the next one have it; if others hold the database, all who wait give up as well."""
        with self._lock:
            if refused:
                while self._waiting:
                    self._waiting.popleft().called.set()
            if self._waiting:
                following = self._waiting.popleft()
                following.granted = True
                following.called.set()
            else:
                self._taken = False
