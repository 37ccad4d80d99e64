"""A CSV file as one sheet of texts."""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from itertools import islice

from corridor.model.invisible_characters import readable
from corridor.model.rounding import without_noise
from corridor.workbook import limits
from corridor.workbook.characters import alike
from corridor.workbook.columns import Layout
from corridor.workbook.fields import HEADER_WITHIN, headings
from corridor.workbook.grid import Book, Cell, Content, Sheet, Unusable
from corridor.workbook.report import Report, UnreadableError

_BOM = b"\xef\xbb\xbf"
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_COMMON = 0.9
"""Share of the characters beyond ASCII that must be everyday ones, if the text is to be believed."""
_DELIMITERS = (",", ";", "\t")
_HEAD = 60_000
"""Characters in which the header is looked for; notes may stand above it."""


def read_separated(content: bytes, layout: Layout, report: Report) -> Book | None:
    """The one sheet of a CSV file, named like the sheet of `layout`; None when the file is refused."""
    try:
        rows = _rows(decoded(content), layout)
    except UnreadableError as refusal:
        report.refuse(refusal)
        return None
    cells = {(cell.row, cell.column): cell for cell in _cells(rows, layout.title, report)}
    return Book((Sheet(layout.title, cells),), "csv")


def decoded(content: bytes) -> str:
    """The text of a CSV file in UTF-8, in UTF-16 with a mark (Excel's "Unicode text"), or in GB18030.

    Raises:
        UnreadableError: it is in another encoding, or no text at all.
    """
    if content.startswith(_WIDE):
        return _wide(content)
    if b"\0" in content:
        raise UnreadableError(rule="file-kind", found="NUL")
    try:
        return content.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError:
        return _chinese(content)


def _wide(content: bytes) -> str:
    """The text in UTF-16; UTF-32 begins alike and then has a null in each character."""
    try:
        text = content.decode("utf-16")
    except UnicodeDecodeError as error:
        raise UnreadableError(rule="encoding", found="UTF-16") from error
    if "\0" in text:
        raise UnreadableError(rule="encoding", found="UTF-32")
    return text


def _chinese(content: bytes) -> str:
    """The text in GB18030. Other encodings decode as well, but into characters that nobody writes."""
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError as error:
        raise UnreadableError(rule="encoding", found="?") from error
    foreign = "".join(character for character in text if not character.isascii())
    common = len(foreign.encode("gb2312", errors="ignore")) / 2
    if common < _COMMON * len(foreign):
        raise UnreadableError(rule="encoding", found=foreign[:20])
    return text


def _rows(text: str, layout: Layout) -> list[list[str]]:
    """The rows, parted by the delimiter that parts the header.

    Raises:
        UnreadableError: quotation marks that do not close, or too many rows, columns or cells.
    """
    known = headings(layout)
    delimiter = max(_DELIMITERS, key=lambda sign: _headings_found(text, sign, known))
    try:
        rows = [row for _, row in zip(range(limits.ROWS + 1), _reader(text, delimiter), strict=False)]
    except csv.Error as error:
        raise UnreadableError(rule="csv-damaged", found=str(error)) from error
    if len(rows) > limits.ROWS or any(len(row) > limits.COLUMNS and any(row[limits.COLUMNS :]) for row in rows):
        raise UnreadableError(rule="cell-outside", found="CSV", rows=limits.ROWS, columns=limits.COLUMNS)
    if sum(1 for row in rows for cell in row if cell.strip()) > limits.CELLS:
        raise UnreadableError(rule="too-many-cells", most=limits.CELLS)
    return rows


def _headings_found(text: str, delimiter: str, known: Mapping[str, str]) -> int:
    """How many headings the best of the first rows has when they are parted by `delimiter`."""
    best = 0
    try:
        for row in islice(_reader(text[:_HEAD], delimiter), HEADER_WITHIN):
            best = max(best, sum(alike(cell) in known for cell in row))
    except csv.Error:
        return best
    return best


def _reader(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _cells(rows: list[list[str]], sheet: str, report: Report) -> Iterator[Cell]:
    for number, row in enumerate(rows, start=1):
        for column, raw in enumerate(row, start=1):
            text = readable(raw)
            if text.strip():
                yield Cell(number, column, _content(text, sheet, (number, column), report))


def _content(text: str, sheet: str, place: tuple[int, int], report: Report) -> Content:
    """A text, or a formula: office programs would run one in a CSV file."""
    if not text.lstrip().startswith("="):
        return without_noise(text[: limits.TEXT + 1])
    report.add("formula", sheet, place, text)
    return Unusable(text[:200])
