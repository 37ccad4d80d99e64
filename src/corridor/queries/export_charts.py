"""Native charts in a workbook: their numbers in a sheet, and beside them the charts that read them."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_LEAST_LINES = 18
"""Lines that one chart is high."""
_WIDE, _HIGH = 16, 8
"""Cm of a chart."""


class ChartTable(Struct, frozen=True):
    """The numbers of one chart.

    Attributes:
        line: a line through `labels`; else bars.
        names: one for each series.
        rows: for each label one number a series; None where there is none.
    """

    title: str
    line: bool
    labels: Sequence[str]
    names: Sequence[str]
    rows: Sequence[Sequence[Decimal | None]]


def add_charts(sheet: "WriteOnlyWorksheet", charts: Sequence[ChartTable]) -> None:
    """Write each chart's numbers, a title above them, and place the chart at their right."""
    sheet.column_dimensions["A"].width = 48  # type: ignore[attr-defined]  # its stubs lack it
    top = 1
    for table in charts:
        lines: list[Sequence[str | Decimal | None]] = [[table.title], ["", *table.names]]
        lines += [[label, *row] for label, row in zip(table.labels, table.rows, strict=True)]
        lines += [[]] * max(1, _LEAST_LINES - len(lines))
        _write(sheet, lines)
        _place(sheet, table, top)
        top += len(lines)


def _write(sheet: "WriteOnlyWorksheet", lines: Sequence[Sequence[str | Decimal | None]]) -> None:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415  # half a second that only a download costs

    for line in lines:
        cells = [WriteOnlyCell(sheet) for _ in line]
        for cell, content in zip(cells, line, strict=True):
            cell.value = content or None if isinstance(content, str) else content
            if isinstance(content, str) and content:
                cell.data_type = "s"  # a text even where it begins like a formula
        sheet.append(cells)


def _place(sheet: "WriteOnlyWorksheet", table: ChartTable, top: int) -> None:
    from openpyxl.chart import BarChart, LineChart, Reference  # noqa: PLC0415

    chart = LineChart() if table.line else BarChart()
    if isinstance(chart, BarChart):
        chart.type = "bar"
        chart.x_axis.scaling.orientation = "maxMin"
    head, last = top + 1, top + 1 + len(table.labels)
    numbers = Reference(sheet, min_col=2, max_col=1 + len(table.names), min_row=head, max_row=last)
    chart.add_data(numbers, titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=head + 1, max_row=last))
    chart.title, chart.width, chart.height = table.title, _WIDE, _HIGH
    if not any(value < 0 for row in table.rows for value in row if value is not None):
        chart.y_axis.scaling.min = 0
    for series in chart.series:
        series.smooth = False  # a curve would draw what nobody reported
    chart.x_axis.delete = chart.y_axis.delete = False
    if len(table.names) == 1:
        chart.legend = None
    sheet.add_chart(chart, f"{chr(ord('C') + len(table.names))}{top}")  # type: ignore[misc]  # its stubs name another class
