"""Published files as a database that is only read: what a server without a database shows releases from.

The same code reads them as reads a database. Only what is newer has to be fetched: `renew` does.
"""

import mmap
import os
import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine
from sqlalchemy.exc import DBAPIError

from corridor.model.dataset import Dataset
from corridor.model.observation_table import ObservationTable
from corridor.published.errors import (
    BrokenFileError,
    FolderUnreachableError,
    FolderUnsignedError,
    FolderWentBackError,
    NoOfficeError,
    NothingPublishedError,
)
from corridor.published.file_cache import FileCache
from corridor.published.folder import PublishedFolder
from corridor.published.package_file import package_in
from corridor.published.pointer import POINTER, Pointer, PublishedFile, pointer_of
from corridor.published.trouble import Trouble
from corridor.releases.checkpoint_check import Keys, unsigned_release
from corridor.releases.database import Database
from corridor.releases.engine import engine_of_published
from corridor.releases.errors import DatabaseError
from corridor.releases.kept_tables import KeptTables
from corridor.releases.release_store import ReleaseStore
from corridor.releases.releases import Release, stands
from corridor.releases.table_file import table_of
from corridor.releases.timestamps import Clock, utc_now

_INTERVAL_S = 2.0
"""How often the pointer is read. Who published may have noticed a release some seconds after it was made."""
_SHORTEST_REST_S, _LONGEST_REST_S = 1.0, 60.0
"""Files that were refused are fetched again after a while that doubles."""


class PublishedReleases(Database):
    """The releases of a published folder.

    Attributes:
        pointer: names the files that are read.
    """

    read_only = True

    def __init__(
        self, folder: PublishedFolder, cache: FileCache, clock: Clock = utc_now, trusted: Keys | None = None
    ) -> None:
        """Fetch what was published last; where the folder is out of reach, what was fetched last on this machine.

        Only what one of the `trusted` public keys has signed is shown, where any are given: the pointer, by which all
        files are named, and the checkpoint of each release.

        Raises:
            PublishedError: nothing can be shown.
        """
        self._folder = folder
        self._cache = cache
        self._trusted = trusted
        self._trouble = Trouble()
        self._refused: tuple[bytes, float, float] = (b"", 0.0, 0.0)
        self._renewing = threading.Lock()
        self.pointer, engine = self._first()
        super().__init__(URL.create("sqlite", database=str(engine.url.database)), clock)
        self.engine = engine
        own = weakref.ref(self)
        os.register_at_fork(after_in_child=lambda: _fresh_lock(own()))

    @property
    def place(self) -> str:
        """The address of the folder."""
        return self._folder.place

    def package(self) -> Dataset:
        """The data package under the releases.

        Raises:
            PublishedError: its files cannot be had, or are none.
        """
        figures = self._table()
        file = self._file(self.pointer.package)
        try:
            return package_in(file, figures, self.pointer.fingerprint)
        except (ValueError, KeyError, OSError) as error:
            raise BrokenFileError(self.place, self.pointer.package.name) from error

    @property
    def kept(self) -> KeptTables:
        """What knows whether release 1 has the observations of the package."""
        return _OfThePackage() if self.pointer.first_is_package else KeptTables(None)

    def renew(self) -> None:
        """Fetch what was published since, and read that from now on.

        Raises:
            PublishedError: it cannot be had, or does not continue what is shown, which stays.
        """
        if not self._renewing.acquire(blocking=False):
            return
        try:
            self._renew()
            self._trouble.end(self.place)
        except DatabaseError as error:
            self._trouble.begin(error)
            raise
        finally:
            self._renewing.release()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Nothing is written here.

        Raises:
            NoOfficeError: always.
        """
        raise NoOfficeError(self.place)
        yield

    def _first(self) -> tuple[Pointer, Engine]:
        try:
            content = self._read()
        except FolderUnreachableError as error:
            known = self._cache.remembered(self.place)
            if known is None:
                raise
            self._trouble.begin(error)
            content = known
        pointer = self._believed(content)
        engine = self._opened(pointer)
        self._cache.remember(self.place, content)
        return pointer, engine

    def _renew(self) -> None:
        content = self._read()
        if content == self.pointer.content:
            self._cache.touch(self.pointer.files)
            return
        refused, until, rest = self._refused
        if content == refused and time.monotonic() < until:
            assert self._trouble.error is not None  # noqa: S101  # it was refused for that
            raise self._trouble.error
        try:
            self._adopt(self._believed(content))
        except DatabaseError:
            rest = min(2 * rest if content == refused else _SHORTEST_REST_S, _LONGEST_REST_S)
            self._refused = content, time.monotonic() + rest, rest
            raise
        self._cache.remember(self.place, content)

    def _adopt(self, pointer: Pointer) -> None:
        shown = self.pointer
        if pointer.first != shown.first or pointer.release < shown.release:
            raise FolderWentBackError(self.place, pointer.release, shown.release)
        engine = self._opened(pointer)
        with engine.connect() as connection:
            if not stands(connection, _named(shown)):
                engine.dispose()
                raise FolderWentBackError(self.place, pointer.release, shown.release)
        former, self.engine, self.pointer = self.engine, engine, pointer
        self.url = engine.url
        former.dispose()

    def _believed(self, content: bytes) -> Pointer:
        pointer = pointer_of(content, self.place)
        if self._trusted is not None and not pointer.is_signed_by(self._trusted):
            raise FolderUnsignedError(self.place, pointer.release)
        return pointer

    def _opened(self, pointer: Pointer) -> Engine:
        """An engine on the file of all releases, which holds what the pointer says."""
        engine = engine_of_published(self._file(pointer.releases))
        unsigned: int | None = None
        try:
            with engine.connect() as connection:
                whole = stands(connection, _named(pointer))
                if whole and self._trusted is not None:
                    unsigned = unsigned_release(connection, self._trusted)
        except DBAPIError:
            whole = False
        if whole and unsigned is None:
            return engine
        engine.dispose()
        if unsigned is not None:
            raise FolderUnsignedError(self.place, unsigned)
        raise BrokenFileError(self.place, pointer.releases.name)

    def _read(self) -> bytes:
        content = self._folder.read(POINTER)
        if content is None:
            raise NothingPublishedError(self.place)
        return content

    def _file(self, wanted: PublishedFile) -> Path:
        return self._cache.file(wanted, lambda out: self._folder.fetch(wanted.name, out), self.place)

    def _table(self) -> ObservationTable:
        try:
            with self._file(self.pointer.observations).open("rb") as file:
                return table_of(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        except (ValueError, KeyError, OSError) as error:
            raise BrokenFileError(self.place, self.pointer.observations.name) from error


class _OfThePackage(KeptTables):
    """Knows that release 1 has the observations of the package: who published has compared them."""

    def __init__(self) -> None:
        super().__init__(None)

    def is_noted(self, _name: str, _table: ObservationTable) -> bool:
        return True


def opened_releases(published: PublishedReleases) -> ReleaseStore:
    """The releases of a published folder in memory.

    Raises:
        PublishedError, DatabaseError: they cannot be shown.
    """
    return ReleaseStore(published, published.package(), _INTERVAL_S, published.kept)


def _named(pointer: Pointer) -> Release:
    """The release that a pointer names, as far as it does."""
    return Release(pointer.release, pointer.published_at, "", "", "", None, pointer.hash)


def _fresh_lock(published: PublishedReleases | None) -> None:
    """Give a forked process a lock of its own."""
    if published is not None:
        published._renewing = threading.Lock()  # noqa: SLF001  # part of this class
