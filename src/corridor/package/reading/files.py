"""The files of one package, read in a fixed order, so that what was read has a fingerprint."""

import hashlib
from collections.abc import Collection
from pathlib import Path

from corridor.errors import Problem
from corridor.package.reading.problems import problem


class PackageFiles:
    """Reads files of the package in `folder`; what cannot be read is added to `problems`."""

    def __init__(self, folder: Path, problems: list[Problem]) -> None:
        """Begin with nothing read."""
        self._folder = folder
        self._problems = problems
        self._digest = hashlib.sha256()
        self._read: dict[str, str] = {}

    def fingerprint_without(self, files: Collection[str]) -> str:
        """SHA-256 over the names and contents of the files read so far but `files`."""
        left = [f"{file}\0{digest}" for file, digest in self._read.items() if file not in files]
        return hashlib.sha256("\0".join(left).encode()).hexdigest()

    @property
    def fingerprint(self) -> str:
        """SHA-256 over the names and contents of the files read so far, in the order of reading."""
        return self._digest.hexdigest()

    def skip(self, file: str) -> bool:
        """Go on as if `file` had been read: it counts in the fingerprints. Whether it is there."""
        return self._content(file) is not None

    def text(self, file: str) -> str | None:
        """The text of `file`, without a byte order mark; None when it is missing or not UTF-8."""
        content = self._content(file)
        return None if content is None else decoded(content, file, self._problems)

    def _content(self, file: str) -> bytes | None:
        try:
            content = (self._folder / file).read_bytes()
        except FileNotFoundError:
            self._problems.append(problem("missing-file", file, 0, "", file))
            return None
        except OSError as error:
            self._problems.append(problem("unreadable-file", file, 0, "", error.strerror or error))
            return None
        self._digest.update(f"{file}\0{len(content)}\0".encode())
        self._digest.update(content)
        self._read[file] = hashlib.sha256(content).hexdigest()
        return content


def decoded(content: bytes, file: str, problems: list[Problem]) -> str | None:
    """`content` as text without a byte order mark; None, and a problem that names the line, when it is not UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        problems.append(problem("not-utf-8", file, line, "", error.object[error.start : error.start + 4].hex(" ")))
        return None
