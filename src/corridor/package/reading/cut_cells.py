"""A block of CSV cut into cells by arrays: ten times as fast as character by character, and exactly what `csv` reads.

What `csv` would read otherwise, or refuse, is not cut at all: rows of different lengths, empty lines, line ends of old
systems, quotation marks that stand amid a cell.
"""

import re
from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from corridor.model.byte_words import FOLLOWING, words_at
from corridor.model.coded import Codes

_QUOTE, _NEWLINE, _RETURN = b'"\n\r'
_QUOTED = re.compile(rb'"((?:[^"]|"")*)"')
_LONGEST = 131_072
"""Bytes of the longest cell that `csv` takes."""
_MOST_WORDS = 64
"""Cells of more words of eight bytes are compared as texts."""


class UncutError(ValueError):
    """The block is none that can be cut."""


class CutCells(Struct, frozen=True):
    """Rows of one length.

    Attributes:
        block: the bytes that they stand in, and some behind them.
        starts: for each row and column where its cell begins.
        ends: where it ends.
        line_ends: where lines end.
    """

    block: bytes
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    line_ends: NDArray[np.int64]

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.starts)

    @property
    def lines(self) -> NDArray[np.int64]:
        """The line, counted from 0, that each row begins on."""
        return np.searchsorted(self.line_ends, self.starts[:, 0])

    def joined(self, column: int) -> tuple[bytes, Codes] | None:
        """The cells of a column one after the other, and the length of each; None where there are quotation marks."""
        starts, lengths = self.starts[:, column], self.ends[:, column] - self.starts[:, column]
        before = np.cumsum(lengths) - lengths
        places = np.repeat(starts - before, lengths) + np.arange(int(lengths.sum()))
        text = np.frombuffer(self.block, np.uint8)[places].tobytes()
        return None if _QUOTE in text else (text, lengths.astype(np.uint32))

    def coded(self, column: int) -> tuple[Codes, Sequence[str]]:
        """The number of each cell of a column, and the different cells in the order in which they come first.

        Raises:
            UncutError: a quotation mark stands amid a cell.
        """
        starts, ends = self.starts[:, column], self.ends[:, column]
        firsts, codes = _grouped(self.block, starts, ends - starts)
        cells = zip(starts[firsts].tolist(), ends[firsts].tolist(), strict=True)
        return codes, [_text(self.block[start:end]) for start, end in cells]


def _text(cell: bytes) -> str:
    if _QUOTE not in cell:
        return cell.decode()
    whole = _QUOTED.fullmatch(cell)
    if whole is None:
        raise UncutError
    return whole[1].replace(b'""', b'"').decode()


def _grouped(block: bytes, starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> tuple[NDArray[np.intp], Codes]:
    """Where each different cell stands first, and for each cell the number of that."""
    words = words_at(block, starts, lengths, _MOST_WORDS)
    if words is None:
        cells = (block[start : start + length] for start, length in zip(starts.tolist(), lengths.tolist(), strict=True))
        known: dict[bytes, int] = {}
        codes = np.array([known.setdefault(cell, len(known)) for cell in cells], np.uint32)
        return np.unique(codes, return_index=True)[1], codes
    sums = lengths.astype(np.uint64)
    for word in words:
        sums = (sums ^ word) * np.uint64(0x9E3779B97F4A7C15)
        sums ^= sums >> np.uint64(32)
    begins = np.flatnonzero(np.concatenate([[True], sums[1:] != sums[:-1]]))  # of runs of equal cells
    _, firsts, numbers = np.unique(sums[begins], return_index=True, return_inverse=True)
    order = np.argsort(firsts)
    renumbered = np.empty(len(order), np.uint32)
    renumbered[order] = np.arange(len(order))
    codes = np.repeat(renumbered[numbers], np.diff(begins, append=len(sums)))
    firsts = begins[firsts[order]]
    like = firsts[codes]
    if all(bool((word == word[like]).all()) for word in (lengths, *words)):
        return firsts, codes
    raise UncutError  # two different cells have one sum


def cut(block: bytes, width: int, separator: int) -> tuple[CutCells, bytes]:
    """The rows of `width` cells that end in `block`, and the bytes after the last of them.

    Raises:
        UncutError: see above.
    """
    signs = np.frombuffer(block, np.uint8)
    newlines = signs == _NEWLINE
    parting = newlines | (signs == separator)
    if _QUOTE in block:
        parting &= np.cumsum(signs == _QUOTE, dtype=np.uint8) & 1 == 0
    ends = np.flatnonzero(parting)
    row_ends = np.flatnonzero(newlines[ends])
    if len(row_ends):
        ends = ends[: row_ends[-1] + 1]
    if width < 2 or not len(row_ends) or b"\0" in block or len(ends) != width * len(row_ends):  # noqa: PLR2004
        raise UncutError
    if (row_ends != np.arange(width - 1, len(ends), width)).any():
        raise UncutError
    whole = int(ends[-1]) + 1
    starts = np.concatenate([[0], ends[:-1] + 1]).reshape(-1, width)
    by_row = ends.reshape(-1, width)
    if _RETURN in block:
        returned = signs[by_row[:, -1] - 1] == _RETURN  # a row has a separator at least, so something is before
        if int(returned.sum()) != block.count(b"\r", 0, whole):
            raise UncutError
        by_row[:, -1] -= returned
    if int((by_row - starts).max()) >= _LONGEST:
        raise UncutError
    return CutCells(block + bytes(FOLLOWING), starts, by_row, np.flatnonzero(newlines[:whole])), block[whole:]
