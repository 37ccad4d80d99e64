"""A folder of the user's own in which what was worked out once is kept for later starts.

It can be deleted at any time. Where it cannot be used, everything is worked out anew.
"""

import hashlib
import mmap
import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import BinaryIO

from corridor.releases.whole_file import write_whole

_OLD_S = 30 * 24 * 3600
"""What nobody has asked for in so many seconds is deleted."""
_DAY_S = 24 * 3600
_PROGRAM = {".py", ".toml", ".css", ".js", ".svg"}


class CacheFolder:
    """Files by name, in a folder; or nothing at all.

    Attributes:
        place: the folder; None where nothing is kept.
    """

    def __init__(self, place: Path | None) -> None:
        """Keep things in `place`, if there is one; nothing is read or written yet."""
        self.place = place

    def read(self, name: str) -> bytes | None:
        """What is kept under the file's `name`; None where nothing is, or where others could have written it."""
        if self.place is None:
            return None
        file = self.place / name
        with suppress(OSError):
            if _own(self.place):
                _asked_for(file)
                return file.read_bytes()
        return None

    def mapped(self, name: str, believed: Callable[[BinaryIO], bool]) -> mmap.mmap | None:
        """The same as a map of the file into memory, where that is `believed`."""
        if self.place is None:
            return None
        with suppress(OSError, ValueError):  # an empty file cannot be mapped
            if _own(self.place):
                _asked_for(self.place / name)
                with (self.place / name).open("rb") as file:
                    if believed(file):
                        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        return None

    def write(self, name: str, *parts: bytes | memoryview) -> None:
        """Keep `parts`, one after the other, under the file's `name`, which it gets when it is complete."""
        if self.place is None:
            return
        with suppress(OSError):
            write_whole(self.place / name, *parts)

    def clear_old(self) -> None:
        """Delete what was not asked for in a long time."""
        for file in self.place.glob("*") if self.place else ():
            with suppress(OSError):  # another server may clear there too
                if file.stat().st_mtime < time.time() - _OLD_S:
                    file.unlink()


def _own(place: Path) -> bool:
    """Whether nobody else can write there."""
    found = place.stat()
    return found.st_uid == os.getuid() and not found.st_mode & 0o022


def _asked_for(file: Path) -> None:
    """Date `file` anew, once a day: each time would write to the disk, which reading need not wait for."""
    if file.stat().st_mtime < time.time() - _DAY_S:
        os.utime(file)


@cache
def program(*packages: ModuleType) -> str:
    """What distinguishes this state of some packages from any other: names, sizes and times of their files."""
    digest = hashlib.sha256()
    for package in packages:
        root = str(Path(str(package.__file__)).parent)
        for name, found in sorted(_files_below(root)):
            digest.update(f"{name} {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _files_below(root: str, within: str = "") -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(root) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files_below(entry.path, f"{within}{entry.name}/")
            elif f".{entry.name.rpartition('.')[2]}" in _PROGRAM:
                yield f"{within}{entry.name}", entry.stat()
