"""Columns of cells while a file is read: equal cells of a column are held once, ids as one run of bytes."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from corridor.model.coded import Coded, Codes, Numbers, narrowed
from corridor.model.row_keys import RowKeys
from corridor.package.reading.cut_cells import CutCells

_ID = "id"
"""The column whose cells are all different, where nothing is wrong."""


Part = tuple[bytes, Codes]
"""Some rows of a column: numbers of cells, or lengths of ids and, first, these themselves."""


class CellColumn(Protocol):
    """A column to which rows are added."""

    def part(self, cells: Sequence[str]) -> Part:
        """What is to be added for `cells`."""

    def part_cut(self, cut: CutCells, column: int) -> Part:
        """What is to be added for a column of a block that was cut.

        Raises:
            UncutError: it cannot be cut after all.
        """

    def add(self, part: Part) -> None:
        """Add some rows."""

    def ended(self) -> Coded:
        """All cells; nothing is added afterwards."""


def column_for(name: str) -> CellColumn:
    """An empty column of that name."""
    return _Ids() if name == _ID else _Repeating()


class _Repeating:
    def __init__(self) -> None:
        self._numbers = Numbers()
        self._parts: list[Codes] = []

    def part(self, cells: Sequence[str]) -> Part:
        return b"", self._numbered(cells)

    def part_cut(self, cut: CutCells, column: int) -> Part:
        codes, cells = cut.coded(column)
        return b"", self._numbered(cells)[codes]

    def _numbered(self, cells: Sequence[str]) -> Codes:
        numbers = np.fromiter(map(self._numbers.__getitem__, cells), np.uint32, len(cells))
        return narrowed(numbers, len(self._numbers))

    def add(self, part: Part) -> None:
        self._parts.append(part[1])

    def ended(self) -> Coded:
        codes = np.empty(sum(map(len, self._parts)), np.min_scalar_type(max(0, len(self._numbers) - 1)))
        begin = 0
        for part in self._parts:
            codes[begin : begin + len(part)] = part
            begin += len(part)
        self._parts.clear()
        return Coded(codes, list(self._numbers))


class _Ids:
    def __init__(self) -> None:
        self._parts: list[Part] = []

    def part(self, cells: Sequence[str]) -> Part:
        pieces = [cell.encode() for cell in cells]
        return b"".join(pieces), np.fromiter(map(len, pieces), np.uint32, len(pieces))

    def part_cut(self, cut: CutCells, column: int) -> Part:
        joined = cut.joined(column)
        if joined is not None:
            return joined
        codes, cells = cut.coded(column)
        return self.part([cells[code] for code in codes.tolist()])

    def add(self, part: Part) -> None:
        self._parts.append(part)

    def ended(self) -> Coded:
        text = np.frombuffer(b"".join(text for text, _ in self._parts), np.uint8)
        lengths = np.concatenate([np.array([], np.uint32), *(lengths for _, lengths in self._parts)])
        self._parts.clear()
        ends = np.cumsum(lengths, dtype=np.int64)
        keys = RowKeys.different(text, ends)
        if keys is None:
            whole, begins = text.tobytes(), (ends - lengths).tolist()
            return Coded.of(whole[begin:end].decode() for begin, end in zip(begins, ends.tolist(), strict=True))
        return Coded(np.arange(len(keys), dtype=np.uint32), keys)
