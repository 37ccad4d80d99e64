"""Where published releases lie: a folder on a disk, which hosts may share, or a prefix of a bucket.

Only five things are asked of it. Files have names that say what they hold and are never changed; one, the pointer, is.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from corridor.published.errors import FolderUnreachableError
from corridor.releases.whole_file import replacing, write_whole

if TYPE_CHECKING:
    from _typeshed import SupportsWrite


class PublishedFolder(Protocol):
    """A folder of published releases.

    Attributes:
        place: its address in words, without any key.

    Every method raises:
        FolderUnreachableError: it is not there, or refuses what is asked.
    """

    place: str

    def read(self, name: str) -> bytes | None:
        """A small file; None where there is none."""

    def fetch(self, name: str, out: "SupportsWrite[bytes]") -> bool:
        """Write a file to `out`, bit by bit. Returns whether it is there."""

    def has(self, name: str, size: int) -> bool:
        """Whether a file of so many bytes is there."""

    def keep(self, name: str, file: Path) -> None:
        """Put a copy of `file` there; under its name it is whole, or not there."""

    def replace(self, name: str, content: bytes) -> None:
        """Write a small file, in the place of the former one."""


class FolderOnDisk:
    """A folder of this machine's files. It is never made: where a shared disk is not mounted, that must show."""

    def __init__(self, path: Path) -> None:
        """Keep the path; nothing is looked at yet."""
        self.place = str(path)
        self._path = path

    def read(self, name: str) -> bytes | None:
        """A small file; None where there is none."""
        with self._reached():
            return self._file(name).read_bytes() if self._file(name).is_file() else None

    def fetch(self, name: str, out: "SupportsWrite[bytes]") -> bool:
        """Write a file to `out`. Returns whether it is there."""
        with self._reached():
            if not self._file(name).is_file():
                return False
            with self._file(name).open("rb") as stream:
                shutil.copyfileobj(stream, out)
            return True

    def has(self, name: str, size: int) -> bool:
        """Whether a file of so many bytes is there."""
        with self._reached():
            return self._file(name).is_file() and self._file(name).stat().st_size == size

    def keep(self, name: str, file: Path) -> None:
        """Put a copy of `file` there, on the disk before it has its name."""
        with self._reached():
            kept = self._file(name)
            kept.parent.mkdir(exist_ok=True)
            with file.open("rb") as source, replacing(kept, durable=True) as out:
                shutil.copyfileobj(source, out)

    def replace(self, name: str, content: bytes) -> None:
        """Write a small file, in the place of the former one."""
        with self._reached():
            write_whole(self._file(name), content)

    def _file(self, name: str) -> Path:
        return self._path / name

    @contextmanager
    def _reached(self) -> Iterator[None]:
        try:
            if not self._path.is_dir():
                raise FolderUnreachableError(self.place, "no such folder")
            yield
        except OSError as error:
            raise FolderUnreachableError(self.place, error.strerror or error) from error
