"""A selection as slides, 16:9: findings and map, a table for each initiative, and native charts that can be edited."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.util import Mm, Pt

from corridor.model.dataset import Dataset
from corridor.queries.panel import panel
from corridor.queries.selection import Selection
from dashboard.briefs.content import Brief, Line, brief_content
from dashboard.briefs.drawn_charts import DrawnChart
from dashboard.briefs.native_charts import chart_data, chart_type, style_chart
from dashboard.briefs.pictures.map_picture import map_picture
from dashboard.words.counts import counted
from dashboard.words.wording import Wording

MIMETYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_WIDE, _HIGH, _EDGE = 338.67, 190.5, 14.0
"""Mm: 16:9, and the margin."""
_TITLE_ONLY = 5
_MOST_REGIONS = 12
"""Of more regions none gets a slide of its own."""
_LEAST_TELLING = 1_000_000
_ROWS = 7
"""Figures on one slide; more go on to the next."""
_SHARES = (0.36, 0.18, 0.12, 0.22, 0.12)
_FACES = {"zh": "微软雅黑"}
_FACE = "Calibri"
_PICTURE = (
    '<p:pic xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<p:nvPicPr><p:cNvPr id="99" name="map" descr="{words}"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
    '<p:blipFill><a:blip r:embed="{link}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
    '<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
)


def slides(dataset: Dataset, selection: Selection, head: str) -> bytes:
    """The slides of a selection; see `brief_content` for `head`."""
    brief = brief_content(dataset, selection, head)
    deck = _Deck(selection.language)
    deck.opening(brief, *map_picture(dataset, selection))
    if selection.region is None and selection.initiative is None:
        for title, lines in _of_regions(dataset, brief, Wording(selection.language)):
            deck.table(title, lines, brief.columns)
    for section in brief.sections:
        for at in range(0, len(section.lines), _ROWS):
            deck.table(section.title, section.lines[at : at + _ROWS], brief.columns)
        for chart in section.charts:
            deck.chart(chart)
    return deck.content(brief.title)


def _of_regions(dataset: Dataset, brief: Brief, w: Wording) -> Iterator[tuple[str, list[Line]]]:
    """For each region its name with how much it reports, and its most telling figures."""
    if len(dataset.regions) > _MOST_REGIONS:
        return
    for region in dataset.regions:
        held = [line for line in brief.lines if dataset.region_of(line.figure.area.id) == region.id]
        telling = sorted(held, key=lambda line: line.figure.indicator.prominence or _LEAST_TELLING)
        said = counted(panel(dataset, Selection(w.language, region.id)).count, w)
        yield w("brief.region_slide", name=w.text(region.name), counted=said), telling[:_ROWS]


class _Deck:
    """Writes the slides one after the other."""

    def __init__(self, language: str) -> None:
        self._w = Wording(language)
        self._face = _FACES.get(language, _FACE)
        self._deck = Presentation()
        self._deck.slide_width, self._deck.slide_height = Mm(_WIDE), Mm(_HIGH)

    def opening(self, brief: Brief, picture: bytes, width: float, height: float) -> None:
        slide = self._slide(brief.title)
        high = _HIGH - 3 * _EDGE - 8
        wide = width * high / height
        self._words(slide, [*brief.findings, *brief.closing], _WIDE - wide - 3 * _EDGE)
        part = Part(PackURI("/ppt/media/map.emf"), "image/x-emf", self._deck.part.package, picture)
        link = slide.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        place = {"x": Mm(_WIDE - wide - _EDGE), "y": Mm(2 * _EDGE + 8), "cx": Mm(wide), "cy": Mm(high)}
        slide.shapes._spTree.append(parse_xml(_PICTURE.format(**place, link=link, words=self._w("brief.map"))))  # noqa: SLF001
        slide.notes_slide.notes_text_frame.text = "\n".join(brief.closing)

    def table(self, title: str, lines: Sequence[Line], columns: Sequence[str]) -> None:
        slide = self._slide(title)
        wide = _WIDE - 2 * _EDGE
        place = (Mm(_EDGE), Mm(2 * _EDGE + 8), Mm(wide), Mm(14 * (len(lines) + 1)))
        table = slide.shapes.add_table(len(lines) + 1, len(columns), *place).table
        for column, share in zip(table.columns, _SHARES, strict=True):
            column.width = Mm(wide * share)
        for row, cells in zip(table.rows, (columns, *(line.cells for line in lines)), strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
                self._set(cell.text_frame, 14)
        slide.notes_slide.notes_text_frame.text = "\n".join(f"{line.cells[0]}：{line.evidence}" for line in lines)

    def chart(self, drawn: DrawnChart) -> None:
        """A native chart of the published numbers, the states of bars in their names; in the notes the evidence."""
        slide = self._slide(drawn.title)
        place = (Mm(_EDGE), Mm(2 * _EDGE + 8), Mm(_WIDE - 2 * _EDGE), Mm(_HIGH - 3 * _EDGE - 8))
        chart = slide.shapes.add_chart(chart_type(drawn), *place, chart_data(drawn)).chart
        style_chart(chart, drawn, 14, self._face)
        slide.notes_slide.notes_text_frame.text = "\n".join(drawn.evidence)

    def content(self, title: str) -> bytes:
        self._deck.core_properties.title = title
        stream = BytesIO()
        self._deck.save(stream)
        return stream.getvalue()

    def _slide(self, title: str) -> Any:  # noqa: ANN401  # python-pptx's slide
        slide = self._deck.slides.add_slide(self._deck.slide_layouts[_TITLE_ONLY])
        head = slide.shapes.title
        head.left, head.top, head.width, head.height = Mm(_EDGE), Mm(_EDGE), Mm(_WIDE - 2 * _EDGE), Mm(_EDGE)
        head.text = title
        self._set(head.text_frame, 26)
        return slide

    def _words(self, slide: Any, texts: Sequence[str], wide: float) -> None:  # noqa: ANN401
        box = slide.shapes.add_textbox(Mm(_EDGE), Mm(2 * _EDGE + 8), Mm(wide), Mm(_HIGH - 3 * _EDGE - 8))
        box.text_frame.word_wrap = True
        box.text_frame.text = "\n".join(texts)
        self._set(box.text_frame, 16)

    def _set(self, frame: Any, size: float) -> None:  # noqa: ANN401  # python-pptx's text frame
        for paragraph in frame.paragraphs:
            paragraph.font.size, paragraph.font.name = Pt(size), self._face
