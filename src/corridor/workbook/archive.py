"""The parts of an XLSX file, unpacked in memory and never beyond the limits, whatever the file says of itself."""

import struct
import zipfile
import zlib
from collections.abc import Sequence
from io import BytesIO

from corridor.workbook import limits
from corridor.workbook.report import UnreadableError

DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    KeyError,
    ValueError,
    IndexError,
    OverflowError,
)
"""What the standard library raises on archives that are cut off, altered or of a kind it does not know."""


class Archive:
    """An opened XLSX file. Nothing of it is ever written to a disk."""

    def __init__(self, content: bytes) -> None:
        """Read the table of contents.

        Raises:
            UnreadableError: it is damaged.
        """
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except DAMAGED as error:
            raise UnreadableError(rule="file-damaged", found=type(error).__name__) from error
        self._left = limits.READ

    @property
    def entries(self) -> Sequence[zipfile.ZipInfo]:
        """What the table of contents says of each part."""
        return self._zip.infolist()

    def has(self, name: str) -> bool:
        """Whether there is a part of that name."""
        return name in self._zip.NameToInfo

    def head(self, entry: zipfile.ZipInfo, length: int) -> bytes:
        """The first bytes of a part.

        Raises:
            UnreadableError: it is damaged.
        """
        return self._unpacked(entry, length)

    def read(self, name: str) -> bytes:
        """A whole part.

        Raises:
            UnreadableError: it is missing or damaged, or the parts read so far are too large together.
        """
        entry = self._zip.NameToInfo.get(name)
        if entry is None:
            raise UnreadableError(rule="part-missing", found=name)
        data = self._unpacked(entry, self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise UnreadableError(rule="file-unpacks-too-large", found=name)
        return data

    def _unpacked(self, entry: zipfile.ZipInfo, length: int) -> bytes:
        try:
            with self._zip.open(entry) as stream:
                return stream.read(length)
        except DAMAGED as error:
            raise UnreadableError(rule="file-damaged", found=entry.filename) from error
