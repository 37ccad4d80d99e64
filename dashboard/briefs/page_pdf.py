"""The page of a selection as a PDF: what the Word brief says, set by the server, with text that can be searched."""

from typing import Any

from corridor.model.dataset import Dataset
from corridor.queries.selection import Selection
from dashboard.briefs.content import Brief, Section, brief_content
from dashboard.briefs.numerals import numbered
from dashboard.briefs.official_layout import Layout, Typeface, layout_for
from dashboard.briefs.pictures.chart_picture import draw_chart
from dashboard.briefs.pictures.map_picture import WIDTH, draw_map, map_height
from dashboard.briefs.pictures.svg_picture import FACES, SvgPicture
from dashboard.briefs.typeset import installed, typeset
from dashboard.html.qr_code import qr_file
from dashboard.words.wording import Wording

MIMETYPE = "application/pdf"
_SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "SimSun")
"""What stands in for the typefaces of official documents, which are seldom installed where a server runs."""
_LATIN = ("Libertinus Serif",)
"""Comes with the typesetter, and has no Chinese."""


def page_pdf(dataset: Dataset, selection: Selection, head: str) -> bytes:
    """The PDF; see `brief_content` for `head`.

    Raises:
        NoTypefaceError: the host has no typeface with Chinese characters.
    """
    brief, w = brief_content(dataset, selection, head), Wording(selection.language)
    layout = layout_for(selection.language)
    pictures = {"map.svg": _map(dataset, selection, w)}
    if brief.seal:
        pictures["seal.svg"] = qr_file(brief.seal, "svg")
    sections = [_section(place, section, layout, w, pictures) for place, section in enumerate(brief.sections)]
    return typeset("brief.typ", {**_words(brief, layout, w), "layout": _layout(layout), "sections": sections}, pictures)


def _words(brief: Brief, layout: Layout, w: Wording) -> dict[str, Any]:
    return {
        "title": brief.title,
        "lang": w.language,
        "findings": ("" if layout.indent else " ").join(brief.findings),
        "columns": brief.columns,
        "map": w("brief.map"),
        "measures": w("brief.measures"),
        "sources": w("brief.sources"),
        "closing": brief.closing,
        "seal": brief.seal,
    }


def _section(  # what a section is made of
    place: int, section: Section, layout: Layout, w: Wording, pictures: dict[str, bytes]
) -> dict[str, Any]:
    """A section's words; its charts are added to `pictures`."""
    drawn = []
    for number, chart in enumerate(section.charts):
        picture, file = SvgPicture(WIDTH), f"chart-{place}-{number}.svg"
        height = draw_chart(picture, chart, (0, 0, WIDTH), titled=False)
        pictures[file] = picture.content(height, WIDTH, chart.title, w.tag)
        drawn.append({"file": file, "title": chart.title, "note": chart.note})
    separator = "" if layout.indent else " "
    return {
        "title": numbered(place, section.title, official=bool(layout.indent)),
        "rows": [{"cells": line.cells, "evidence": line.evidence} for line in section.lines],
        "charts": drawn,
        "measures": [
            {
                "name": w("brief.numbered", number=number, name=measure.name) + separator,
                "about": measure.about,
                "evidence": measure.evidence,
            }
            for number, measure in enumerate(section.measures, 1)
        ],
    }


def _map(dataset: Dataset, selection: Selection, w: Wording) -> bytes:
    picture = SvgPicture(WIDTH)
    draw_map(picture, dataset, selection)
    return picture.content(map_height(dataset), WIDTH, w("brief.map"), w.tag)


def _layout(layout: Layout) -> dict[str, Any]:
    """The layout's numbers for the template; lengths in mm, sizes and leading in pt."""
    names = ("title", "heading", "subheading", "body", "table", "page_number", "note")
    faces = {name: _faces(getattr(layout, name), official=bool(layout.indent)) for name in names}
    sides = {name: getattr(layout, name) for name in ("width", "height", "top", "bottom", "left", "right", "below")}
    leading = layout.pitch - layout.body.size if layout.pitch else layout.body.size * 0.45
    spacing = leading if layout.pitch else layout.body.size * 0.8
    return {**sides, **faces, "leading": leading, "spacing": spacing, "indent": layout.indent, "dashes": layout.dashes}


def _faces(typeface: Typeface, *, official: bool) -> dict[str, Any]:
    """The typeface, what stands in for it, and what the host is sure to have."""
    own = (typeface.name, typeface.fallback, *(() if official else _LATIN))
    bold = "regular" if typeface.name == "方正小标宋简体" else "bold"
    return {"faces": installed((*own, *_SERIF, *FACES)), "size": typeface.size, "weight": bold}
