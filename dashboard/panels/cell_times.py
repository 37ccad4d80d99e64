"""What the coverage says of time: which cells hold older figures; of a chosen period what was late, nil, unreported."""

from collections.abc import Iterator

from dash.development.base_component import Component

from corridor.queries.coverage import Cell
from corridor.queries.timeliness import CellTime, Mark, Timeliness
from dashboard.html.elements import html
from dashboard.words.dates import day_in_words
from dashboard.words.wording import Wording


def time_words(cell: Cell, times: Timeliness, w: Wording) -> str:
    """What follows the words of a cell; empty for one without a mark."""
    time = times.of(cell.region.id, cell.initiative.id)
    if time is None:
        return ""
    words = {
        "count": time.older,
        "newest": day_in_words(times.newest, w) if times.newest else "",
        "until": day_in_words(time.until, w) if time.until else "",
        "reason": time.reason,
    }
    return w(f"timeliness.words.{time.mark}", **words)


def marked(sign: Component, time: CellTime | None, w: Wording) -> tuple[Component, dict[str, str]]:
    """The sign of a cell with what stands below it, and the attribute by which it is drawn otherwise."""
    if time is None:
        return sign, {}
    note = _note(time, w)
    below = html.Span(note, className="cell-note", **{"aria-hidden": "true"}) if note else None
    return html.Span([sign, below], className="cell-signs"), {"data-time": time.mark.value}


def marks_legend(times: Timeliness, w: Wording) -> Iterator[Component]:
    """An entry for each mark that a cell has."""
    used = {time.mark: time for time in times.cells.values()}
    newest = day_in_words(times.newest, w) if times.newest else ""
    for mark in (mark for mark in Mark if mark in used):
        figures = mark in (Mark.PARTLY_OLDER, Mark.OLDER, Mark.LATE)
        drawn = {"data-state": "figures" if figures else "none", "data-time": mark.value, "aria-hidden": "true"}
        sign = w(f"timeliness.note.{mark}") if mark in _NOTED else ""
        yield html.Li([html.Span(sign, className="cell", **drawn), w(f"timeliness.legend.{mark}", newest=newest)])


_NOTED = (Mark.LATE, Mark.NIL, Mark.SILENT)
"""Marks that are a word; those of age are drawn, and the month stands below them where there is room."""


def _note(time: CellTime, w: Wording) -> str:
    if time.mark in _NOTED:
        return w(f"timeliness.note.{time.mark}")
    return w("timeliness.note.month", year=str(time.until.year), month=time.until.month) if time.until else ""
