"""Every observation of a package or a release, in columns; records are made of those rows that are asked for."""

from collections import namedtuple
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, ValuesView
from functools import cached_property
from typing import Any, cast, overload

import numpy as np
from numpy.typing import NDArray

from corridor.model.coded import Coded, Combinations, Places, combinations, narrowed
from corridor.model.period import Period
from corridor.model.records import Observation
from corridor.model.row_keys import RowKeys
from corridor.model.vocabulary import Text

FIELDS = tuple(name for name in Observation.__struct_fields__ if name != "id")
"""The columns beside the ids, in the order of a record's attributes."""
_AT_A_TIME = 4096


class ObservationTable(Mapping[str, Observation]):
    """Observations by id, in the file's order; a tenth of the memory that as many records take.

    A walk over all of it makes every record, so ask for the rows that are wanted. A condition that depends on a few
    fields only is tried once for each combination of their values.
    """

    def __init__(self, keys: RowKeys, columns: Mapping[str, Coded]) -> None:
        """A table of ids and one column for each of `FIELDS`."""
        self.keys_of_rows = keys
        self.columns = columns

    @classmethod
    def of(cls, rows: Mapping[str, Observation]) -> "ObservationTable":
        """The table of `rows`, which may be one already."""
        if isinstance(rows, ObservationTable):
            return rows
        columns = {name: Coded.of((getattr(row, name) for row in rows.values()), exact) for name in FIELDS}
        return cls(RowKeys.of(rows), columns)

    def __repr__(self) -> str:
        """All of its rows, as a dictionary of them is written."""
        return repr(dict(self))

    def __len__(self) -> int:
        """How many observations there are."""
        return len(self.keys_of_rows)

    def __iter__(self) -> Iterator[str]:
        """Each id."""
        return iter(self.keys_of_rows)

    def __contains__(self, key: object) -> bool:
        """Whether there is an observation of that id."""
        return self.keys_of_rows.place_of(key) is not None

    def __getitem__(self, key: str) -> Observation:
        """The observation of an id."""
        place = self.keys_of_rows.place_of(key)
        if place is None:
            raise KeyError(key)
        return Observation(key, *(self.columns[name][place] for name in FIELDS))

    def values(self) -> ValuesView[Observation]:
        """Every observation, made while walking."""
        return _Values(self)

    def rows(self, places: Places) -> "ObservationRows":
        """The observations at `places`."""
        return ObservationRows(self, places)

    def holding(self, field: str, *values: object) -> Places:
        """The places of the rows that have one of `values` in `field`, in the file's order."""
        found = [self._grouped(field)[value] for value in values if value in self._grouped(field)]
        return np.sort(np.concatenate(found)) if len(found) > 1 else found[0] if found else np.array([], np.intp)

    def firsts(self, *names: str, among: Places | None = None) -> "ObservationRows":
        """Of each combination of values in the fields `names` the first row that has it, in order."""
        places = self._combined(names, among).firsts
        return self.rows(places if among is None else among[places])

    def grouped(self, *names: str, among: Places) -> dict[tuple[Any, ...], "ObservationRows"]:
        """The rows at `among` by their values of the fields `names`, in the order of the first row of each group."""
        keys = self._combined(names, among).keys
        order = np.argsort(keys, kind="stable")
        parts = np.split(among[order], np.flatnonzero(np.diff(keys[order])) + 1)
        held = sorted((places for places in parts if len(places)), key=lambda places: int(places[0]))
        found: dict[tuple[Any, ...], Places] = {}
        for places in held:
            key = tuple(self.columns[name][places[0]] for name in names)
            found[key] = np.sort(np.concatenate([found[key], places])) if key in found else places
        return {key: self.rows(places) for key, places in found.items()}

    def where(self, holds: Callable[[Observation], object], *names: str) -> "ObservationRows":
        """The rows for which `holds`, which looks at nothing but the fields `names`."""
        return self.rows(self.places_where(holds, *names))

    def places_where(self, holds: Callable[[Observation], object], *names: str) -> Places:
        """The places of the rows for which `holds`, which looks at nothing but the fields `names`.

        It is given nothing else: to make a record takes ten times as long.
        """
        held = self._combined(names)
        row = cast("Any", namedtuple)("Row", names)  # noqa: PYI024  # the names come with the question
        firsts = zip(held.firsts.tolist(), map(row._make, self.rows(held.firsts).cells(*names)), strict=True)
        wanted = np.array([place for place, looked_at in firsts if holds(looked_at)], np.intp)
        return np.flatnonzero(held.chosen(wanted)) if len(wanted) else wanted

    def repeated(self, same: Callable[[str, Any], Any], *names: str) -> "ObservationRows":
        """All rows that have with another one the same of the fields `names`, what is `same` of each value."""
        columns = []
        for name in names:
            column = self.columns[name]
            values = Coded.of(same(name, value) for value in column.values)
            columns.append(Coded(values.codes[column.codes], values.values))
        keys = combinations(columns).keys
        return self.rows(np.flatnonzero(np.bincount(keys)[keys] > 1))

    def having(self, field: str, holds: Callable[[Any], object]) -> NDArray[np.bool_]:
        """Which rows have a value of `field` for which `holds`."""
        column = self.columns[field]
        return np.array([bool(holds(value)) for value in column.values], bool)[column.codes]

    def counts(self, field: str) -> dict[Any, int]:
        """How many rows have each value of `field`."""
        column = self.columns[field]
        numbers = np.bincount(column.codes, minlength=len(column.values)).tolist()
        found: dict[Any, int] = {}
        for value, number in zip(column.values, numbers, strict=True):
            if number:
                found[value] = found.get(value, 0) + number
        return found

    def taken(self, places: Places) -> "ObservationTable":
        """The rows at `places`, each once, in their order."""
        columns = {name: column.taken(places) for name, column in self.columns.items()}
        return ObservationTable(RowKeys.of(self.keys_of_rows.at(places.tolist())), columns)

    def changed(self, put: Iterable[Observation], gone: Collection[str] = ()) -> "ObservationTable":
        """The table with the rows `put` in the places of their ids, new ones at the end, and without those `gone`."""
        rows = list(put)
        if not rows and not gone:
            return self
        known = [self.keys_of_rows.place_of(row.id) for row in rows]
        replaced = [(place, row) for place, row in zip(known, rows, strict=True) if place is not None]
        added = [row for place, row in zip(known, rows, strict=True) if place is None]
        columns = {name: self._column_with(name, replaced, added) for name in FIELDS}
        keys = self.keys_of_rows
        if added or gone:
            names = [*keys, *(row.id for row in added)]
            without = set(gone)
            keep = np.array([key not in without for key in names], bool)
            columns = {name: column.kept(keep) for name, column in columns.items()}
            keys = RowKeys.of(key for key in names if key not in without)
        return ObservationTable(keys, columns)

    def _column_with(
        self, name: str, replaced: Sequence[tuple[int, Observation]], added: Sequence[Observation]
    ) -> Coded:
        column = self.columns[name]
        values = list(column.values)
        numbers = {exact(value): number for number, value in enumerate(values)}
        codes = []
        for row in (*(row for _, row in replaced), *added):
            value = getattr(row, name)
            number = numbers.setdefault(exact(value), len(values))
            if number == len(values):
                values.append(value)
            codes.append(number)
        whole = np.concatenate([column.codes.astype(np.uint32), np.array(codes[len(replaced) :], np.uint32)])
        whole[[place for place, _ in replaced]] = codes[: len(replaced)]
        return Coded(narrowed(whole, len(values)), values)

    @cached_property
    def _groups(self) -> dict[str, dict[Any, Places]]:
        return {}

    def _grouped(self, field: str) -> Mapping[Any, Places]:
        """The places of the rows by their value of `field`."""
        if field not in self._groups:
            column = self.columns[field]
            sizes = np.bincount(column.codes, minlength=len(column.values))
            parts = np.split(np.argsort(column.codes, kind="stable"), np.cumsum(sizes))
            found: dict[Any, Places] = {}
            for value, places in zip(column.values, parts, strict=False):  # nothing is left after the last
                if len(places):
                    found[value] = np.sort(np.concatenate([found[value], places])) if value in found else places
            self._groups[field] = found
        return self._groups[field]

    def _combined(self, names: Sequence[str], among: Places | None = None) -> Combinations:
        columns = [self.columns[name] for name in names]
        if among is not None:
            columns = [column.taken(among) for column in columns]
        return combinations(columns)


class ObservationRows(Sequence[Observation]):
    """Some rows of a table, each made when it is asked for."""

    def __init__(self, table: ObservationTable, places: Places) -> None:
        """The rows of `table` at `places`."""
        self._table = table
        self.places = places

    def __len__(self) -> int:
        """How many there are."""
        return len(self.places)

    def __iter__(self) -> Iterator[Observation]:
        """Each of them, some made at a time."""
        columns = [self._table.columns[name] for name in FIELDS]
        for start in range(0, len(self.places), _AT_A_TIME):
            some = self.places[start : start + _AT_A_TIME]
            keys = self._table.keys_of_rows.at(some.tolist())
            yield from map(Observation, keys, *(column.at(some) for column in columns))

    def cells(self, *names: str) -> Iterator[tuple[Any, ...]]:
        """The values of the fields `names` of each row; to make records takes several times as long."""
        return zip(*(self._table.columns[name].at(self.places) for name in names), strict=True)

    @overload
    def __getitem__(self, at: int) -> Observation: ...
    @overload
    def __getitem__(self, at: slice) -> "ObservationRows": ...
    def __getitem__(self, at: int | slice) -> "Observation | ObservationRows":
        """One of them, or some."""
        if isinstance(at, slice):
            return ObservationRows(self._table, self.places[at])
        return next(iter(ObservationRows(self._table, self.places[[at]])))


class _Values(ValuesView[Observation]):
    _mapping: ObservationTable

    def __iter__(self) -> Iterator[Observation]:
        return iter(self._mapping.rows(np.arange(len(self._mapping))))


def exact(value: object) -> object:
    """What distinguishes values that are equal and yet written differently: 1 and 1.0, 2022-H1 and 2022-01/2022-06."""
    match value:
        case Period():
            return Period, value.text
        case Text():
            return Text, tuple(value.by_language.items())
        case _:
            return type(value), str(value)
