"""A picture of a selection as a sheet: its title, what is drawn, and below it source, date, release and approval."""

from msgspec import Struct

from corridor.model.dataset import Dataset
from corridor.queries.charts import chart_with, charts
from corridor.queries.selection import Selection
from dashboard.briefs.content import HEAD, brief_content
from dashboard.briefs.drawn_charts import DrawnChart, drawn_chart
from dashboard.briefs.pictures.canvas import wrapped
from dashboard.briefs.pictures.chart_picture import draw_chart
from dashboard.briefs.pictures.map_picture import WIDTH, draw_map, map_height
from dashboard.briefs.pictures.number_picture import draw_number
from dashboard.briefs.pictures.svg_picture import SvgPicture
from dashboard.briefs.pictures.table_picture import draw_table
from dashboard.map import theme
from dashboard.panels.number_in_words import newest_of, number_in_words
from dashboard.words.dates import as_of_in_words
from dashboard.words.wording import Wording

KINDS = ("map", "charts", "chart", "table", "figure")
SIZES = {"figure": 90.0}
"""Mm in print: a number; everything else is as wide as the type area of a sheet of A4."""
_SIZE = 180.0
_EDGE, _TITLE, _SMALL, _LINE, _GAP = 3.0, 4.6, 2.2, 3.1, 5.0


class NothingToDrawError(Exception):
    """There is no such figure, or nothing of the selection can be drawn."""


class Sheet(Struct, frozen=True):
    """A picture.

    Attributes:
        svg: the drawing.
        width, height: in print, in mm.
        title: what it shows, in words.
    """

    svg: bytes
    width: float
    height: float
    title: str


class Wanted(Struct, frozen=True):
    """What a picture is asked for.

    Attributes:
        kind: one of `KINDS`.
        indicator: for a figure, in place of its id: the newest of this indicator.
        head: the first characters of the release's hash, or of the package's fingerprint.
    """

    kind: str
    selection: Selection
    indicator: str = ""
    head: str = ""


def sheet(dataset: Dataset, wanted: Wanted) -> Sheet:
    """The picture.

    Raises:
        NothingToDrawError: there is nothing to draw.
    """
    w, selection = Wording(wanted.selection.language), wanted.selection
    picture = SvgPicture(WIDTH)
    brief = brief_content(dataset, selection, wanted.head[:HEAD])
    top, title = _EDGE, brief.title
    if wanted.kind != "figure":
        top = _titled(picture, title)
    place = (_EDGE, top, WIDTH - 2 * _EDGE)
    if wanted.kind == "map":
        draw_map(picture, dataset, selection, top)
        top += map_height(dataset)
    elif wanted.kind == "table":
        top += draw_table(picture, brief, w, place)
    elif wanted.kind == "figure":
        said = number_in_words(dataset, _figure(dataset, wanted), w)
        if said is None:
            raise NothingToDrawError
        top, title = top + draw_number(picture, said, place), said.name
    else:
        top = _charted(picture, _drawn(dataset, wanted, w), top)
    origin = (brief.origin,) if wanted.kind == "map" else ()
    top = _closed(picture, (*brief.sources, *origin, *brief.release, as_of_in_words(dataset.data_as_of, w)), top)
    size = SIZES.get(wanted.kind, _SIZE)
    return Sheet(picture.content(top, size, title, w.tag), size, size * top / WIDTH, title)


def _titled(picture: SvgPicture, title: str) -> float:
    top = _EDGE
    for line in wrapped(title, (WIDTH - 2 * _EDGE) / _TITLE):
        top += _TITLE * 1.3
        picture.words((_EDGE, top), line, _TITLE, theme.TEXT, "start", bold=True)
    return top + _EDGE


def _charted(picture: SvgPicture, drawn: list[DrawnChart], top: float) -> float:
    for chart in drawn:
        top += draw_chart(picture, chart, (_EDGE, top, WIDTH - 2 * _EDGE)) + _GAP
    return top


def _closed(picture: SvgPicture, lines: tuple[str, ...], top: float) -> float:
    """What is said of the origin, below everything."""
    top += _LINE
    for text in lines:
        for line in wrapped(text, (WIDTH - 2 * _EDGE) / _SMALL):
            top += _LINE
            picture.words((_EDGE, top), line, _SMALL, theme.QUIET_TEXT, "start")
    return top + _EDGE


def _figure(dataset: Dataset, wanted: Wanted) -> str:
    if wanted.selection.figure:
        return wanted.selection.figure
    found = newest_of(dataset, wanted.indicator, wanted.selection.region)
    if found is None:
        raise NothingToDrawError
    return found


def _drawn(dataset: Dataset, wanted: Wanted, w: Wording) -> list[DrawnChart]:
    """The charts of the selection; one alone is the one a figure stands in, or the first."""
    selection = wanted.selection
    if wanted.kind == "chart" and (selection.figure or wanted.indicator):
        chart = chart_with(dataset, _figure(dataset, wanted))
        found = [chart] if chart else []
    else:
        found = list(charts(dataset, selection.region, selection.initiative))
        found = found[:1] if wanted.kind == "chart" else found
    if not found:
        raise NothingToDrawError
    return [drawn_chart(dataset, chart, w) for chart in found]
