"""Tables of observations kept on disk, so that a later start need neither read a large package nor check it again.

A file begins with the hash of what follows and is believed only if that holds.
What a table was kept of is its name: a package's fingerprint and the program that checked it. That a release holds the
same observations is kept as a note.
"""

import hashlib
import io
import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np

from corridor.model.coded import Coded
from corridor.model.observation_table import FIELDS, ObservationTable
from corridor.model.row_keys import RowKeys
from corridor.releases.cache_folder import CacheFolder
from corridor.releases.canonical_rows import read_value, written

_DIGEST = 32
FORM = 1
"""The form of the files; another one has other names."""


class KeptTables:
    """Tables by name, in a folder of the user's own; or nothing at all."""

    def __init__(self, place: Path | None) -> None:
        """Keep things in `place`, if there is one; nothing is read or written yet."""
        self._folder = CacheFolder(place)
        self._digests: dict[int, tuple[ObservationTable, str]] = {}

    def table(self, name: str) -> ObservationTable | None:
        """The table kept under `name`; None where there is none, or not as it was kept."""
        content = self._read(name, "table")
        if content is None:
            return None
        with suppress(OSError, ValueError, KeyError):
            table = table_of(content)
            self._digests[id(table)] = table, hashlib.sha256(content).hexdigest()
            return table
        return None

    def keep(self, name: str, table: ObservationTable) -> None:
        """Keep `table` under `name`."""
        if self._folder.place is None:
            return
        content = content_of(table)
        self._write(name, "table", content)
        self._digests[id(table)] = table, hashlib.sha256(content).hexdigest()

    def note(self, name: str, table: ObservationTable) -> None:
        """Note that `name` holds the very rows of `table`, which was kept or comes from here."""
        known = self._digests.get(id(table))
        if known is not None:
            self._write(name, "note", known[1].encode())

    def is_noted(self, name: str, table: ObservationTable) -> bool:
        """Whether `name` was noted to hold the very rows of `table`."""
        known = self._digests.get(id(table))
        return known is not None and self._read(name, "note") == known[1].encode()

    def _read(self, name: str, kind: str) -> bytes | None:
        content = self._folder.read(_file(name, kind)) or b""
        return content[_DIGEST:] if hashlib.sha256(content[_DIGEST:]).digest() == content[:_DIGEST] else None

    def _write(self, name: str, kind: str, content: bytes) -> None:
        self._folder.write(_file(name, kind), hashlib.sha256(content).digest() + content)
        self._folder.clear_old()


NO_TABLES = KeptTables(None)


def _file(name: str, kind: str) -> str:
    return f"{hashlib.sha256(f'{FORM}/{name}'.encode()).hexdigest()}.{kind}"


def content_of(table: ObservationTable) -> bytes:
    """A table as bytes, the same for the same table."""
    keys = table.keys_of_rows
    arrays: dict[str, Any] = {f"codes {name}": column.codes for name, column in table.columns.items()}
    values = {name: [json.loads(written(value)) for value in column.values] for name, column in table.columns.items()}
    text = np.frombuffer(json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass"), np.uint8)
    stream = io.BytesIO()
    np.savez(stream, text=keys.text, ends=keys.ends, order=keys.order, values=text, **arrays)
    return stream.getvalue()


def table_of(content: bytes) -> ObservationTable:
    """The table that such bytes hold.

    Raises:
        ValueError, KeyError, OSError: they hold none.
    """
    with np.load(io.BytesIO(content), allow_pickle=False) as held:
        values: Mapping[str, list[Any]] = json.loads(held["values"].tobytes().decode("utf-8", "surrogatepass"))
        columns = {
            name: Coded(held[f"codes {name}"], [read_value("observations", name, value) for value in values[name]])
            for name in FIELDS
        }
        return ObservationTable(RowKeys(held["text"], held["ends"], held["order"]), columns)
