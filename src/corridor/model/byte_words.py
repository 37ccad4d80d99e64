"""Pieces of a run of bytes as words of eight bytes, by which very many of them are compared at once."""

import numpy as np
from numpy.typing import NDArray

FOLLOWING = 8
"""So many bytes have to follow the last piece, whatever they are."""
_MASKS = np.array([(1 << 8 * count) - 1 for count in range(9)], np.uint64)
"""By how many of eight bytes belong to a piece, those that do."""


def words_at(
    block: bytes | NDArray[np.uint8], starts: NDArray[np.int64], lengths: NDArray[np.int64], most: int
) -> list[NDArray[np.uint64]] | None:
    """The first word of each piece, the second of each, and so on, with zeros behind its end.

    None where a piece has more than `most` words.
    """
    count = -(-int(lengths.max(initial=0)) // 8)
    if count > most:
        return None
    room = len(block) - FOLLOWING
    every = np.ndarray((room + 1,), np.dtype("<u8"), buffer=block, strides=(1,))
    found = []
    for begin in range(0, 8 * count, 8):
        left = np.clip(lengths - begin, 0, 8)
        found.append(every[np.minimum(starts + begin, room)] & _MASKS[left])
    return found
