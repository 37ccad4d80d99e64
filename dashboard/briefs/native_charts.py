"""Charts that stay charts: the numbers in a workbook behind each, to be edited in Word and on slides.

python-pptx writes the XML of charts; a Word document takes the same parts.
"""

from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import OxmlElement, parse_xml
from docx.text.paragraph import Paragraph
from markupsafe import escape
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.oxml import parse_xml as parse_chart
from pptx.util import Mm, Pt

from dashboard.briefs.drawn_charts import DrawnChart

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_INLINE = (
    '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<wp:extent cx="{cx}" cy="{cy}"/><wp:docPr id="{id}" name="chart {id}" descr="{words}"/>'
    f'<a:graphic><a:graphicData uri="{_C}"><c:chart xmlns:c="{_C}" xmlns:r="{_R}" r:id="{{link}}"/>'
    "</a:graphicData></a:graphic></wp:inline>"
)
_FIRST_ID = 100
"""The map's picture has number 1."""
_MOST_NAMED = 12
"""With more points than this only the last bears its number."""


def chart_data(drawn: DrawnChart) -> Any:  # noqa: ANN401  # python-pptx's types are not whole
    """The chart's numbers, as python-pptx takes them."""
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = list(drawn.labels)
    for series in drawn.series:
        data.add_series(series.name, series.values)
    return data


def chart_type(drawn: DrawnChart) -> XL_CHART_TYPE:
    """Bars side by side, or a line with its points marked."""
    return XL_CHART_TYPE.LINE_MARKERS if drawn.line else XL_CHART_TYPE.BAR_CLUSTERED


def style_chart(chart: Any, drawn: DrawnChart, size: float, face: str) -> None:  # noqa: ANN401
    """From zero on, numbers at the marks, targets without a line; `size` in pt."""
    chart.font.size, chart.font.name = Pt(size), face
    chart.has_title = False
    chart.has_legend = len(drawn.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    values = [value for series in drawn.series for value in series.values if value is not None]
    if min(values) >= 0:
        chart.value_axis.minimum_scale = 0
    chart.value_axis.has_major_gridlines = False
    if not drawn.line:
        chart.category_axis.reverse_order = True
    chart.value_axis.visible = drawn.line
    chart.plots[0].has_data_labels = len(drawn.labels) <= _MOST_NAMED
    if drawn.line and chart.plots[0].has_data_labels:
        chart.plots[0].data_labels.position = XL_LABEL_POSITION.ABOVE
    color = RGBColor.from_string(drawn.color.removeprefix("#").upper())  # type: ignore[no-untyped-call]
    for series, held in zip(chart.plots[0].series, drawn.series, strict=True):
        if drawn.line:
            series.smooth = False
            series.format.line.color.rgb = color
            for fill in (series.marker.format.fill, series.marker.format.line.fill):
                fill.solid()
                fill.fore_color.rgb = color
        else:
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = color
        if held.aim:
            series.format.line.fill.background()


def add_word_chart(document: Document, paragraph: Paragraph, drawn: DrawnChart, size: tuple[float, float]) -> None:
    """Put `drawn` into `paragraph`, `size` mm wide and high."""
    package = document.part.package
    number = sum(part.partname.startswith("/word/charts/") for part in package.iter_parts()) + 1
    data = chart_data(drawn)
    space = parse_chart(ChartXmlWriter(chart_type(drawn), data).xml.encode())  # type: ignore[no-untyped-call]
    style_chart(Chart(space, None), drawn, 9, "仿宋")  # type: ignore[no-untyped-call]
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, b"", package)
    workbook: bytes = CategoryWorkbookWriter(data).xlsx_blob  # type: ignore[no-untyped-call]
    book = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), CONTENT_TYPE.SML_SHEET, workbook, package)
    behind = part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    space.append(parse_chart(f'<c:externalData xmlns:c="{_C}" xmlns:r="{_R}" r:id="{behind}"/>'))
    part._blob = serialize_part_xml(space)  # noqa: SLF001
    link = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    sides = {"cx": int(Mm(size[0])), "cy": int(Mm(size[1]))}
    drawing = OxmlElement("w:drawing")
    drawing.append(parse_xml(_INLINE.format(**sides, id=_FIRST_ID + number, link=link, words=escape(drawn.title))))
    paragraph.add_run()._r.append(drawing)  # noqa: SLF001  # python-docx's way to what it has no method for
