"""An XLSX file as sheets of plain values, when it is safe to read."""

from msgspec import Struct

from corridor.workbook import limits
from corridor.workbook.archive import Archive
from corridor.workbook.grid import Book, Sheet
from corridor.workbook.guard import refusals
from corridor.workbook.markup import Allowance, parse
from corridor.workbook.report import Report, UnreadableError
from corridor.workbook.sheet_cells import Cells
from corridor.workbook.structure import SheetPart, Structure, read_structure


def read_spreadsheet(content: bytes, report: Report) -> Book | None:
    """The sheets of an XLSX file; None when the file as a whole is refused, which the report then says."""
    try:
        archive = Archive(content)
        allowance = Allowance()
        refused = list(refusals(archive, allowance))
        for refusal in refused:
            report.refuse(refusal)
        return None if refused else _book(archive, allowance, report)
    except UnreadableError as refusal:
        report.refuse(refusal)
        return None


class _Reader(Struct):
    """Reads the sheets of one file; `room` is how many cells may still be kept."""

    archive: Archive
    structure: Structure
    allowance: Allowance
    report: Report
    room: int = limits.CELLS

    def sheet(self, listed: SheetPart) -> Sheet:
        cells = Cells(listed.name, self.structure, self.report, self.room)
        if listed.part:
            parse(self.archive.read(listed.part), listed.part, cells, self.allowance)
        self.room -= len(cells.cells)
        rows, columns = frozenset(cells.hidden_rows), frozenset(cells.hidden_columns)
        return Sheet(listed.name, cells.cells, listed.hidden, tuple(cells.merged), rows, columns)


def _book(archive: Archive, allowance: Allowance, report: Report) -> Book:
    structure = read_structure(archive, allowance)
    reader = _Reader(archive, structure, allowance, report)
    return Book(tuple(reader.sheet(listed) for listed in structure.sheets), "xlsx")
