"""CSV text split into columns of raw cells, with the line that each row begins on."""

import csv
import io
from _csv import Reader
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from corridor.errors import Problem
from corridor.model.invisible_characters import visible
from corridor.package.reading.problems import problem

_AT_A_TIME = 4096


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one file.

    Attributes:
        file: path inside the package.
        header: the names of the columns as they stand in the file.
        columns: the cells of each column by its name, all columns of one length.
        lines: for each row the line that it begins on; the header is line 1.
    """

    file: str
    header: Sequence[str]
    columns: Mapping[str, Sequence[str]]
    lines: Sequence[int]


def read_rows(text: str, file: str, problems: list[Problem]) -> Rows | None:
    """The rows of a CSV file; None when it is no CSV. Rows of a wrong length are left out."""
    text = text.lstrip("\ufeff")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    lines: list[int] = []
    try:
        header = [visible(name).strip() for name in next(reader, [])]
        rows = _whole_rows(reader, len(header), lines, file, problems)
        columns = _transposed(rows, len(header))
    except csv.Error as error:
        problems.append(problem("unreadable-file", file, reader.line_num, "", error))
        return None
    named: dict[str, Sequence[str]] = {}
    kept = [(name, column) for name, column in zip(header, columns, strict=True) if name or any(column)]
    for name, column in kept:
        named.setdefault(name, column)
    return Rows(file, [name for name, _ in kept], named, lines)


def _delimiter(text: str) -> str:
    """What parts the names in the header: no name of a column has any of these, so the first found is the one."""
    header = text.partition("\n")[0]
    return next((sign for sign in ",;\t" if sign in header), ",")


def _whole_rows(
    reader: Reader, width: int, lines: list[int], file: str, problems: list[Problem]
) -> Iterator[list[str]]:
    """The rows that have `width` cells, the line that each begins on being added to `lines`; empty lines are none."""
    begin = reader.line_num + 1
    for row in reader:
        if len(row) == width:
            lines.append(begin)
            yield row
        elif row:
            problems.append(problem("ragged-row", file, begin, "", len(row), expected=width))
        begin = reader.line_num + 1


def _transposed(rows: Iterator[list[str]], width: int) -> list[list[str]]:
    """Rows turned into columns, some at a time; equal cells of a column are one string, which keeps them small."""
    columns: list[list[str]] = [[] for _ in range(width)]
    seen: list[dict[str, str]] = [{} for _ in range(width)]
    while some := list(islice(rows, _AT_A_TIME)):
        for column, known, cells in zip(columns, seen, zip(*some, strict=True), strict=True):
            column.extend(map(known.setdefault, cells, cells))
    return columns


def misnamed_columns(rows: Rows, expected: Sequence[str]) -> list[Problem]:
    """What is wrong with the names of a file's columns: missing ones, unknown ones, and such as stand there twice."""
    file, header = rows.file, rows.header
    return [
        *(problem("missing-column", file, 1, name, "") for name in expected if name not in header),
        *(problem("unknown-column", file, 1, name, name) for name in dict.fromkeys(header) if name not in expected),
        *(problem("repeated-column", file, 1, name, name) for name in dict.fromkeys(header) if header.count(name) > 1),
    ]
