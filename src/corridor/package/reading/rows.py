"""CSV split into columns of raw cells, with the line that each row begins on."""

import csv
import re
from _csv import Reader
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, islice
from operator import itemgetter

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from corridor.errors import Problem
from corridor.model.coded import Coded
from corridor.model.invisible_characters import visible
from corridor.package.reading.cell_columns import CellColumn, Part, column_for
from corridor.package.reading.cut_cells import UncutError, cut
from corridor.package.reading.files import decoded
from corridor.package.reading.problems import problem
from corridor.progress import Progress, Step, note

_AT_A_TIME = 4096
_SMALL = 1 << 16
"""Bytes of a file that `csv` reads sooner than it is cut: to cut a block takes milliseconds, however few its rows."""
_LONGEST_REST = 1 << 23
"""Bytes of a row that is not over: if it has more, a quotation mark was not closed, most likely."""
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
"""A line with its end, whichever system wrote it; a file-like object of a large text would hold it four times over."""

_END = re.compile(r"\r\n|\r|\n")
_MARK = "\ufeff".encode()


class Rows(Struct, frozen=True):
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
    lines: NDArray[np.intp]


def read_rows(text: str, file: str, problems: list[Problem]) -> Rows | None:
    """The rows of a CSV file; None when it is no CSV. Rows of a wrong length are left out."""
    return read_blocks([text.encode()], file, problems)


def read_blocks(blocks: Iterable[bytes], file: str, problems: list[Problem]) -> Rows | None:
    """The same of a file that comes in blocks of bytes, all of which are taken; None, too, when it is not UTF-8."""
    left = iter(blocks)
    try:
        return _Reading(file, problems).read(left)
    finally:
        for _ in left:
            pass


class _Reading:
    """One file, as far as it was read: blocks are cut as long as they can be; `csv` reads the rest."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self._file = file
        self._problems = problems
        self._header: list[str] | None = None
        self._columns: list[CellColumn] = []
        self._lines: list[NDArray[np.intp]] = []
        self._rest = b""
        self._passed = 0
        """How many lines stand before the rest."""

    def read(self, blocks: Iterator[bytes]) -> Rows | None:
        """The rows of all blocks; None when they are no CSV or not UTF-8."""
        while (len(self._rest) < _SMALL or b"\n" not in self._rest) and (block := next(blocks, b"")):
            self._rest += block
        while self._rest.startswith(_MARK):
            self._rest = self._rest.removeprefix(_MARK)
        separator = _delimiter(self._rest)
        if len(self._rest) < _SMALL or not self._cut_all(blocks, separator):
            text = decoded(b"".join([self._rest, *blocks]), self._file, self._problems, self._passed)
            if text is None or not self._read_slowly(text, separator):
                return None
        return self._ended()

    def _cut_all(self, blocks: Iterable[bytes], separator: str) -> bool:
        """Cut what is left and all blocks; whether nothing stood there that `csv` alone can read."""
        try:
            self._cut_header(separator)
            for block in chain([b""], blocks):
                self._rest += block
                self._cut(self._rest, separator)
            if self._rest:
                self._cut(self._rest + b"\n", separator)
        except (UncutError, UnicodeDecodeError):
            return False
        return True

    def _cut_header(self, separator: str) -> None:
        line, end, rest = self._rest.partition(b"\n")
        names = line.removesuffix(b"\r").decode()
        if not end or not names or '"' in names or "\r" in names:
            raise UncutError
        self._begin(names.split(separator))
        self._rest, self._passed = rest, 1

    def _begin(self, names: Sequence[str]) -> None:
        self._header = [visible(name).strip() for name in names]
        self._columns = [column_for(name) for name in self._header]

    def _cut(self, block: bytes, separator: str) -> None:
        """Add the rows that end in `block`, which begins with what is left."""
        if not block:
            return
        cells, rest = cut(block, len(self._columns), ord(separator))
        parts = [column.part_cut(cells, number) for number, column in enumerate(self._columns)]
        self._add(parts, self._passed + 1 + cells.lines)
        self._passed += len(cells.line_ends)
        self._rest = rest
        if len(rest) > _LONGEST_REST:
            raise UncutError

    def _add(self, parts: Iterable[Part], lines: NDArray[np.intp]) -> None:
        note(Progress(Step.READING, sum(map(len, self._lines)), file=self._file))
        for column, part in zip(self._columns, parts, strict=True):
            column.add(part)
        self._lines.append(lines)

    def _read_slowly(self, text: str, separator: str) -> bool:
        """Read what is left; whether it is CSV."""
        reader = csv.reader(map(itemgetter(0), _LINE.finditer(text)), delimiter=separator, strict=True)
        try:
            if self._header is None:
                self._begin(next(reader, []))
            for lines, rows in self._whole_rows(reader, len(self._columns)):
                cells = zip(*rows, strict=True)
                parts = [column.part(some) for column, some in zip(self._columns, cells, strict=True)]
                self._add(parts, np.array(lines, np.intp))
        except csv.Error as error:
            self._problems.append(problem("unreadable-file", self._file, self._passed + reader.line_num, "", error))
            return False
        return True

    def _whole_rows(self, reader: Reader, width: int) -> Iterator[tuple[Sequence[int], list[list[str]]]]:
        """The rows that have `width` cells, some at a time, and the lines on which they begin.

        Empty lines are no rows.
        """
        begin = self._passed + reader.line_num + 1
        while some := list(islice(reader, _AT_A_TIME)):
            after = self._passed + reader.line_num + 1
            alone = after - begin == len(some)  # each row is a line, as nearly always
            begins = range(begin, after) if alone else accumulate(map(_lines_taken, some), initial=begin)
            begin = after
            numbered = [(line, row) for line, row in zip(begins, some, strict=False) if row]
            for line, row in numbered:
                if len(row) != width:
                    found = problem("ragged-row", self._file, line, "", len(row), expected=width)
                    self._problems.append(found)
            whole = [(line, row) for line, row in numbered if len(row) == width]
            if whole:
                yield [line for line, _ in whole], [row for _, row in whole]

    def _ended(self) -> Rows:
        header = self._header or []
        columns = [column.ended() for column in self._columns]
        named: dict[str, Coded] = {}
        kept = [(name, column) for name, column in zip(header, columns, strict=True) if name or any(column)]
        for name, column in kept:
            named.setdefault(name, column)
        lines = np.concatenate([np.array([], np.intp), *self._lines])
        return Rows(self._file, [name for name, _ in kept], named, lines)


def _delimiter(content: bytes) -> str:
    """What parts the names in the header: no name of a column has any of these, so the first found is the one."""
    header = content.partition(b"\n")[0]
    return next((sign for sign in ",;\t" if sign.encode() in header), ",")


def _lines_taken(row: Sequence[str]) -> int:
    return 1 + sum(len(_END.findall(cell)) for cell in row)


def misnamed_columns(rows: Rows, expected: Sequence[str]) -> list[Problem]:
    """What is wrong with the names of a file's columns: missing ones, unknown ones, and such as stand there twice."""
    file, header = rows.file, rows.header
    return [
        *(problem("missing-column", file, 1, name, "") for name in expected if name not in header),
        *(problem("unknown-column", file, 1, name, name) for name in dict.fromkeys(header) if name not in expected),
        *(problem("repeated-column", file, 1, name, name) for name in dict.fromkeys(header) if header.count(name) > 1),
    ]
