"""Published files on this machine, each believed only after its hash was computed here.

Several processes and servers share a folder of the user's own. It can be deleted at any time when none of them runs.
"""

import fcntl
import hashlib
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from corridor.published.errors import BrokenFileError, CacheError
from corridor.published.pointer import PublishedFile
from corridor.releases.whole_file import replacing, write_whole

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

Fetch = Callable[["SupportsWrite[bytes]"], bool]
"""Writes a file bit by bit, and says whether it is there."""
_OLD_S = 30 * 24 * 3600
_DAY_S = 24 * 3600
_LOCK = ".lock"


class FileCache:
    """Files by their hashes in a folder, which is made when it is needed."""

    def __init__(self, place: Path) -> None:
        """Keep things in `place`; nothing is looked at yet."""
        self.place = place

    def file(self, wanted: PublishedFile, fetch: Fetch, origin: str) -> Path:
        """The file, fetched where it is not here or not whole; other processes wait meanwhile, and find it.

        Raises:
            BrokenFileError: `origin` does not have it, or something else under its name.
            CacheError: it cannot be kept here.
        """
        file = self.place / wanted.digest
        with self._locked():
            if not _is_whole(file, wanted):
                self._fetch(file, wanted, fetch, origin)
        return file

    def touch(self, files: tuple[PublishedFile, ...]) -> None:
        """Note that files are in use; others that nobody has used in a long time are deleted."""
        now = time.time()
        with suppress(OSError):
            if now - (self.place / files[0].digest).stat().st_mtime < _DAY_S:
                return
            for one in files:
                os.utime(self.place / one.digest)
            for file in self.place.iterdir():
                if file.name != _LOCK and file.stat().st_mtime < now - _OLD_S:
                    file.unlink()

    def remember(self, name: str, content: bytes) -> None:
        """Keep a small file; where that cannot be, nothing is kept."""
        with suppress(OSError):
            write_whole(self.place / _hidden(name), content)

    def remembered(self, name: str) -> bytes | None:
        """A small file that was kept."""
        with suppress(OSError):
            return (self.place / _hidden(name)).read_bytes()
        return None

    def _fetch(self, file: Path, wanted: PublishedFile, fetch: Fetch, origin: str) -> None:
        with replacing(file) as out:
            checked = _Checked(out, wanted, origin, self.place)
            if not fetch(checked) or not checked.is_whole:
                raise BrokenFileError(origin, wanted.name)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """The only process that fetches."""
        try:
            self.place.mkdir(parents=True, exist_ok=True, mode=0o700)
            with (self.place / _LOCK).open("ab") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                try:
                    yield
                finally:
                    fcntl.flock(lock, fcntl.LOCK_UN)  # a process that was forked meanwhile has the file open too
        except OSError as error:
            raise CacheError(self.place, error.strerror or error) from error


class _Checked:
    """What is fetched, counted and hashed on its way; no more is taken than was announced."""

    def __init__(self, out: BinaryIO, wanted: PublishedFile, origin: str, place: Path) -> None:
        self._out, self._wanted, self._origin, self._place = out, wanted, origin, place
        self._digest, self._size = hashlib.sha256(), 0

    def write(self, chunk: bytes) -> int:
        self._size += len(chunk)
        if self._size > self._wanted.size:
            raise BrokenFileError(self._origin, self._wanted.name)
        self._digest.update(chunk)
        try:
            return self._out.write(chunk)
        except OSError as error:
            raise CacheError(self._place, error.strerror or error) from error

    @property
    def is_whole(self) -> bool:
        return (self._size, self._digest.hexdigest()) == (self._wanted.size, self._wanted.digest)


def _is_whole(file: Path, wanted: PublishedFile) -> bool:
    with suppress(FileNotFoundError), file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == wanted.digest
    return False


def _hidden(name: str) -> str:
    return f"{hashlib.sha256(name.encode()).hexdigest()}.json"
