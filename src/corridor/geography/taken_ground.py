"""What labels cover already, found by where it lies: a map of many regions has a thousand of them."""

import math
from collections.abc import Iterable, Iterator
from itertools import product

from corridor.geography.labels import Box, overlaps

_CELL = 80.0
"""Px along either side of a cell: about as much as a name is wide."""
_MOST = 24
"""A box in more cells than this is looked at with every question: walls reach far beyond any map."""


class TakenGround:
    """Boxes in px that no label may cover, by the cells of a grid in which they lie."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        """Take the `boxes`."""
        self._large: list[Box] = []
        self._cells: dict[tuple[int, int], list[Box]] = {}
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        """Take one more."""
        across, down = _cells(box)
        if len(across) * len(down) > _MOST:
            self._large.append(box)
            return
        for cell in product(across, down):
            self._cells.setdefault(cell, []).append(box)

    def covers(self, box: Box) -> bool:
        """Whether a part of `box` is taken; touching is no covering."""
        return any(overlaps(box, others) for others in self._near(box))

    def _near(self, box: Box) -> Iterator[list[Box]]:
        yield self._large
        for cell in product(*_cells(box)):
            found = self._cells.get(cell)
            if found is not None:
                yield found


def _cells(box: Box) -> tuple[range, range]:
    """The columns and rows of the grid that a box reaches into."""
    left, top, right, bottom = (math.floor(edge / _CELL) for edge in box)
    return range(left, right + 1), range(top, bottom + 1)
