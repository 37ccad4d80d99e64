"""A copy of an uploaded workbook in which every problem is marked; made anew from its plain values."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from openpyxl import Workbook
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.cell.cell import Cell as OfficeCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from corridor.errors import Problem
from corridor.messages.catalogue import in_every_language, message
from corridor.model.dataset import Dataset
from corridor.model.vocabulary import Text
from corridor.workbook import styles
from corridor.workbook.columns import sheet_title
from corridor.workbook.draft import Outcome
from corridor.workbook.grid import Book, Cell, Sheet, Unusable, position
from corridor.workbook.input_sheet import cell_at, write_value
from corridor.workbook.marks import Mark
from corridor.workbook.plausibility import Query
from corridor.workbook.template import packed, template_book

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML has no way to write."""
_BAD_IN_NAME = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
_COLUMNS: tuple[tuple[Literal["sheet", "cell", "rule", "found", "message", "remedy"], int], ...] = (
    ("sheet", 10),
    ("cell", 9),
    ("rule", 22),
    ("found", 26),
    ("message", 56),
    ("remedy", 56),
)
_SIGNED = "corridor"


def marked_copy(outcome: Outcome, dataset: Dataset, asked: Sequence[Query] = ()) -> bytes | None:
    """The uploaded file as a workbook with its problems and queries marked, to be corrected and uploaded again.

    Every cell stands where it stood in the upload, so that the addresses in the messages hold. Nothing of the upload
    but plain values is taken over: texts stay texts, and a formula is shown as one without being one.

    Returns:
        An XLSX file, or None when the upload could not be read at all.
    """
    if outcome.book is None:
        return None
    book = _base(outcome, dataset)
    for sheet in outcome.book.sheets:
        if sheet.name not in _own_sheets():
            _overlay(_sheet(book, sheet.name), sheet)
    for problem in outcome.problems:
        place = position(problem.field) or (problem.line, 1)
        _mark(book, problem.file, place, styles.WRONG, (problem.message, problem.remedy))
    for query in asked:
        _mark(book, query.sheet, position(query.cell) or (0, 0), styles.UNUSUAL, (query.message, query.remedy))
    _write_list(book, outcome.problems, asked)
    return packed(book)


def _own_sheets() -> tuple[str, ...]:
    """Sheets that are written anew rather than copied."""
    return tuple(sheet_title(name) for name in ("cover", "choices", "problems"))


def _base(outcome: Outcome, dataset: Dataset) -> Workbook:
    """The template that the upload was made from, where that is known; else an empty workbook."""
    frame = outcome.frame
    if frame and outcome.book and _from_template(outcome.book):
        return template_book(dataset, Mark.of(frame.area.id, frame.period, frame.fingerprint))
    book = Workbook()
    book.remove(book.worksheets[0])
    return book


def _from_template(book: Book) -> bool:
    return book.kind == "xlsx" and book.sheet(sheet_title("figures")) is not None


def _sheet(book: Workbook, name: str) -> Worksheet:
    """The sheet of that name, made where there is none."""
    safe = _BAD_IN_NAME.sub(" ", _FORBIDDEN.sub("", name))[:_LONGEST_NAME].strip("' ") or "-"
    return book[safe] if safe in book.sheetnames else book.create_sheet(safe)


def _overlay(target: Worksheet, source: Sheet) -> None:
    """Put the upload's values in the place of the template's, cell by cell."""
    for row in target.iter_rows():
        for cell in row:
            if (cell.row, cell.column) not in source.cells and cell.value is not None:
                cell_at(target, cell.row, cell.column).value = None
    for place, uploaded in source.cells.items():
        _copy(uploaded, cell_at(target, *place))


def _copy(uploaded: Cell, cell: OfficeCell) -> None:
    """Write one value, looking as it did: a percentage or a date in a cell for text must not pass for another value."""
    kept = cell.number_format
    content = uploaded.content
    if isinstance(content, Unusable) and content.shown in ERROR_CODES:
        cell.value = content.shown
    else:
        write_value(cell, _value(uploaded))
    if uploaded.percent:
        cell.number_format = "0.00%"
    elif not isinstance(content, date):
        cell.number_format = kept


def _value(cell: Cell) -> object:
    content = cell.content
    if isinstance(content, Unusable | str):
        return _FORBIDDEN.sub("", cell.shown)
    if isinstance(content, Decimal):
        return int(content) if content == int(content) else float(content)
    return content


def _mark(book: Workbook, sheet: str, place: tuple[int, int], fill: PatternFill, texts: Iterable[Text]) -> None:
    """Colour a cell and say in a comment what is wrong and what to do, after what was said there before."""
    if not place[0] or sheet not in book.sheetnames:
        return
    cell = cell_at(book[sheet], *place)
    cell.fill = fill
    before = f"{cell.comment.text}\n\n" if cell.comment else ""
    comment = Comment(before + "\n".join(_FORBIDDEN.sub("", in_every_language(text)) for text in texts), _SIGNED)
    comment.width, comment.height = 360, 160
    cell.comment = comment


def _write_list(book: Workbook, problems: Sequence[Problem], asked: Sequence[Query]) -> None:
    """The sheet that lists every problem, and every query below them."""
    sheet = book.create_sheet(sheet_title("problems"), 0)
    for letter, (_, width) in zip("ABCDEF", _COLUMNS, strict=True):
        sheet.column_dimensions[letter].width = width
    row = 1
    groups = (("title", styles.WRONG, _lines_of(problems)), ("warnings", styles.UNUSUAL, _asked(asked)))
    for heading, fill, entries in groups:
        if entries:
            title = message(f"workbook.problems.{heading}", count=len(entries))
            row = _write_group(sheet, row, title, fill, entries) + 1
    styles.print_wide(sheet)
    book.active = 0


def _lines_of(problems: Sequence[Problem]) -> list[tuple[str, ...]]:
    return [(row.file, row.field, row.rule, row.found, *_in_words(row)) for row in problems]


def _asked(asked: Sequence[Query]) -> list[tuple[str, ...]]:
    return [(row.sheet, row.cell, row.rule, row.found, *_in_words(row)) for row in asked]


def _in_words(row: Problem | Query) -> tuple[str, str]:
    return in_every_language(row.message), in_every_language(row.remedy)


def _write_group(sheet: Worksheet, row: int, title: Text, fill: PatternFill, entries: list[tuple[str, ...]]) -> int:
    """A title, a header and a line for each entry; the row below them."""
    cell_at(sheet, row, 1).value = in_every_language(title, " · ")
    cell_at(sheet, row, 1).font = styles.HEADING
    header = tuple(in_every_language(message(f"workbook.problems.{name}")) for name, _ in _COLUMNS)
    for number, line in enumerate((header, *entries), start=row + 1):
        for column, text in enumerate(_safe(line), start=1):
            cell = cell_at(sheet, number, column)
            write_value(cell, text)
            cell.alignment, cell.border = styles.WRAPPED, styles.GRID
            cell.font = styles.STRONG if number == row + 1 else styles.PLAIN
        if number > row + 1:
            cell_at(sheet, number, 2).fill = fill
        styles.lines_high(sheet, number, 4 if number > row + 1 else 2)
    return row + 2 + len(entries)


def _safe(line: Iterable[str]) -> Iterator[str]:
    return (_FORBIDDEN.sub("", text) for text in line)
