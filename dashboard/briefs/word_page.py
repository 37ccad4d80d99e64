"""The page of a Word document: its size, margins, lines, page numbers, and what stands in for its typefaces."""

import math
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from markupsafe import escape

from dashboard.briefs.official_layout import MM_TO_TWIPS, Layout, Typeface

_FONTS = "/word/fontTable.xml"
_NUMBER_HIGH = 5.0
"""Mm of a line with the page number."""
_PARTS_OF_A_POINT = 20


def set_page(document: Document, layout: Layout) -> None:
    """Give `document`, which has nothing in it yet, the page of `layout`."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(layout.width), Mm(layout.height)
    section.top_margin, section.bottom_margin = Mm(layout.top), Mm(layout.bottom)
    section.left_margin, section.right_margin = Mm(layout.left), Mm(layout.right)
    section.footer_distance = Mm(layout.bottom - layout.below - _NUMBER_HIGH)
    _set_grid(section, layout)
    _set_body(document, layout)
    _number_pages(document, section, layout)
    _name_fallbacks(document, layout)


def _set_grid(section: Any, layout: Layout) -> None:  # noqa: ANN401  # python-docx's section
    """So many lines on a page. Word's grid for characters too would give each of 16 pt two places in LibreOffice."""
    if not layout.lines:
        return
    _, high = layout.type_area
    grid = section._sectPr.find(qn("w:docGrid"))  # noqa: SLF001  # python-docx has no method for it
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)  # noqa: SLF001
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(int(high * MM_TO_TWIPS / layout.lines)))
    grid.attrib.pop(qn("w:charSpace"), None)


def _set_body(document: Document, layout: Layout) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = layout.body.name, Pt(layout.body.size)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), layout.body.name)
    if layout.characters:
        _set_pitch(style.element.get_or_add_rPr(), layout)
    form = style.paragraph_format
    form.space_before = form.space_after = Pt(0)
    if layout.pitch:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(layout.pitch)


def _set_pitch(properties: Any, layout: Layout) -> None:  # noqa: ANN401  # lxml's element
    """Set characters so much closer, or wider, that as many as prescribed stand in a line."""
    pitch = layout.type_area[0] / 25.4 * 72 / layout.characters
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(math.floor((pitch - layout.body.size) * _PARTS_OF_A_POINT)))
    properties.insert_element_before(spacing, "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:lang")


def _number_pages(document: Document, section: Any, layout: Layout) -> None:  # noqa: ANN401
    """Between dashes and outside, a character from the edge; in a plain layout in the middle."""
    if not layout.dashes:
        _numbered(section.footer.paragraphs[0], layout, WD_ALIGN_PARAGRAPH.CENTER)
        return
    document.settings.odd_and_even_pages_header_footer = True
    _numbered(section.footer.paragraphs[0], layout, WD_ALIGN_PARAGRAPH.RIGHT)
    _numbered(section.even_page_footer.paragraphs[0], layout, WD_ALIGN_PARAGRAPH.LEFT)


def _numbered(paragraph: Paragraph, layout: Layout, alignment: WD_ALIGN_PARAGRAPH) -> None:
    paragraph.alignment = alignment
    form, one = paragraph.paragraph_format, Pt(layout.page_number.size)
    form.line_spacing_rule = WD_LINE_SPACING.SINGLE
    if alignment is WD_ALIGN_PARAGRAPH.RIGHT:
        form.right_indent = one
    elif alignment is WD_ALIGN_PARAGRAPH.LEFT:
        form.left_indent = one
    dash = "— " if layout.dashes else ""
    runs = [paragraph.add_run(dash), paragraph.add_run(), paragraph.add_run(dash[::-1])]
    for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        runs[1]._r.append(element)  # noqa: SLF001
    for run in runs:
        run.font.name, run.font.size = layout.page_number.name, one
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), layout.page_number.name)  # noqa: SLF001


def _name_fallbacks(document: Document, layout: Layout) -> None:
    """Say what to use for a typeface that is not installed."""
    part = next(one for one in document.part.package.iter_parts() if one.partname == _FONTS)
    faces = {face.name: face for face in typefaces_of(layout)}
    named = "".join(
        f'<w:font w:name="{escape(face.name)}"><w:altName w:val="{escape(face.fallback)}"/></w:font>'
        for face in faces.values()
    )
    part._blob = part.blob.replace(b"</w:fonts>", f"{named}</w:fonts>".encode())  # noqa: SLF001


def typefaces_of(layout: Layout) -> tuple[Typeface, ...]:
    """The typefaces of a layout."""
    return (
        layout.title,
        layout.heading,
        layout.subheading,
        layout.body,
        layout.table,
        layout.page_number,
        layout.note,
    )
