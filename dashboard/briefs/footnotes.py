"""Footnotes of a Word document, which python-docx does not make: a part of their own, and marks in the text."""

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.text.paragraph import Paragraph
from markupsafe import escape

from dashboard.briefs.official_layout import Typeface

_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TIGHT = '<w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
_FIRST = 2
"""Word keeps the first two for the line above the notes."""
_RULES = (
    '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


class Footnotes:
    """The notes of one document, in the order in which they are set."""

    def __init__(self, typeface: Typeface) -> None:
        self._typeface = typeface
        self._texts: list[str] = []

    def add(self, paragraph: Paragraph, text: str) -> None:
        """Put a mark behind what stands in `paragraph`, and `text` at the foot of its page."""
        run = paragraph.add_run()
        run.font.superscript = True
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), str(len(self._texts) + _FIRST))
        run._r.append(mark)  # noqa: SLF001  # python-docx's way to what it has no method for
        self._texts.append(text)

    def attach(self, document: Document) -> None:
        """Put the notes into the document. Once, when all are set."""
        notes = "".join(self._note(number, text) for number, text in enumerate(self._texts, _FIRST))
        xml = f'{_XML}<w:footnotes xmlns:w="{_W}">{_RULES}{notes}</w:footnotes>'
        part = Part(PackURI("/word/footnotes.xml"), _CONTENT, xml.encode(), document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def _note(self, number: int, text: str) -> str:
        name, half_points = escape(self._typeface.name), round(self._typeface.size * 2)
        type_ = f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}"/><w:sz w:val="{half_points}"/>'
        mark = f'<w:r><w:rPr>{type_}<w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        words = f'<w:r><w:rPr>{type_}</w:rPr><w:t xml:space="preserve"> {escape(text)}</w:t></w:r>'
        return f'<w:footnote w:id="{number}"><w:p>{_TIGHT}{mark}{words}</w:p></w:footnote>'
