"""Tables read into records, driven by the contract: one reader for every table."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from msgspec import Struct, field
from numpy.typing import NDArray

from corridor.errors import Problem
from corridor.model.coded import Coded
from corridor.model.observation_table import FIELDS, ObservationTable
from corridor.model.records import Observation
from corridor.model.row_keys import RowKeys, RowNumbers
from corridor.package.contract import Table
from corridor.package.reading.cells import CellError, absent, blank
from corridor.package.reading.columns import Column, Known, read_column
from corridor.package.reading.problems import problem
from corridor.package.reading.rows import Rows, misnamed_columns


class Records(Struct, frozen=True):
    """The rows of a table that could be read, by id in the file's order, and the line of each."""

    by_id: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)


def read_table(
    table: Table, rows: Rows | None, languages: Sequence[str], known: Known, problems: list[Problem]
) -> Records:
    """The records of `table`. Rows that cannot be read are left out; why is added to `problems`, line by line.

    A file that is missing (`rows` is None) or lacks a column yields no records.
    """
    if rows is None:
        return Records()
    columns = _columns(table, rows, languages, known, problems)
    repeats = _repeats(rows.columns.get("id", ()))
    found = [*_cell_problems(rows, columns), *_repeated_ids(rows, repeats)]
    problems.extend(one for _, one in sorted(found, key=lambda item: item[0]))
    if len(columns) < len(table.fields):
        return Records()
    unreadable = {row for column in columns for row in column.errors} | {row for row, _ in repeats}
    lines, values = rows.lines, [column.values for column in columns]
    if unreadable:
        keep = np.ones(len(lines), bool)
        keep[list(unreadable)] = False
        lines, values = lines[keep], [column.kept(keep) for column in values]
    return _records(table, lines, values)


def read_one(
    table: Table, rows: Rows | None, languages: Sequence[str], known: Known, problems: list[Problem]
) -> Records:
    """The record of a table of one row, always exactly one; what cannot be read of it is blank."""
    read = {}
    if rows is not None:
        columns = _columns(table, rows, languages, known, problems)
        problems.extend(one for _, one in _cell_problems(rows, columns))
        if len(rows.lines) != 1:
            problems.append(problem("one-row", table.file, 0, "", len(rows.lines)))
        read = {column.field.name: column.values[0] for column in columns if len(rows.lines) and 0 not in column.errors}
    record = table.record(*(read.get(entry.name, blank(entry)) for entry in table.fields))
    return Records({record.id: record}, {record.id: next(iter(rows.lines.tolist() if rows else ()), 0)})


def _columns(table: Table, rows: Rows, languages: Sequence[str], known: Known, problems: list[Problem]) -> list[Column]:
    """Every field of the table in all rows, but those that lack a column."""
    lacking = [entry for entry in table.fields if entry.later and entry.name not in rows.columns]
    expected = [name for entry in table.fields if entry not in lacking for name in entry.columns(languages)]
    problems.extend(misnamed_columns(rows, expected))
    length = len(rows.lines)
    return [
        Column(entry, Coded.of([absent(entry)] * length), {}, {})
        if entry in lacking
        else read_column(entry, rows.columns, languages, known, length)
        for entry in table.fields
        if entry in lacking or rows.columns.keys() >= set(entry.columns(languages))
    ]


def _cell_problems(rows: Rows, columns: Sequence[Column]) -> Iterator[tuple[int, Problem]]:
    """A problem for each cell that cannot be read, and for each unknown code, with its row."""
    for column in columns:
        for row, error in column.errors.items():
            yield row, _cell_problem(rows, row, column, error)
        for row, strangers in column.unknown.items():
            for error in strangers:
                yield row, _cell_problem(rows, row, column, error)


def _cell_problem(rows: Rows, row: int, column: Column, error: CellError) -> Problem:
    return problem(error.rule, rows.file, int(rows.lines[row]), column.field.name, error.found, **error.facts)


def _repeated_ids(rows: Rows, repeats: Sequence[tuple[int, int]]) -> Iterator[tuple[int, Problem]]:
    """A problem for each row whose id an earlier row has."""
    for row, first in repeats:
        found = rows.columns["id"][row]
        line, before = int(rows.lines[row]), int(rows.lines[first])
        yield row, problem("duplicate-id", rows.file, line, "id", found, first=before)


def _repeats(ids: Sequence[str]) -> list[tuple[int, int]]:
    """Each row whose id an earlier row has, with that earlier row; empty ids are another matter."""
    distinct = ids.values if isinstance(ids, Coded) else ids
    if isinstance(distinct, RowKeys) or len(set(distinct)) == len(ids):
        return []
    first: dict[str, int] = {}
    return [(row, first[key]) for row, key in enumerate(ids) if key and first.setdefault(key, row) != row]


def _records(table: Table, lines: NDArray[np.intp], columns: Sequence[Coded]) -> Records:
    """Records made of whole columns, in the order of the record's attributes; of observations the columns stay."""
    named = {entry.name: column for entry, column in zip(table.fields, columns, strict=True)}
    if table.record is Observation:
        ids = named["id"].values
        keys = ids if isinstance(ids, RowKeys) and len(ids) == len(lines) else RowKeys.of(named["id"])
        return Records(ObservationTable(keys, {name: named[name] for name in FIELDS}), RowNumbers(keys, lines))
    made = map(table.record, *columns)
    return Records(dict(zip(named["id"], made, strict=True)), dict(zip(named["id"], lines.tolist(), strict=True)))
