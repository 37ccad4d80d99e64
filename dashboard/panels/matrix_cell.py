"""A cell of the coverage matrix, one region under one initiative, and what its signs mean; it selects both."""

from typing import Any

from dash.development.base_component import Component

from corridor.model.vocabulary import Coverage
from corridor.queries.coverage import Cell, CoverageMatrix
from corridor.queries.timeliness import Timeliness
from dashboard.html.elements import html
from dashboard.panels.cell_times import marked, marks_legend, time_words
from dashboard.panels.press import choice
from dashboard.words.counts import cell_words
from dashboard.words.wording import Wording


def matrix_cell(cell: Cell, times: Timeliness, w: Wording) -> Component:
    """What the region reports: a number, a sign or nothing, marked by its state and its time."""
    words = cell_words(cell, w) + time_words(cell, times, w)
    marks: dict[str, Any] = {
        "aria-label": words,
        "data-cell": f"{cell.region.id}-{cell.initiative.id}",
        "data-highlights": cell.region.id,
        "data-state": cell.state.value,
    }
    time = times.of(cell.region.id, cell.initiative.id)
    sign, drawn = marked(sign_of(cell.state, cell.count.figures), time, w)
    marks |= drawn
    return choice(sign, region=cell.region.id, initiative=cell.initiative.id, className="cell", title=words, **marks)


def sign_of(state: Coverage, figures: int) -> Component:
    """What stands in a cell of this state."""
    signs = {Coverage.FIGURES: str(figures), Coverage.PROGRAMMES: "●", Coverage.CITY_ONLY: "–"}
    return html.Span(signs.get(state, ""), **{"aria-hidden": "true"})


def legend(view: CoverageMatrix, times: Timeliness, w: Wording, *more: Component) -> Component:
    """The states and marks that cells of `view` have, and no others; `more` entries stand between the two."""
    used = {cell.state for row in view.rows for cell in row}
    states = [
        html.Li(
            [
                html.Span(sign_of(state, 3), className="cell", **{"data-state": state.value, "aria-hidden": "true"}),
                w(f"matrix.state.{state.value}"),
            ]
        )
        for state in Coverage
        if state in used
    ]
    return html.Ul([*states, *more, *marks_legend(times, w)], className="matrix-legend")
