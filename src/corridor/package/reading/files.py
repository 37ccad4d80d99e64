"""The files of one package, read in a fixed order, so that what was read has a fingerprint."""

import hashlib
import os
from collections.abc import Collection, Iterable, Iterator
from io import FileIO
from pathlib import Path

from corridor.errors import Problem
from corridor.package.reading.problems import problem

_BLOCK = 1 << 22
"""Bytes that are taken of a large file at a time."""


class PackageFiles:
    """Reads files of the package in `folder`; what cannot be read is added to `problems`."""

    def __init__(self, folder: Path, problems: list[Problem], passing: Collection[str] = ()) -> None:
        """Begin with nothing read; the files `passing` do not count in `ground`."""
        self._folder = folder
        self._problems = problems
        self._passing = passing
        self._digest = hashlib.sha256()
        self._read: dict[str, str] = {}
        self._kept: dict[str, bytes] = {}
        self._counted: set[str] = set()

    def keep(self, file: str) -> None:
        """Read `file` now, and give what was read when it is asked for: not until then does it count as read."""
        opened = self._opened(file)
        if opened is not None:
            with opened:
                self._kept[file] = opened.readall()

    def leave(self, file: str) -> None:
        """Do as if `file` had been read; what was read has no fingerprint then."""
        self._counted.add(file)

    def digest_of(self, files: Iterable[str]) -> str:
        """SHA-256 over the names and contents of those of the `files` that are kept."""
        digests = [f"{file}\0{hashlib.sha256(self._kept[file]).hexdigest()}" for file in files if file in self._kept]
        return hashlib.sha256("\0".join(digests).encode()).hexdigest()

    @property
    def ground(self) -> str:
        """SHA-256 over the names and contents of the files read so far but those passing."""
        left = [f"{file}\0{digest}" for file, digest in self._read.items()]
        return hashlib.sha256("\0".join(left).encode()).hexdigest()

    @property
    def fingerprint(self) -> str:
        """SHA-256 over the names and contents of the files read so far, in the order of reading."""
        return self._digest.hexdigest()

    def skip(self, file: str) -> None:
        """Go on as if `file` had been read: it counts in the fingerprints, once."""
        if file not in self._counted:
            for _ in self.blocks(file) or ():
                pass

    def text(self, file: str) -> str | None:
        """The text of `file`, without a byte order mark; None when it is missing or not UTF-8."""
        blocks = self.blocks(file)
        return None if blocks is None else decoded(b"".join(blocks), file, self._problems)

    def blocks(self, file: str) -> Iterator[bytes] | None:
        """The content of `file`, block by block, all of which are to be taken; None when it is missing."""
        kept = self._kept.get(file)
        if kept is not None:
            return self._hashed(file, len(kept), iter([kept]))
        opened = self._opened(file)
        return opened and self._hashed(file, os.fstat(opened.fileno()).st_size, _blocks_of(opened))

    def _opened(self, file: str) -> FileIO | None:
        try:
            return (self._folder / file).open("rb", buffering=0)
        except FileNotFoundError:
            self._problems.append(problem("missing-file", file, 0, "", file))
        except OSError as error:
            self._problems.append(problem("unreadable-file", file, 0, "", error.strerror or error))
        return None

    def _hashed(self, file: str, size: int, blocks: Iterator[bytes]) -> Iterator[bytes]:
        """The `blocks`, which count in the fingerprints when the file is read for the first time."""
        if file in self._counted:
            yield from blocks
            return
        self._counted.add(file)
        own = None if file in self._passing else hashlib.sha256()  # large files are among them
        self._digest.update(f"{file}\0{size}\0".encode())
        for block in blocks:
            self._digest.update(block)
            if own is not None:
                own.update(block)
            yield block
        if own is not None:
            self._read[file] = own.hexdigest()


def _blocks_of(opened: FileIO) -> Iterator[bytes]:
    with opened:
        yield from iter(lambda: opened.read(_BLOCK), b"")


def decoded(content: bytes, file: str, problems: list[Problem], lines_before: int = 0) -> str | None:
    """`content` as text without a byte order mark; None, and a problem that names the line, when it is not UTF-8."""
    try:
        return content.decode("utf-8" if lines_before else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = lines_before + error.object.count(b"\n", 0, error.start) + 1
        problems.append(problem("not-utf-8", file, line, "", error.object[error.start : error.start + 4].hex(" ")))
        return None
