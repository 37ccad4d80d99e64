"""Columns of equal values: each distinct value is held once, and every row has its number."""

import operator
from abc import abstractmethod
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, overload

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Codes = NDArray[np.unsignedinteger[Any]]
Places = NDArray[np.intp]
"""Places of rows, the first being 0."""
_DENSE = 1 << 22
"""Up to so many possible combinations are looked up in a list of all of them, which is faster than sorting."""


class ReadValues(Sequence[Any]):
    """Values that are read from somewhere whenever they are asked for, many at once for little more than one."""

    @abstractmethod
    def some(self, places: Sequence[int]) -> list[Any]:
        """The values at `places`, which may come more than once."""


@dataclass(frozen=True, slots=True, eq=False)
class Coded(Sequence[Any]):
    """One column: ``values[codes[row]]`` is the value of a row. Values may be equal, and still differ as written."""

    codes: Codes
    values: Sequence[Any]

    @classmethod
    def of(cls, cells: Iterable[Any], exact: Callable[[Any], Hashable] | None = None) -> "Coded":
        """The column of `cells`; those of the same `exact` form share a value, else those that are equal."""
        given = list(cells)
        numbers = Numbers()
        numbered = map(numbers.__getitem__, given if exact is None else map(exact, given))
        codes = np.fromiter(numbered, np.uint32, len(given))
        values = list(numbers)
        if exact is not None:
            _, firsts = np.unique(codes, return_index=True)
            values = [given[place] for place in firsts]
        return cls(narrowed(codes, len(values)), values)

    @classmethod
    def together(cls, columns: "Sequence[Coded]") -> "Coded":
        """Some columns as one of tuples."""
        held = combinations(columns)
        numbers = np.zeros(int(held.keys.max(initial=0)) + 1, np.uint32)
        numbers[held.keys[held.firsts]] = np.arange(len(held.firsts))
        values = list(zip(*(column.at(held.firsts) for column in columns), strict=True))
        return cls(narrowed(numbers[held.keys], len(values)), values)

    __hash__ = None  # type: ignore[assignment]  # as of a list

    def __eq__(self, other: object) -> bool:
        """Whether the values of all rows are those of another sequence."""
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(operator.eq, self, other))

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.codes)

    def __iter__(self) -> Iterator[Any]:
        """The value of each row."""
        return map(self.values.__getitem__, self.codes.tolist())

    @overload
    def __getitem__(self, row: int) -> Any: ...  # noqa: ANN401  # a column of whatever
    @overload
    def __getitem__(self, row: slice) -> "Coded": ...
    def __getitem__(self, row: int | slice) -> Any:
        """The value of one row, or some rows."""
        return Coded(self.codes[row], self.values) if isinstance(row, slice) else self.values[self.codes[row]]

    def at(self, places: Places) -> Iterator[Any]:
        """The values of the rows at `places`."""
        codes = self.codes[places].tolist()
        return (
            iter(self.values.some(codes))
            if isinstance(self.values, ReadValues)
            else map(self.values.__getitem__, codes)
        )

    def taken(self, places: Places) -> "Coded":
        """The rows at `places`."""
        return Coded(self.codes[places], self.values)

    def mapped(self, change: Callable[[Any], Any]) -> "Coded":
        """The column with every distinct value changed once."""
        return Coded(self.codes, [change(value) for value in self.values])

    def kept(self, keep: NDArray[np.bool_]) -> "Coded":
        """The rows for which `keep` holds."""
        return Coded(self.codes[keep], self.values)


class Numbers(dict[Hashable, int]):
    """The numbers of distinct things, from 0 in the order in which they were asked for first."""

    def __missing__(self, thing: Hashable) -> int:
        """The next number, which `thing` has from now on."""
        self[thing] = number = len(self)
        return number


def narrowed(codes: NDArray[Any], values: int) -> Codes:
    """`codes` in as few bytes as their number of `values` needs."""
    return codes.astype(np.min_scalar_type(max(0, values - 1)), copy=False)


class Combinations(Struct, frozen=True):
    """Which rows have the same values in some columns.

    Attributes:
        keys: a number for each row, equal where all values are.
        firsts: the places of the rows that have their combination first, in order.
    """

    keys: NDArray[np.intp]
    firsts: Places

    def chosen(self, wanted: Places) -> NDArray[np.bool_]:
        """Which rows share their combination with one of the `wanted` rows."""
        held = np.zeros(int(self.keys.max(initial=0)) + 1, bool)
        held[self.keys[wanted]] = True
        return held[self.keys]


def combinations(columns: Sequence[Coded]) -> Combinations:
    """The combinations of values in `columns`, all of one length."""
    keys, most = columns[0].codes.astype(np.intp), len(columns[0].values)
    for column in columns[1:]:
        if most * len(column.values) >= _DENSE:
            keys, most = _renumbered(keys)
        keys = keys * len(column.values) + column.codes
        most *= len(column.values)
    if most >= _DENSE:
        keys, most = _renumbered(keys)
    first = np.full(most, -1, np.intp)
    first[keys[::-1]] = np.arange(len(keys) - 1, -1, -1)
    return Combinations(keys, np.sort(first[first >= 0]))


def _renumbered(keys: NDArray[np.intp]) -> tuple[NDArray[np.intp], int]:
    found, numbers = np.unique(keys, return_inverse=True)
    return numbers, len(found)
