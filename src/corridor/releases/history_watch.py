"""Watching the history while a server runs: now and then a thread looks whether it still is the one that was signed."""

import logging
import threading
import time
from collections.abc import Iterator

from msgspec import Struct

from corridor.messages.catalogue import in_every_language
from corridor.model.vocabulary import Text
from corridor.progress import Progress, followed
from corridor.releases.checkpoint_check import differences
from corridor.releases.database import Database
from corridor.releases.errors import DatabaseError
from corridor.releases.guard_check import guard_faults
from corridor.releases.history_check import history_faults
from corridor.releases.history_guard import HISTORY, HistoryGuard
from corridor.releases.process_thread import ProcessThread

_LOG = logging.getLogger(HISTORY)
_INTERVAL_S = 600.0
_SHARE = 100
"""A look that works for a second is followed by a rest of as many seconds, if they are more than the interval."""
_PAUSE = 4
"""Rows that take a second of work are followed by a pause of as many: visitors' pages come from the same process."""
_FIRST_S = 2.0
"""Until the first pages have been answered nothing is looked at: the start has compared the head already."""
_SETTLED_S = 20.0
"""The first look pauses so long where rows are many: what visitors ask for first after a start is still to be made."""


class Standing(Struct, frozen=True):
    """What the last whole look found.

    Attributes:
        state: ``ok``, ``broken``, or ``unchecked`` before the first.
        checked_at: when that was.
    """

    state: str = "unchecked"
    checked_at: str | None = None


class HistoryWatch:
    """The state of a database's history, looked at by a thread of each process that has called `begin`."""

    def __init__(self, database: Database, guard: HistoryGuard | None, interval_s: float = _INTERVAL_S) -> None:
        """Watch `database`; what `guard` trusts and what its witnesses have kept is compared with it."""
        self._database = database
        self._guard = guard
        self._interval_s = interval_s
        self._standing = Standing()
        self._thread = ProcessThread("history-watch", self._watch)

    @property
    def standing(self) -> Standing:
        """What is known, without a look."""
        return self._standing

    def begin(self) -> None:
        """Look from now on, in this process."""
        self._thread.begin()

    def close(self) -> None:
        """End the thread, and wait until it has let go of the database."""
        self._thread.close()

    def look(self) -> Standing:
        """Look now, and send out the head of what is well, and have it stamped with the time.

        Of a database out of reach, what was known stays.
        """
        try:
            found = list(self._faults())
            if not found and self._guard is not None:
                self._guard.send_present(self._database)
                self._guard.have_stamped(self._database)
        except DatabaseError:
            return self._standing
        for fault in found:
            _LOG.error(in_every_language(fault, " · "))
        self._standing = Standing("broken" if found else "ok", self._database.now())
        return self._standing

    def _faults(self) -> Iterator[Text]:
        trusted = self._guard.trusted if self._guard is not None else ()
        kept = self._guard.kept() if self._guard is not None else ()
        with self._database.reading() as connection:
            yield from guard_faults(connection)
            yield from history_faults(connection, trusted)
            yield from differences(connection, kept, trusted)

    def _watch(self, ended: threading.Event) -> None:
        rest, settling_s = min(_FIRST_S, self._interval_s), _SETTLED_S
        while not ended.wait(rest):
            begun = time.thread_time()
            with followed(_Pace(ended, settling_s)):
                self.look()
            settling_s = 0.0
            rest = max(self._interval_s, _SHARE * (time.thread_time() - begun))


class _Pace:
    """What lets others work whenever a look at very many rows reports how far it has come."""

    def __init__(self, ended: threading.Event, settling_s: float) -> None:
        """Begin to work, with a pause of `settling_s` once rows turn out to be many; none where work has `ended`."""
        self._ended = ended
        self._settling_s = settling_s
        self._since = time.thread_time()

    def __call__(self, progress: Progress) -> None:
        """Pause for as long as what was done since the last time demands."""
        self._ended.wait(_PAUSE * (time.thread_time() - self._since))
        if progress.done and self._settling_s:
            self._ended.wait(self._settling_s)
            self._settling_s = 0.0
        self._since = time.thread_time()
