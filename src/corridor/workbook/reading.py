"""Reads a filled workbook, or a CSV file of its figures, into a draft or into all that is wrong with it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from corridor.errors import Problem
from corridor.messages.areas import area_text
from corridor.messages.periods import period_text
from corridor.model.dataset import Dataset
from corridor.workbook.columns import Layout, layouts, sheet_title
from corridor.workbook.contract import check_figures
from corridor.workbook.draft import Documents, Draft, Expected, Outcome, Proposal, ReportScope
from corridor.workbook.fields import read_fields
from corridor.workbook.figures import read_figures
from corridor.workbook.grid import Book, Sheet, position
from corridor.workbook.guard import kind_of
from corridor.workbook.indicators import SUBMITTING
from corridor.workbook.marks import VERSION, Mark, read_mark
from corridor.workbook.measures import read_honours, read_programmes
from corridor.workbook.nil_return import nil_reason
from corridor.workbook.report import Report, UnreadableError
from corridor.workbook.separated import read_separated
from corridor.workbook.spreadsheet import read_spreadsheet

_UNREAD = ("cover", "choices", "problems")
"""Sheets that a file may have and that nothing is taken from."""


def read_submission(content: bytes, dataset: Dataset, today: date, expected: Expected | None = None) -> Outcome:
    """Read an uploaded file from its bytes.

    Args:
        content: the file; its name is never asked for.
        dataset: the data published last, whose contract the file must keep.
        today: the last day that a document can be dated.
        expected: whose file it must be; a file that says nothing of its area and period is taken for this one's.

    Returns:
        A draft without problems, or every problem that could be found. No exception, whatever the file holds.
    """
    report = Report()
    layout, *others = layouts(dataset.corridor.languages)
    book = _book(content, layout, report)
    if book is None:
        return Outcome(None, tuple(report.problems))
    sheets = dict(_sheets(book, (layout, *others), report))
    frame = _frame(sheets, dataset, today, expected, report)
    draft = _draft(sheets, frame, report) if frame else None
    problems = tuple(sorted(report.problems, key=lambda problem: _order(problem, book)))
    return Outcome(None if problems else draft, problems, report.left_out, book, frame)


def _book(content: bytes, layout: Layout, report: Report) -> Book | None:
    try:
        kind = kind_of(content)
    except UnreadableError as refusal:
        report.refuse(refusal)
        return None
    return read_spreadsheet(content, report) if kind == "xlsx" else read_separated(content, layout, report)


def _sheets(book: Book, wanted: tuple[Layout, ...], report: Report) -> Iterator[tuple[Layout, Sheet]]:
    """The sheets to read; reports what is hidden, not known, merged, and the figures' when missing."""
    unread = {sheet_title(name) for name in _UNREAD}
    titles = {layout.title: layout for layout in wanted}
    for sheet in book.sheets:
        if sheet.hidden:
            report.add("sheet-hidden", sheet.name)
        if sheet.name in titles:
            _report_merged(sheet, report)
            yield titles[sheet.name], sheet
        elif sheet.name not in unread and sheet.cells:
            report.add("sheet-unknown", sheet.name, titles="、".join(titles))
    if book.sheet(wanted[0].title) is None:
        report.add("sheet-missing", wanted[0].title)


def _report_merged(sheet: Sheet, report: Report) -> None:
    for merged in sheet.merged:
        report.add("merged-cells", sheet.name, position(merged.partition(":")[0]) or (0, 0), merged)


def _frame(
    sheets: Mapping[Layout, Sheet], dataset: Dataset, today: date, expected: Expected | None, report: Report
) -> ReportScope | None:
    """The area and period of the file by its mark, else those expected; reports where they disagree."""
    marks = {sheet.name: mark for sheet in sheets.values() if (mark := read_mark(sheet))}
    if len(set(marks.values())) > 1:
        report.add("marks-differ", found=" / ".join(mark.text for mark in marks.values()))
    mark = next(iter(marks.values()), None)
    if mark is None:
        mark = Mark.of(expected.area, expected.period, "") if expected else None
    if mark is None:
        report.add("mark-missing")
        return None
    return _checked(mark, dataset, today, expected, report)


def _checked(
    mark: Mark, dataset: Dataset, today: date, expected: Expected | None, report: Report
) -> ReportScope | None:
    if mark.version != VERSION:
        report.add("template-version", found=mark.version, expected=VERSION)
    today_code = dataset.current(mark.area)
    if expected and today_code != dataset.current(expected.area):
        given, wanted = (area_text(dataset.areas, code) for code in (mark.area, expected.area))
        report.add("area-other", found=mark.area, given=given, expected=wanted)
    if expected and mark.period != expected.period:
        given, wanted = period_text(mark.period), period_text(expected.period)
        report.add("template-period", found=mark.period.text, given=given, expected=wanted)
    area = dataset.areas.get(today_code)
    if area is None or area.kind not in SUBMITTING or mark.period.form != "point":
        report.add("area-unknown", found=mark.text)
        return None
    return ReportScope(dataset, area, mark.period, today, mark.fingerprint)


_READERS: Mapping[str, Callable[..., Iterator[Proposal[Any]]]] = {
    "figures": read_figures,
    "programmes": read_programmes,
    "honours": read_honours,
}


def _draft(sheets: Mapping[Layout, Sheet], frame: ReportScope, report: Report) -> Draft:
    """Everything that the sheets propose; of worth only when the report stays empty."""
    documents = Documents(frame.area)
    read = {layout: (sheet.name, read_fields(sheet, layout, report)) for layout, sheet in sheets.items()}
    found = {
        layout.name: _READERS[layout.name](fields, sheet, frame, documents, report) if fields else ()
        for layout, (sheet, fields) in read.items()
    }
    figures, programmes, honours = (tuple(found.get(name, ())) for name in ("figures", "programmes", "honours"))
    check_figures(figures, frame, report)
    others = bool(figures or programmes or honours)
    nil = "".join(
        nil_reason(fields, sheet, report, others=others)
        for layout, (sheet, fields) in read.items()
        if fields and layout.name == "figures"
    )
    if not (others or nil or report.problems):
        report.add("nothing-filled")
    language = frame.dataset.corridor.languages[0]
    sources = tuple(documents.sources(language))
    return Draft(frame.area.id, frame.period, frame.fingerprint, figures, programmes, honours, sources, nil)


def _order(problem: Problem, book: Book) -> tuple[int, int, int]:
    """By sheet, row and column; what concerns the file comes first."""
    names = [sheet.name for sheet in book.sheets]
    sheet = names.index(problem.file) if problem.file in names else -1
    return sheet, problem.line, (position(problem.field) or (0, 0))[1]
