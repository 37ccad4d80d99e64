"""A selection as a workbook: the table's rows, and its charts as native ones."""

from corridor.model.dataset import Dataset
from corridor.queries.charts import charts
from corridor.queries.export_charts import ChartTable
from corridor.queries.selection import Selection
from corridor.queries.table import TableQuery
from dashboard.briefs.drawn_charts import DrawnChart, drawn_chart
from dashboard.page.downloads import xlsx_file
from dashboard.words.wording import Wording


def workbook_brief(dataset: Dataset, selection: Selection) -> bytes:
    """The workbook."""
    w = Wording(selection.language)
    drawn = [drawn_chart(dataset, chart, w) for chart in charts(dataset, selection.region, selection.initiative)]
    query = TableQuery(selection.language, selection.region, selection.initiative)
    return xlsx_file(dataset, query, [_table(chart) for chart in drawn])


def _table(chart: DrawnChart) -> ChartTable:
    rows = [[series.values[place] for series in chart.series] for place in range(len(chart.labels))]
    return ChartTable(chart.title, chart.line, chart.labels, [series.name for series in chart.series], rows)
