"""A selection as a Word document, in the layout of official documents where its language has one."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from corridor.model.dataset import Dataset
from corridor.queries.selection import Selection
from dashboard.briefs.content import Brief, Measure, Section, brief_content
from dashboard.briefs.drawn_charts import DrawnChart
from dashboard.briefs.footnotes import Footnotes
from dashboard.briefs.native_charts import add_word_chart
from dashboard.briefs.numerals import numbered
from dashboard.briefs.official_layout import Layout, Typeface, layout_for
from dashboard.briefs.pictures.map_picture import map_picture
from dashboard.briefs.word_page import set_page
from dashboard.html.qr_code import qr_file
from dashboard.words.wording import Wording

MIMETYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EMU_TO_MM = 36000
_CHART_HIGH = 62.0
"""Mm."""
_SEAL_WIDE = 24.0
"""Mm of a QR code, quiet zone included: modules of half a millimetre."""
_SMALLER = 0.75
"""Of the picture's own size, so that it stands on the first page."""
_WIDTHS = (0.34, 0.19, 0.13, 0.22, 0.12)
"""Of the type area, for each column of a table."""
_PICTURE = (
    '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<wp:extent cx="{cx}" cy="{cy}"/><wp:docPr id="1" name="map" descr="{words}"/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
    '<pic:nvPicPr><pic:cNvPr id="1" name="map.emf"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{link}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
)


def word_brief(dataset: Dataset, selection: Selection, head: str) -> bytes:
    """The document of a selection; see `brief_content` for `head`."""
    brief = brief_content(dataset, selection, head)
    writer = _Writer(layout_for(selection.language), Wording(selection.language))
    writer.opening(brief)
    writer.picture(*map_picture(dataset, selection))
    for number, section in enumerate(brief.sections):
        writer.section(number, section, brief.columns)
    writer.closing(brief.closing)
    if brief.seal:
        writer.seal(brief.seal)
    return writer.content(brief.title)


class _Writer:
    """Writes a document from its top to its end."""

    def __init__(self, layout: Layout, w: Wording) -> None:
        self._layout, self._w = layout, w
        self._document = Document()
        self._notes = Footnotes(layout.note)
        set_page(self._document, layout)

    def opening(self, brief: Brief) -> None:
        title = self._paragraph(brief.title, self._layout.title)
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        title.paragraph_format.space_after = Pt(self._layout.pitch or self._layout.body.size)
        separator = "" if self._layout.indent else " "
        self._body(separator.join(brief.findings))

    def picture(self, content: bytes, width: float, height: float) -> None:
        """The map as a vector picture, which python-docx knows no way to add."""
        part = Part(PackURI("/word/media/map.emf"), "image/x-emf", content, self._document.part.package)
        link = self._document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        sides = {"cx": round(width * _SMALLER * _EMU_TO_MM), "cy": round(height * _SMALLER * _EMU_TO_MM)}
        paragraph = self._document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
        _off_grid(paragraph)
        drawing = OxmlElement("w:drawing")
        drawing.append(parse_xml(_PICTURE.format(**sides, link=link, words=self._w("brief.map"))))
        paragraph.add_run()._r.append(drawing)  # noqa: SLF001  # python-docx's way to what it has no method for

    def section(self, number: int, section: Section, columns: tuple[str, ...]) -> None:
        self._heading(numbered(number, section.title, official=bool(self._layout.indent)), self._layout.heading)
        if section.lines:
            self._table(section, columns)
        for chart in section.charts:
            self._chart(chart)
        if section.measures:
            numeral = "（一）" if self._layout.indent else ""
            self._heading(numeral + self._w("brief.measures"), self._layout.subheading)
        for place, measure in enumerate(section.measures, 1):
            self._measure(place, measure)

    def closing(self, lines: tuple[str, ...]) -> None:
        self._heading(self._w("brief.sources"), self._layout.heading)
        for line in lines:
            self._body(line)

    def seal(self, words: str) -> None:
        """The head of the release in small type, and the same as a QR code."""
        self._paragraph(words, self._layout.note)
        picture = self._document.add_picture(BytesIO(qr_file(words, "png")), Mm(_SEAL_WIDE))
        picture._inline.docPr.set("descr", words)  # noqa: SLF001  # python-docx has no method for it
        paragraph = self._document.paragraphs[-1]
        paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
        _off_grid(paragraph)

    def content(self, title: str) -> bytes:
        self._notes.attach(self._document)
        properties = self._document.core_properties
        properties.title, properties.author, properties.comments = title, "", ""
        stream = BytesIO()
        self._document.save(stream)
        return stream.getvalue()

    def _table(self, section: Section, columns: tuple[str, ...]) -> None:
        table = self._document.add_table(rows=1, cols=len(columns), style="Table Grid")
        table.autofit = False
        for cell, words in zip(table.rows[0].cells, columns, strict=True):
            self._cell(cell, words, bold=True)
        _repeat(table.rows[0])
        for line in section.lines:
            cells = table.add_row().cells
            for cell, words in zip(cells, line.cells, strict=True):
                self._cell(cell, words)
            self._notes.add(cells[1].paragraphs[0], line.evidence)
        width, _ = self._layout.type_area
        for column, share in zip(table.columns, _WIDTHS, strict=True):
            for cell in column.cells:
                cell.width = Mm(width * share)

    def _chart(self, chart: DrawnChart) -> None:
        """Its title, the chart, and a footnote that holds the evidence of all its figures."""
        title = self._paragraph(chart.title, self._layout.table)
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        title.paragraph_format.keep_with_next = True
        self._notes.add(title, chart.note)
        paragraph = self._document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
        _off_grid(paragraph)
        width, _ = self._layout.type_area
        add_word_chart(self._document, paragraph, chart, (width, _CHART_HIGH))

    def _cell(self, cell: Any, words: str, *, bold: bool = False) -> None:  # noqa: ANN401  # python-docx's cell
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
        _off_grid(paragraph)
        run = paragraph.add_run(words)
        run.bold = bold
        set_typeface(run, self._layout.table)

    def _measure(self, place: int, measure: Measure) -> None:
        separator = "" if self._layout.indent else " "
        named = self._w("brief.numbered", number=place, name=measure.name)
        paragraph = self._body(f"{named}{separator}{measure.about}")
        self._notes.add(paragraph, measure.evidence)

    def _heading(self, words: str, typeface: Typeface) -> None:
        paragraph = self._paragraph(words, typeface)
        paragraph.paragraph_format.keep_with_next = True
        self._indent(paragraph, typeface)

    def _body(self, words: str) -> Paragraph:
        paragraph = self._paragraph(words, self._layout.body)
        self._indent(paragraph, self._layout.body)
        return paragraph

    def _indent(self, paragraph: Paragraph, typeface: Typeface) -> None:
        if self._layout.indent:
            paragraph.paragraph_format.first_line_indent = Pt(self._layout.indent * typeface.size)

    def _paragraph(self, words: str, typeface: Typeface) -> Paragraph:
        paragraph = self._document.add_paragraph()
        set_typeface(paragraph.add_run(words), typeface)
        if not self._layout.indent:
            paragraph.paragraph_format.space_after = Pt(6)
        return paragraph


def set_typeface(run: Run, typeface: Typeface) -> None:
    """Name the typeface for every kind of character, and its size."""
    run.font.name, run.font.size = typeface.name, Pt(typeface.size)
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), typeface.name)  # noqa: SLF001


def _off_grid(paragraph: Paragraph) -> None:
    """Let lines follow their own type, and not the page's lines."""
    snap = OxmlElement("w:snapToGrid")
    snap.set(qn("w:val"), "0")
    paragraph._p.get_or_add_pPr().insert_element_before(snap, "w:spacing", "w:ind", "w:jc", "w:rPr")  # noqa: SLF001


def _repeat(row: Any) -> None:  # noqa: ANN401  # python-docx's row
    """Let a table's head stand again on each page that it reaches."""
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(head)  # noqa: SLF001
