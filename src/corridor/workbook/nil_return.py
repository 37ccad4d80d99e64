"""The row of the figures' sheet that says that there is nothing to report for the period, and why."""

from corridor.messages.catalogue import message
from corridor.workbook import entries
from corridor.workbook.characters import alike
from corridor.workbook.fields import Fields, Row
from corridor.workbook.plausibility import SHORTEST_ANSWER, explains
from corridor.workbook.report import Report
from corridor.workbook.row_reader import RowReader

NIL = "nil"
"""What stands in the row in place of an indicator."""
REASON = "note"
"""The column that the reason is written into."""


def is_nil(row: Row) -> bool:
    """Whether a row is the one for a nil return: by its code, or by its words in any language."""
    cell = row.cells.get("indicator")
    labels = {NIL, *message("workbook.nil.label").by_language.values()}
    return cell is not None and alike(cell.shown) in {alike(label) for label in labels}


def nil_reason(fields: Fields, sheet: str, report: Report, *, others: bool) -> str:
    """Why there is nothing to report; empty where no reason was typed.

    Args:
        fields: the rows of the sheet.
        sheet: its name.
        report: takes the problems: a reason that explains nothing, or one beside figures.
        others: whether the file proposes anything.
    """
    for row in fields.rows:
        reader = RowReader(fields, row, report, sheet)
        if is_nil(row) and reader.filled:
            reason = reader.take(REASON, entries.text, optional=True) or ""
            place = fields.place(row, REASON)
            if others:
                report.add("nil-beside-figures", sheet, place, reason)
            elif not reader.failed and not explains(reason):
                report.add("nil-unexplained", sheet, place, reason, least=SHORTEST_ANSWER)
            return reason
    return ""
