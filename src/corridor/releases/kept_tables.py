"""Tables of observations kept on disk, so that a later start need neither read a large package nor check it again.

A file begins with the hash of what follows and is believed only if that holds.
What a table was kept of is its name: a package's fingerprint and the program that checked it. That a release holds the
same observations is kept as a note, and that something was checked and keeps the rules as a mark.
"""

import hashlib
import weakref
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from corridor.model.observation_table import ObservationTable
from corridor.releases.cache_folder import CacheFolder
from corridor.releases.table_file import FORM, Buffer, parts_of, table_within

_DIGEST = 32
_AT_A_TIME = 1 << 20


class KeptTables:
    """Tables by name, in a folder of the user's own; or nothing at all."""

    def __init__(self, place: Path | None) -> None:
        """Keep things in `place`, if there is one; nothing is read or written yet."""
        self._folder = CacheFolder(place)
        self._digests: dict[int, bytes] = {}

    def table(self, name: str) -> ObservationTable | None:
        """The table kept under `name`; None where there is none, or not as it was kept.

        Its file is mapped into memory: processes share what they look at, and read nothing else.
        """
        content = self._folder.mapped(_file(name, "table"), _believed)
        if content is None:
            return None
        with suppress(ValueError, KeyError):
            table = table_within(content, _DIGEST)
            self._remember(table, content[:_DIGEST])
            return table
        return None

    def keep(self, name: str, table: ObservationTable) -> None:
        """Keep `table` under `name`."""
        if self._folder.place is None:
            return
        parts = parts_of(table)
        self._write(name, "table", parts)
        self._remember(table, _digest(parts))

    def note(self, name: str, table: ObservationTable) -> None:
        """Note that `name` holds the very rows of `table`, which was kept or comes from here."""
        known = self._digests.get(id(table))
        if known is not None:
            self._write(name, "note", [known.hex().encode()])

    def is_noted(self, name: str, table: ObservationTable) -> bool:
        """Whether `name` was noted to hold the very rows of `table`."""
        known = self._digests.get(id(table))
        if known is None:
            return False
        content = self._folder.read(_file(name, "note")) or b""
        noted = content[_DIGEST:]
        return _digest([noted]) == content[:_DIGEST] and noted == known.hex().encode()

    def mark(self, name: str) -> None:
        """Mark that what has the `name` keeps the rules."""
        self._write(name, "mark", [])

    def is_marked(self, name: str) -> bool:
        """Whether that was marked."""
        return self._folder.read(_file(name, "mark")) == _digest([])

    def _remember(self, table: ObservationTable, digest: bytes) -> None:
        """Know what `table` is by for as long as somebody else has it: it may be very large."""
        self._digests[id(table)] = digest
        weakref.finalize(table, self._digests.pop, id(table), None)

    def _write(self, name: str, kind: str, parts: Sequence[Buffer]) -> None:
        self._folder.write(_file(name, kind), _digest(parts), *parts)
        self._folder.clear_old()


NO_TABLES = KeptTables(None)


def _file(name: str, kind: str) -> str:
    return f"{hashlib.sha256(f'{FORM}/{name}'.encode()).hexdigest()}.{kind}"


def _digest(parts: Iterable[Buffer]) -> bytes:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.digest()


def _believed(file: BinaryIO) -> bool:
    """Whether a file holds what its first bytes are the hash of; it is read, not mapped, so no process has it yet."""
    claimed = file.read(_DIGEST)
    return _digest(iter(lambda: file.read(_AT_A_TIME), b"")) == claimed
