"""CSV text split into columns of raw cells, with the line that each row begins on."""

import csv
import re
from _csv import Reader
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter

import numpy as np

from corridor.errors import Problem
from corridor.model.coded import Coded, Numbers, narrowed
from corridor.model.invisible_characters import visible
from corridor.package.reading.problems import problem

_AT_A_TIME = 4096
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
"""A line with its end, whichever system wrote it; a file-like object of a large text would hold it four times over."""


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
    columns: Mapping[str, Coded]
    lines: Sequence[int]


def read_rows(text: str, file: str, problems: list[Problem]) -> Rows | None:
    """The rows of a CSV file; None when it is no CSV. Rows of a wrong length are left out."""
    text = text.lstrip("\ufeff")
    reader = csv.reader(map(itemgetter(0), _LINE.finditer(text)), delimiter=_delimiter(text), strict=True)
    lines: list[int] = []
    try:
        header = [visible(name).strip() for name in next(reader, [])]
        rows = _whole_rows(reader, len(header), lines, file, problems)
        columns = _transposed(rows, len(header))
    except csv.Error as error:
        problems.append(problem("unreadable-file", file, reader.line_num, "", error))
        return None
    named: dict[str, Coded] = {}
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


def _transposed(rows: Iterator[list[str]], width: int) -> list[Coded]:
    """Rows turned into columns, some at a time; equal cells of a column are held once."""
    codes = [array("I") for _ in range(width)]
    seen = [Numbers() for _ in range(width)]
    while some := list(islice(rows, _AT_A_TIME)):
        for column, known, cells in zip(codes, seen, zip(*some, strict=True), strict=True):
            column.extend(map(known.__getitem__, cells))
    return [
        Coded(narrowed(np.array(column, np.uint32), len(known)), list(known))
        for column, known in zip(codes, seen, strict=True)
    ]


def misnamed_columns(rows: Rows, expected: Sequence[str]) -> list[Problem]:
    """What is wrong with the names of a file's columns: missing ones, unknown ones, and such as stand there twice."""
    file, header = rows.file, rows.header
    return [
        *(problem("missing-column", file, 1, name, "") for name in expected if name not in header),
        *(problem("unknown-column", file, 1, name, name) for name in dict.fromkeys(header) if name not in expected),
        *(problem("repeated-column", file, 1, name, name) for name in dict.fromkeys(header) if header.count(name) > 1),
    ]
