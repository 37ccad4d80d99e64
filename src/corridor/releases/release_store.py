"""The releases as datasets in memory: what visitors read, whether the database can be reached or not."""

import logging
import os
import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable

from msgspec import Struct
from sqlalchemy import Connection

from corridor.messages.catalogue import in_every_language, message
from corridor.model.dataset import Dataset
from corridor.model.vocabulary import Text
from corridor.releases.contents import Contents, contents_of
from corridor.releases.database import Database
from corridor.releases.errors import DatabaseError, UnknownReleaseError
from corridor.releases.kept_tables import NO_TABLES, KeptTables
from corridor.releases.merging import datasets_of
from corridor.releases.process_thread import ProcessThread
from corridor.releases.release_history import ReleaseHistory, history_of
from corridor.releases.releases import Release, latest_number, stands

_LOG = logging.getLogger("corridor.releases")
_INTERVAL_S = 3.0
"""How often the database is asked for a newer release: a visitor waits less than 5 s for it."""
_KEPT = 4
"""How many earlier releases are kept once they were asked for."""


class LoadedRelease(Struct, frozen=True):
    """One release, ready to be shown, and how it came to be.

    Attributes:
        dataset: the release as it was published.
        working: its figures on the package as it is now: what reports are written for and held to.
    """

    contents: Contents
    dataset: Dataset
    working: Dataset
    history: ReleaseHistory

    @property
    def release(self) -> Release:
        """Which release it is."""
        return self.contents.release


class Health(Struct, frozen=True):
    """What visitors are shown, and whether it may be out of date because the database is out of reach."""

    reachable: bool
    release: int
    published_at: str
    checked_at: str
    trouble: Text | None


class ReleaseStore:
    """The latest release and some earlier ones, kept up to date by a thread of its own.

    Reading never waits for the database once the latest release was loaded; a lost database leaves it in place.
    It may be made before the process forks: each process starts its own thread when it is first read.
    A database may be replaced while the server runs, by a backup say: what was read of the former one is then dropped.

    Attributes:
        database: where the releases are kept.
        base: the package under them.
        first: what release 1 holds; every other release is read as what has changed since.
    """

    def __init__(
        self, database: Database, base: Dataset, interval_s: float = _INTERVAL_S, kept: KeptTables = NO_TABLES
    ) -> None:
        """Load the latest release on the package `base`; see `contents_of` for what is `kept`.

        Raises:
            DatabaseError: the database cannot be used, or has no release.
        """
        self.database = database
        self.base = base
        self._interval_s = interval_s
        self._kept_tables = kept
        self._followers: list[Callable[[Connection], object]] = []
        self._earlier: OrderedDict[int, LoadedRelease] = OrderedDict()
        self._loading = threading.Lock()
        self._watcher = ProcessThread("release-store", self._keep_up)
        with database.reading() as connection:
            self.first = contents_of(connection, 1, base=base, kept=kept)
        self._latest = self._load(None, None)
        self._health = self._healthy()
        own = weakref.ref(self)
        os.register_at_fork(after_in_child=lambda: _fresh_lock(own()))

    @property
    def loaded(self) -> LoadedRelease:
        """The release that was loaded last. Starts no thread, so it may be asked for before the process forks."""
        return self._latest

    def latest(self) -> LoadedRelease:
        """The latest release that is known here."""
        self._watcher.begin()
        return self._latest

    def loaded_release(self, number: int) -> LoadedRelease:
        """Any release.

        Raises:
            UnknownReleaseError: there is none of that number.
            DatabaseError: it is not in memory, and the database cannot be reached.
        """
        latest = self.latest()
        if number == latest.release.number:
            return latest
        with self._loading:
            if number not in self._earlier:
                self._earlier[number] = self._load(number, self._latest)
                while len(self._earlier) > _KEPT:
                    self._earlier.popitem(last=False)
            self._earlier.move_to_end(number)
            return self._earlier[number]

    def follow(self, read: Callable[[Connection], object]) -> None:
        """Have `read` called now and with every look at the database: what else is remembered of it.

        Raises:
            DatabaseError: the database cannot be used.
        """
        with self.database.reading() as connection:
            read(connection)
        self._followers.append(read)

    def health(self) -> Health:
        """How things stand, as of the last look at the database."""
        self._watcher.begin()
        return self._health

    def refresh(self) -> bool:
        """Look for a newer release now. Returns whether there was one; a lost database only shows in `health`."""
        try:
            self.database.renew()
        except DatabaseError as error:
            self._health = self._healthy(error.public)
            return False
        with self._loading:
            try:
                newer = self._load(None, self._latest)
            except DatabaseError as error:
                self._health = self._healthy(error.public)
                return False
            changed = newer is not self._latest
            self._latest = newer
            self._health = self._healthy()
            return changed

    def close(self) -> None:
        """End the thread, and wait until it has let go of the database."""
        self._watcher.close()

    def _load(self, number: int | None, latest: LoadedRelease | None) -> LoadedRelease:
        """A release, the last one for None; it shares with the `latest` that is known what is the same in both."""
        with self.database.reading() as connection:
            known = self._still(connection, latest)
            for read in self._followers:
                read(connection)
            wanted = number if number is not None else latest_number(connection)
            if known is not None and known.release.number == wanted:
                return known
            if wanted < 1:
                raise UnknownReleaseError(wanted)
            if known is None:
                contents = contents_of(connection, wanted, self.first, self.base, self._kept_tables)
                history = history_of(connection, contents)
            else:
                later = wanted > known.release.number
                start = known.contents if later else self.first
                contents = contents_of(connection, wanted, start, self.base, self._kept_tables)
                history = history_of(connection, contents, known.history)
        return LoadedRelease(contents, *datasets_of(contents, self.base, self._kept_tables), history)

    def _still(self, connection: Connection, known: LoadedRelease | None) -> LoadedRelease | None:
        """What is `known`, unless the database has become another one, of which nothing is."""
        if not stands(connection, self.first.release):
            self.first = contents_of(connection, 1, base=self.base, kept=self._kept_tables)
        if known is None or stands(connection, known.release):
            return known
        self._earlier.clear()
        _LOG.warning(in_every_language(message("fault.database-replaced", release=known.release.number), " · "))
        return None

    def _healthy(self, trouble: Text | None = None) -> Health:
        shown = self._latest.release
        return Health(trouble is None, shown.number, shown.published_at, self.database.now(), trouble)

    def _keep_up(self, ended: threading.Event) -> None:
        while not ended.wait(self._interval_s):
            self.refresh()


def _fresh_lock(release_store: ReleaseStore | None) -> None:
    """Give a forked process a lock of its own: the parent's threads may hold the one it inherited."""
    if release_store is not None:
        release_store._loading = threading.Lock()  # noqa: SLF001  # part of this class
