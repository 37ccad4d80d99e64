"""The ids of half a million rows in few bytes, each found by bisection."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from corridor.model.byte_words import FOLLOWING, words_at
from corridor.model.coded import Places
from corridor.model.joined_texts import JoinedTexts

_ASCII = 127
_MOST_WORDS = 8
"""Ids of more than so many words of eight bytes are put into order one by one."""


@dataclass(frozen=True, slots=True, eq=False)
class RowKeys(Sequence[str]):
    """Different ids in the order of their rows.

    Attributes:
        text: all ids as UTF-8, one after the other.
        ends: where each ends in it.
        order: the places of the ids in their alphabetical order.
    """

    text: NDArray[np.uint8]
    ends: NDArray[np.integer[Any]]
    order: NDArray[np.integer[Any]]

    @classmethod
    def of(cls, keys: Iterable[str]) -> "RowKeys":
        """The ids `keys`."""
        encoded = [key.encode("utf-8", "surrogatepass") for key in keys]
        ends = np.cumsum(np.fromiter(map(len, encoded), np.int64, len(encoded)))
        text = np.frombuffer(b"".join(encoded), np.uint8)
        return cls._compact(text, ends, _order(text, ends)[0])

    @classmethod
    def different(cls, text: NDArray[np.uint8], ends: NDArray[np.int64]) -> "RowKeys | None":
        """The ids that end at `ends` in `text`; None where two of them are equal."""
        order, all_differ = _order(text, ends)
        return cls._compact(text, ends, order) if all_differ else None

    @classmethod
    def _compact(cls, text: NDArray[np.uint8], ends: NDArray[np.int64], order: Places) -> "RowKeys":
        """Places in four bytes, where these are enough."""
        short = np.uint32 if len(text) < 1 << 32 else np.int64
        return cls(text, ends.astype(short), order.astype(short))

    @property
    def in_order(self) -> bool:
        """Whether they stand in alphabetical order."""
        return bool((self.order[1:] > self.order[:-1]).all())

    def __len__(self) -> int:
        """How many ids there are."""
        return len(self.ends)

    def __contains__(self, key: object) -> bool:
        """Whether it is one of the ids."""
        return self.place_of(key) is not None

    def __iter__(self) -> Iterator[str]:
        """Each id."""
        whole, start = self.text.tobytes(), 0
        for end in self.ends.tolist():
            yield whole[start:end].decode("utf-8", "surrogatepass")
            start = end

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> Any:
        """The id at a place."""
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        return self._bytes(range(len(self))[place]).decode("utf-8", "surrogatepass")

    def at(self, places: Iterable[int]) -> list[str]:
        """The ids at `places`."""
        return [self._bytes(place).decode("utf-8", "surrogatepass") for place in places]

    def pieces(self, places: Places) -> list[bytes]:
        """The ids at `places` as UTF-8, quickest where these follow each other."""
        if len(places) and bool((np.diff(places) == 1).all()):
            begin = int(self.ends[places[0] - 1]) if places[0] else 0
            ends = (self.ends[places] - begin).tolist()
            whole = self.text[begin : begin + ends[-1]].tobytes()
            return [whole[start:end] for start, end in zip([0, *ends[:-1]], ends, strict=True)]
        return [self._bytes(place) for place in places.tolist()]

    def place_of(self, key: object) -> int | None:
        """Where an id stands; None for one that is not there."""
        if not isinstance(key, str):
            return None
        wanted = key.encode("utf-8", "surrogatepass")
        found = bisect_left(self.order, wanted, key=self._bytes)
        if found == len(self.order) or self._bytes(place := int(self.order[found])) != wanted:
            return None
        return place

    def places_of(self, keys: Sequence[str], guess: int = 0) -> Places:
        """Where the ids `keys` stand, -1 for those that are not there.

        Quick where they follow each other in alphabetical order from the `guess`-th one on.
        """
        likely = self.order[guess : guess + len(keys)].astype(np.intp)
        if self.at(likely.tolist()) == list(keys):
            return likely
        places = (self.place_of(key) for key in keys)
        return np.array([-1 if place is None else place for place in places], np.intp)

    def containing(self, word: str) -> NDArray[np.bool_]:
        """Which ids have `word` in them, whatever the case of letters; the word is given in small ones."""
        if self.text.max(initial=0) > _ASCII:
            return np.array([word in key.casefold() for key in self], bool)
        return JoinedTexts(self.text, self.ends).containing(word, or_capitals=True)

    def _bytes(self, place: int) -> bytes:
        start = self.ends[place - 1] if place else 0
        return self.text[start : self.ends[place]].tobytes()


def _order(text: NDArray[np.uint8], ends: NDArray[np.int64]) -> tuple[Places, bool]:
    """The places of the texts that end at `ends` in alphabetical order, and whether no two of them are equal."""
    lengths = np.diff(ends, prepend=0)
    padded = np.concatenate([text, np.zeros(FOLLOWING, np.uint8)])
    words = words_at(padded, ends - lengths, lengths, _MOST_WORDS)
    if words is None or not text.all():
        whole, places = text.tobytes(), zip((ends - lengths).tolist(), ends.tolist(), strict=True)
        pieces = [whole[start:end] for start, end in places]
        return np.array(sorted(range(len(pieces)), key=pieces.__getitem__), np.intp), len({*pieces}) == len(pieces)
    order = np.arange(len(ends))
    if not words:
        return order, len(ends) < 2  # noqa: PLR2004  # two that are empty
    ranked = [word.byteswap() for word in words]
    rising, equal = _compared(ranked)
    if not rising.all():
        order = np.lexsort(ranked[::-1])
        _, equal = _compared([word[order] for word in ranked])
    return order, not equal.any()


def _compared(words: Sequence[NDArray[np.uint64]]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Whether each text comes after the one before, and whether it is the same."""
    count = max(0, len(words[0]) - 1)
    rising, equal = np.zeros(count, bool), np.ones(count, bool)
    for word in words:
        rising |= equal & (word[1:] > word[:-1])
        equal &= word[1:] == word[:-1]
    return rising, equal


class RowNumbers(Mapping[str, int]):
    """A number for each row, by its id."""

    def __init__(self, keys: RowKeys, numbers: NDArray[np.intp]) -> None:
        """The `numbers` of the rows with these `keys`."""
        self._keys = keys
        self._numbers = numbers

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._keys)

    def __iter__(self) -> Iterator[str]:
        """Each id."""
        return iter(self._keys)

    def __getitem__(self, key: str) -> int:
        """The number of one row."""
        place = self._keys.place_of(key)
        if place is None:
            raise KeyError(key)
        return int(self._numbers[place])
