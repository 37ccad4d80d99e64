"""Very many texts as one run of bytes, in which a piece is looked for at once."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_CAPITAL = ord("a") - ord("A")


@dataclass(frozen=True, slots=True, eq=False)
class JoinedTexts:
    """Texts in their order.

    Attributes:
        text: all of them as UTF-8, one after the other.
        ends: where each ends in it.
    """

    text: NDArray[np.uint8]
    ends: NDArray[np.int64]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "JoinedTexts":
        """The `texts`."""
        encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
        ends = np.cumsum(np.fromiter(map(len, encoded), np.int64, len(encoded)))
        return cls(np.frombuffer(b"".join(encoded), np.uint8), ends)

    def containing(self, word: str, *, or_capitals: bool = False) -> NDArray[np.bool_]:
        """Which texts have `word` in them, as it is written `or_capitals` of its small letters from a to z."""
        piece = word.encode("utf-8", "surrogatepass")
        held, begins = np.full(len(self.ends), not piece), len(self.text) - len(piece) + 1
        if not piece or begins <= 0:
            return held
        found = np.ones(begins, bool)
        for place, letter in enumerate(piece):
            there = self.text[place : place + begins]
            if or_capitals and chr(letter).islower() and letter < 128:  # noqa: PLR2004  # the letters of ASCII
                found &= (there == letter) | (there == letter - _CAPITAL)
            else:
                found &= there == letter
        at = np.flatnonzero(found)
        owners = np.searchsorted(self.ends, at, side="right")
        held[owners[at + len(piece) <= self.ends[owners]]] = True
        return held
