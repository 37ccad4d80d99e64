"""CSV text split into columns of raw cells, with the line that each row begins on."""

import csv
import re
from _csv import Reader
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from operator import itemgetter

import numpy as np

from corridor.errors import Problem
from corridor.model.coded import Coded, Numbers, narrowed
from corridor.model.invisible_characters import visible
from corridor.package.reading.problems import problem
from corridor.progress import Progress, Step, note

_AT_A_TIME = 4096
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
"""A line with its end, whichever system wrote it; a file-like object of a large text would hold it four times over."""

_END = re.compile(r"\r\n|\r|\n")


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
) -> Iterator[list[list[str]]]:
    """The rows that have `width` cells, some at a time; the line that each begins on is added to `lines`.

    Empty lines are no rows.
    """
    begin = reader.line_num + 1
    while some := list(islice(reader, _AT_A_TIME)):
        alone = reader.line_num - begin + 1 == len(some)  # each row is a line, as nearly always
        begins = range(begin, begin + len(some)) if alone else accumulate(map(_lines_taken, some), initial=begin)
        begin = reader.line_num + 1
        note(Progress(Step.READING, len(lines), file=file))
        if alone and all(len(row) == width for row in some):
            lines.extend(begins)
            yield some
            continue
        numbered = list(zip(begins, some, strict=False))
        for line, row in numbered:
            if row and len(row) != width:
                problems.append(problem("ragged-row", file, line, "", len(row), expected=width))
        lines.extend(line for line, row in numbered if len(row) == width)
        yield [row for row in some if len(row) == width]


def _lines_taken(row: Sequence[str]) -> int:
    return 1 + sum(len(_END.findall(cell)) for cell in row)


def _transposed(batches: Iterable[list[list[str]]], width: int) -> list[Coded]:
    """Rows turned into columns, some at a time; equal cells of a column are held once."""
    codes = [array("I") for _ in range(width)]
    seen = [Numbers() for _ in range(width)]
    for some in filter(None, batches):
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
