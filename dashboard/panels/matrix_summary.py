"""Coverage where there are too many regions for a matrix: how many report what, and which ones are silent."""

from collections import Counter

from dash.development.base_component import Component

from corridor.model.vocabulary import Coverage
from corridor.queries.coverage import Cell, CoverageMatrix
from corridor.queries.timeliness import Mark, Timeliness
from dashboard.html.elements import html
from dashboard.panels.press import choice
from dashboard.words.wording import Wording

_NAMED = 40
"""So many regions without figures are named under each initiative; more are counted."""


def matrix_summary(view: CoverageMatrix, times: Timeliness, w: Wording) -> Component:
    """A table of initiatives by states of coverage, each initiative with the regions that have no figures.

    What is to be said of time, such as how many regions were late, stands in columns of its own.
    """
    used = {time.mark for time in times.cells.values()}
    marks = [mark for mark in Mark if mark in used]
    names = (*(f"coverage.{state}" for state in Coverage), *(f"timeliness.column.{mark}" for mark in marks))
    head = html.Tr([html.Td(), *(html.Th(w(name), scope="col") for name in names)])
    note = html.P(w("coverage.note", count=len(view.regions)))
    return html.Div(
        [
            html.Div([html.H2(w("matrix.title"), id="matrix-title"), note], className="matrix-head"),
            html.Table(
                [html.Thead(head), *(_initiative(row, times, marks, w) for row in view.rows)],
                className="matrix summary",
                **{"aria-labelledby": "matrix-title"},
            ),
        ]
    )


def _initiative(row: tuple[Cell, ...], times: Timeliness, marks: list[Mark], w: Wording) -> Component:
    initiative, counts = row[0].initiative, Counter(cell.state for cell in row)
    found = (times.of(cell.region.id, initiative.id) for cell in row)
    marked = Counter(time.mark for time in found if time is not None)
    name = html.Th(choice(w.text(initiative.name), initiative=initiative.id), scope="row")
    numbers = [html.Td(str(counts[state]), **{"data-state": state.value}) for state in Coverage]
    numbers += [html.Td(str(marked[mark]), **{"data-time": mark.value}) for mark in marks]
    silent = [cell for cell in row if cell.state is not Coverage.FIGURES]
    more = html.Tr([html.Td(), html.Td(_silent(silent, w), colSpan=len(numbers))]) if silent else None
    return html.Tbody([html.Tr([name, *numbers]), more], **{"data-of-initiative": initiative.id})


def _silent(cells: list[Cell], w: Wording) -> Component:
    left_out = len(cells) - len(cells[:_NAMED])
    names = [
        html.Li(choice(w.text(cell.region.short), region=cell.region.id, initiative=cell.initiative.id))
        for cell in cells[:_NAMED]
    ]
    more = [html.Li(w("coverage.more", count=left_out))] if left_out else []
    return html.Details(
        [html.Summary(w("coverage.silent", count=len(cells))), html.Ul([*names, *more], className="silent-regions")]
    )
