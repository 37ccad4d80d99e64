"""The records that a question of the table finds, in order; each is made when it is looked at."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from corridor.model.coded import Places, combinations
from corridor.model.observation_table import ObservationTable
from corridor.model.records import Honour, Observation, Programme
from corridor.queries.table_row import Record

Key = tuple[Any, ...]


class FoundRecords(Sequence[Record]):
    """Observations by their places in a table, and other records, by numbers of one row: the others come after.

    Attributes:
        order: the numbers of what was found; below the number of observations it is a place in their table.
    """

    def __init__(self, table: ObservationTable, others: Sequence[Programme | Honour], order: Places) -> None:
        """What `order` names of the observations in `table` and of `others`."""
        self._table = table
        self._others = others
        self.order = order

    @classmethod
    def of(cls, table: ObservationTable, places: Places, others: Sequence[Programme | Honour]) -> "FoundRecords":
        """The observations at `places`, and after them `others`."""
        order = np.concatenate([places, np.arange(len(others)) + len(table)])
        return cls(table, others, order.astype(np.uint32))  # what was found last is kept: of millions half as much

    def __len__(self) -> int:
        """How many were found."""
        return len(self.order)

    @overload
    def __getitem__(self, at: int) -> Record: ...
    @overload
    def __getitem__(self, at: slice) -> "FoundRecords": ...
    def __getitem__(self, at: int | slice) -> "Record | FoundRecords":
        """One of them, or some."""
        if isinstance(at, slice):
            return FoundRecords(self._table, self._others, self.order[at])
        return next(iter(FoundRecords(self._table, self._others, self.order[[at]])))

    def __iter__(self) -> Iterator[Record]:
        """Each of them, observations being made some at a time."""
        first = len(self._table)
        made = iter(self._table.rows(self.order[self.order < first]))
        return (next(made) if number < first else self._others[number - first] for number in self.order.tolist())

    @property
    def kinds(self) -> dict[type[Record], int]:
        """How many there are of each kind."""
        first = len(self._table)
        others = [self._others[number - first] for number in self.order[self.order >= first].tolist()]
        programmes = sum(isinstance(record, Programme) for record in others)
        return {
            Observation: len(self.order) - len(others),
            Programme: programmes,
            Honour: len(others) - programmes,
        }

    def backwards(self) -> "FoundRecords":
        """The last first."""
        return FoundRecords(self._table, self._others, self.order[::-1])

    def sorted(self, key: Callable[[Record], Key | None], fields: Sequence[str], *, descending: bool) -> "FoundRecords":
        """In order of `key`, which looks at nothing but `fields` of an observation.

        Equal ones stay as they stand, and those without a key stay last, in either direction.
        """
        held = combinations([self._table.columns[name] for name in fields])
        keys = [key(record) for record in (*self._table.rows(held.firsts), *self._others)]
        order = {one: rank for rank, one in enumerate(sorted({one for one in keys if one is not None}))}
        ranks = np.array([-1 if one is None else order[one] for one in keys], np.intp)
        by_key = np.zeros(int(held.keys.max(initial=0)) + 1, np.intp)
        by_key[held.keys[held.firsts]] = ranks[: len(held.firsts)]
        own: NDArray[np.intp] = np.concatenate([by_key[held.keys], ranks[len(held.firsts) :]])[self.order]
        there = own >= 0
        along = np.argsort(-own[there] if descending else own[there], kind="stable")
        return FoundRecords(self._table, self._others, np.concatenate([self.order[there][along], self.order[~there]]))
