"""The observations of a release: those of release 1 as a table, and over it what was brought since."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import cast

import numpy as np
from msgspec import Struct

from corridor.model.observation_table import ObservationTable
from corridor.model.records import Observation
from corridor.releases.canonical_rows import Record

OBSERVATIONS = "observations"


class ReleasedRow(Struct, frozen=True):
    """A row as it stands in a release.

    Attributes:
        release: the release that brought this version.
        withdrawn: why it no longer counts; None while it does.
        submission: the submission that brought it; None for the package's own rows.
    """

    kind: str
    key: str
    record: Record
    release: int
    withdrawn: str | None = None
    submission: int | None = None


@dataclass(frozen=True, eq=False)
class StandingObservations(Mapping[str, ReleasedRow]):
    """Every observation as it stands, by id; rows are made when they are asked for.

    Attributes:
        first: the package's own observations of release 1.
        changes: the versions that stand in the place of these, and new ones.
        package: the package's table of which all of `first` is, where that is so.
    """

    first: ObservationTable
    changes: Mapping[str, ReleasedRow] = field(default_factory=dict)
    package: ObservationTable | None = None

    def __getitem__(self, key: str) -> ReleasedRow:
        """The row of an id as it stands."""
        return self.changes[key] if key in self.changes else ReleasedRow(OBSERVATIONS, key, self.first[key], 1)

    def __contains__(self, key: object) -> bool:
        """Whether it was ever published."""
        return key in self.changes or key in self.first

    def __iter__(self) -> Iterator[str]:
        """Each id, new ones last."""
        yield from self.first
        yield from (key for key in self.changes if key not in self.first)

    def __len__(self) -> int:
        """How many were ever published."""
        return len(self.first) + sum(key not in self.first for key in self.changes)

    def changed(self, rows: Iterable[ReleasedRow]) -> "StandingObservations":
        """The same with `rows` in the places of their ids."""
        changes = {**self.changes, **{row.key: row for row in rows}}
        return StandingObservations(self.first, changes, self.package)

    @property
    def withdrawn(self) -> tuple[ReleasedRow, ...]:
        """Those that no longer count."""
        return tuple(row for row in self.changes.values() if row.withdrawn is not None)

    @cached_property
    def table(self) -> ObservationTable:
        """All of them, withdrawn ones too."""
        return self.first.changed(_observations(self.changes.values()))

    def counting(self, order: ObservationTable) -> ObservationTable:
        """Those that count, in the `order` of a package, new ones after them by id."""
        counted = (row for row in self.changes.values() if row.withdrawn is None)
        new = sorted(_observations(counted), key=lambda row: row.id)
        table = self.first.changed(new, {row.key for row in self.withdrawn})
        if order.keys_of_rows is self.first.keys_of_rows:
            return table
        new_keys = sorted(key for key in table if key not in order)
        return in_order(table, [*(key for key in order if key in table), *new_keys])


def in_order(table: ObservationTable, keys: Iterable[str]) -> ObservationTable:
    """The rows of `table` with these `keys`, in their order."""
    places = np.array([table.keys_of_rows.place_of(key) for key in keys], np.intp)
    if len(places) == len(table) and bool((places == np.arange(len(table))).all()):
        return table
    return table.taken(places)


def _observations(rows: Iterable[ReleasedRow]) -> list[Observation]:
    return [cast("Observation", row.record) for row in rows]


def standing(package: ObservationTable, known: Sequence[int], others: Sequence[ReleasedRow]) -> StandingObservations:
    """The observations of release 1: those of the `package` at the places `known`, and `others`."""
    first = package if len(known) == len(package) else package.taken(np.sort(np.array(known, np.intp)))
    plain = [row for row in others if row.withdrawn is None and row.submission is None]
    changes = {row.key: row for row in others if row.withdrawn is not None or row.submission is not None}
    whole = StandingObservations(first.changed(_observations(plain)), changes)
    return replace(whole, package=package) if not others else whole
