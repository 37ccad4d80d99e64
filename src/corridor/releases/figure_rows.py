"""The observations of a package as rows of its first release, some thousands at a time: there may be millions.

Each is what `corridor.releases.canonical_rows.encoded` makes of the record, and no record is made. Fields that stand
beside each other, and of whose values there are few combinations, are written once for each of these.
"""

import hashlib
from collections.abc import Iterator, Sequence
from functools import cached_property
from json.encoder import encode_basestring

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from corridor.model.coded import Coded, Places
from corridor.model.observation_table import ObservationTable
from corridor.progress import Progress, Step, note
from corridor.releases.canonical_rows import NAMES_OF_OBSERVATIONS, written

MANY = 100_000
"""So many observations are worth the preparations for storing them faster."""
_AT_A_TIME = 8192
_FEW = 4096
_SHARE = 8
"""Combinations are few when there are no more than `_FEW`, or than one for so many rows."""
_DIGEST = 32
_ESCAPED = np.array([code < 0x20 or chr(code) in '"\\' for code in range(256)])  # noqa: PLR2004  # control characters


class FigureBlock(Struct, frozen=True):
    """Some rows: their keys and contents as UTF-8, and the hashes of the contents in hexadecimal digits."""

    keys: Sequence[bytes]
    contents: Sequence[bytes]
    digests: Sequence[str]

    def __len__(self) -> int:
        """How many there are."""
        return len(self.keys)


class FigureRows:
    """The rows of all observations of a table."""

    def __init__(self, table: ObservationTable) -> None:
        """The rows of `table`."""
        self._table = table
        self._digests: NDArray[np.uint8] = np.empty((0, _DIGEST), np.uint8)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._table)

    def hashed(self) -> Iterator[bytes]:
        """The lines of the rows in the hash of a release (see `corridor.releases.chain`), in the order of their keys.

        It reckons the digests, so it comes before `blocks`.
        """
        self._digests = np.empty((len(self), _DIGEST), np.uint8)
        for places, keys, digests in self._digested():
            self._digests[places] = np.frombuffer(b"".join(digests), np.uint8).reshape(-1, _DIGEST)
            pairs = zip(keys, digests, strict=True)
            yield b"".join([b'\n["observations",%b,"%b",null,null]' % (key, hexed(digest)) for key, digest in pairs])

    def leaves(self) -> Iterator[bytes]:
        """What their leaves hold in the tree above a release, see `checkpoints.leaf_of`; in the order of their keys."""
        for _, keys, digests in self._digested():
            pairs = zip(keys, digests, strict=True)
            yield from (b'["observations",%b,"%b"]' % (key, hexed(digest)) for key, digest in pairs)

    def blocks(self) -> Iterator[FigureBlock]:
        """The rows in the order of their keys: an index grows at its end, and what is read in it lies together."""
        order = self._table.keys_of_rows.order
        for start in range(0, len(order), _AT_A_TIME):
            note(Progress(Step.STORING, start, len(self)))
            places = order[start : start + _AT_A_TIME].astype(np.intp)
            _, contents = self._written(places)
            hexes = self._digests[places].tobytes().hex()
            digests = [hexes[at : at + 2 * _DIGEST] for at in range(0, len(hexes), 2 * _DIGEST)]
            yield FigureBlock(self._table.keys_of_rows.pieces(places), contents, digests)

    def _digested(self) -> Iterator[tuple[Places, Sequence[bytes], Sequence[bytes]]]:
        """Where some rows are, their keys as JSON, and the hashes of their contents."""
        order = self._table.keys_of_rows.order
        for start in range(0, len(order), _AT_A_TIME):
            note(Progress(Step.SIGNING, start, len(self)))
            places = order[start : start + _AT_A_TIME].astype(np.intp)
            keys, contents = self._written(places)
            yield places, keys, [hashlib.sha256(content).digest() for content in contents]

    def _written(self, places: Places) -> tuple[Sequence[bytes], Sequence[bytes]]:
        """Keys and contents of the rows at `places`, as JSON."""
        keys = self._table.keys_of_rows.pieces(places)
        keys = [b'"%b"' % key for key in keys] if self._are_plain else [_quoted(key) for key in keys]
        before, behind = self._parts
        cells = (*(part.at(places) for part in before), keys, *(part.at(places) for part in behind))
        return keys, list(map(b"".join, zip(*cells, strict=True)))

    @cached_property
    def _are_plain(self) -> bool:
        return not _ESCAPED[self._table.keys_of_rows.text].any()

    @cached_property
    def _parts(self) -> tuple[Sequence[Coded], Sequence[Coded]]:
        """What stands before the id, and behind it, with the names of the fields and the signs between them."""
        place = NAMES_OF_OBSERVATIONS.index("id")
        before = self._together(NAMES_OF_OBSERVATIONS[:place], "{", ',"id":')
        return before, self._together(NAMES_OF_OBSERVATIONS[place + 1 :], ",", "}")

    def _together(self, names: Sequence[str], first: str, last: str) -> list[Coded]:
        """The fields `names`, those together of which there are few combinations."""
        most = max(_FEW, len(self) // _SHARE)
        parts: list[Coded] = []
        for number, name in enumerate(names):
            begin, end = first if not number else ",", last if number == len(names) - 1 else ""
            column = self._table.columns[name].mapped(lambda value, n=name, b=begin, e=end: _field(b, n, value, e))  # type: ignore[misc]
            joined = Coded.together([parts[-1], column]) if parts and _may_be_few(parts[-1], column, most) else None
            if joined is not None and len(joined.values) <= most:
                parts[-1] = joined.mapped(b"".join)
            else:
                parts.append(column)
        return parts


def _may_be_few(one: Coded, other: Coded, most: int) -> bool:
    return max(len(one.values), len(other.values)) <= most


def _field(begin: str, name: str, value: object, end: str) -> bytes:
    return f'{begin}"{name}":{written(value)}{end}'.encode()


def hexed(digest: bytes) -> bytes:
    """A digest in hexadecimal digits."""
    return digest.hex().encode()


def _quoted(key: bytes) -> bytes:
    return encode_basestring(key.decode("utf-8", "surrogatepass")).encode()
