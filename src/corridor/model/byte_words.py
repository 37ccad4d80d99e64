"""Pieces of a run of bytes as words of eight bytes, by which very many of them are compared at once."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

FOLLOWING = 8
"""So many bytes have to follow the last piece, whatever they are."""
_MASKS = np.array([(1 << 8 * count) - 1 for count in range(9)], np.uint64)
"""By how many of eight bytes belong to a piece, those that do."""


def words_at(
    block: bytes | NDArray[np.uint8], starts: NDArray[np.int64], lengths: NDArray[np.int64], most: int
) -> list[NDArray[np.uint64]] | None:
    """What `each_word` yields; None where a piece has more than `most` words."""
    return list(each_word(block, starts, lengths)) if lengths.max(initial=0) <= 8 * most else None


def each_word(
    block: bytes | NDArray[np.uint8], starts: NDArray[np.int64], lengths: NDArray[np.int64]
) -> Iterator[NDArray[np.uint64]]:
    """Yield the first word of each piece, the second of each, and so on, with zeros behind its end."""
    room = len(block) - FOLLOWING
    every = np.ndarray((room + 1,), np.dtype("<u8"), buffer=block, strides=(1,))
    for begin in range(0, int(lengths.max(initial=0)), 8):
        left = np.clip(lengths - begin, 0, 8)
        yield every[np.minimum(starts + begin, room)] & _MASKS[left]
