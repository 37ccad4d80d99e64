"""Publishing while a server runs: each new release goes to the folder, and again until it is there."""

import fcntl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from corridor.model.vocabulary import Text
from corridor.published.folder import PublishedFolder
from corridor.published.publishing import State, ToPublish, demand_earlier, publish, published_pointer
from corridor.published.trouble import Trouble
from corridor.releases.errors import DatabaseError
from corridor.releases.process_thread import ProcessThread

_INTERVAL_S = 1.0
"""How often the database is asked for something new, which others wait for."""
_AGAIN_S = 5.0
"""After how long a folder that failed is tried again."""
_LOOK_S = 60.0
"""How often it is looked whether the folder still holds what was published: another host may have been slower."""


class Publisher:
    """Keeps a folder at the latest release. Of the processes of a host, whichever notices first does the work."""

    def __init__(self, wanted: ToPublish, folder: PublishedFolder, lock: Path) -> None:
        """Publish `wanted` to `folder`; only the process that holds the file `lock` writes there.

        Raises:
            DatabaseError: the database cannot be used.
        """
        self._wanted = wanted
        self._folder = folder
        self._lock = lock
        self._trouble = Trouble()
        self._state: State | None = None
        self._published: State | None = None
        self._due = 0.0
        self._thread = ProcessThread("publisher", self._keep_up)
        wanted.release_store.follow(self._note)

    @property
    def release(self) -> int | None:
        """The release that is in the folder, as far as this process has seen."""
        return self._published.latest.number if self._published is not None else None

    @property
    def trouble(self) -> Text | None:
        """Why the latest is not there, for anybody to read."""
        return self._trouble.error.public if self._trouble.error is not None else None

    def begin(self) -> None:
        """Look from now on, in this process."""
        self._thread.begin()

    def close(self) -> None:
        """End the thread, and wait for it."""
        self._thread.close()

    def look(self) -> None:
        """Publish what is not published, if it is time to."""
        if self._state == self._published and time.monotonic() < self._due:
            return
        if self._trouble.error is not None and time.monotonic() < self._due:
            return
        try:
            self._due = time.monotonic() + self._publish()
            if self._state == self._published:
                self._trouble.end(self._folder.place)
        except DatabaseError as error:
            self._due = time.monotonic() + _AGAIN_S
            self._trouble.begin(error)

    def _publish(self) -> float:
        """Publish, unless the folder has it, or another process of this host is at it. When to look again."""
        state = self._state
        if self._is_there(state):
            self._published = state
            return _LOOK_S
        with self._taken() as own:
            if own:
                publish(self._wanted, self._folder)
                self._published = state
                return _LOOK_S
        return _AGAIN_S

    def _is_there(self, state: State | None) -> bool:
        """Whether the folder has the release, made of what it would be made of here now or when this process began."""
        found = published_pointer(self._folder)
        if found is None or state is None or not self._wanted.is_signed(found):
            return False
        with self._wanted.release_store.database.reading() as connection:
            demand_earlier(found, self._folder, connection)
        return found.hash == state.latest.hash and (found.state == state.digest or self._published == state)

    def _note(self, connection: Connection) -> None:
        """What there is to publish, with every look at the database."""
        self._state = self._wanted.state(connection)

    def _keep_up(self, ended: threading.Event) -> None:
        while not ended.wait(_INTERVAL_S):
            self._wanted.release_store.refresh()
            self.look()

    @contextmanager
    def _taken(self) -> Iterator[bool]:
        """Whether no other process of this host is publishing."""
        try:
            self._lock.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock = self._lock.open("ab")
        except OSError:
            yield True  # then two may write the same files, which does no harm
            return
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
                return
            try:
                yield True
            finally:
                fcntl.flock(lock, fcntl.LOCK_UN)  # a process that was forked meanwhile has the file open too
