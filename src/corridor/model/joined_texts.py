"""Very many texts as one run of bytes, in which a piece is looked for at once."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from corridor.model.byte_words import FOLLOWING, each_word

_CAPITAL = ord("a") - ord("A")
_AT_A_TIME = 1 << 14
"""So many texts are looked at together: their bytes stay in the processor's cache, and no array about them is so large
that a server has its memory from the system, and gives it back, each time (see `M_MMAP_THRESHOLD` in malloc.h)."""

Letter = tuple[int, ...]
"""The bytes that count as one letter."""


class JoinedTexts(Struct, frozen=True, eq=False):
    """Texts in their order.

    Attributes:
        text: all of them as UTF-8, one after the other.
        ends: where each ends in it.
    """

    text: NDArray[np.uint8]
    ends: NDArray[np.integer[Any]]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "JoinedTexts":
        """The `texts`."""
        encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
        ends = np.cumsum(np.fromiter(map(len, encoded), np.int64, len(encoded)))
        return cls(np.frombuffer(b"".join(encoded), np.uint8), ends)

    def containing(self, word: str, *, or_capitals: bool = False) -> NDArray[np.bool_]:
        """Which texts have `word` in them, as it is written `or_capitals` of its small letters from a to z."""
        letters = [_letter(byte, or_capitals=or_capitals) for byte in word.encode("utf-8", "surrogatepass")]
        held = np.full(len(self.ends), not letters)
        for first in range(0, len(held) if letters else 0, _AT_A_TIME):
            start = int(self.ends[first - 1]) if first else 0
            ends = self.ends[first : first + _AT_A_TIME].astype(np.int64) - start
            held[first : first + _AT_A_TIME] = _holding(self.text[start : start + int(ends[-1])], ends, letters)
        return held


def _letter(byte: int, *, or_capitals: bool) -> Letter:
    return (byte, byte - _CAPITAL) if or_capitals and chr(byte).islower() and byte < 128 else (byte,)  # noqa: PLR2004


def _is(text: NDArray[np.uint8], letter: Letter) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = text == letter[0]
    for other in letter[1:]:
        found |= text == other
    return found


def _holding(text: NDArray[np.uint8], ends: NDArray[np.int64], letters: Sequence[Letter]) -> NDArray[np.bool_]:
    """Which of the texts that end at `ends` hold the `letters` one after the other."""
    begins = _is(text, letters[0])
    if len(letters) > 1:
        at = np.flatnonzero(begins[: max(0, len(text) - len(letters) + 1)])
        for place, letter in enumerate(letters[1:], start=1):
            at = at[_is(text[at + place], letter)]
        begins = np.zeros(len(text), bool)
        begins[at] = True
    if not begins.any():
        return np.zeros(len(ends), bool)
    starts = np.concatenate([[0], ends[:-1]])
    return _marked(begins, starts, ends - starts - len(letters) + 1)


def _marked(marks: NDArray[np.bool_], starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Where there is a mark among the `lengths` places from `starts` on: eight places are looked at together."""
    padded = np.concatenate([marks, np.zeros(FOLLOWING, bool)]).view(np.uint8)
    held = np.zeros(len(starts), bool)
    for words in each_word(padded, starts, lengths):
        held |= words != 0
    return held
