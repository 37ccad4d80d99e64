"""Coverage: initiatives by regions and the level above them, who reports what and who is silent. Each cell selects."""

from typing import Any

from dash.development.base_component import Component

from corridor.model.records import Initiative
from corridor.queries.coverage import Cell, Count, CoverageMatrix
from corridor.queries.timeliness import Timeliness
from dashboard.html.elements import html
from dashboard.panels.matrix_cell import legend, matrix_cell
from dashboard.panels.matrix_groups import matrix_groups
from dashboard.panels.matrix_summary import matrix_summary
from dashboard.panels.press import choice
from dashboard.words.counts import counted
from dashboard.words.wording import Wording


def matrix(view: CoverageMatrix, times: Timeliness, w: Wording) -> Component:
    """The matrix with its legend in words; of very many regions their number in each state, or their groups."""
    if view.groups:
        return matrix_groups(view, times, w)
    if view.many:
        return matrix_summary(view, times, w)
    together = html.Th(w("matrix.together"), scope="col", className="together-name")
    regions = (_region(region.id, w.text(region.short)) for region in view.regions)
    total = html.Th(w("sums.total"), scope="col", className="total-name")
    head = html.Tr([html.Td(), together, *regions, total])
    rows = [
        html.Tr(
            [
                _initiative(row[0], w),
                html.Td(_together(row[0].initiative, view.common[row[0].initiative.id], w), className="of-together"),
                *(html.Td(matrix_cell(cell, times, w)) for cell in row),
                _total(view.by_initiative[row[0].initiative.id], w.text(row[0].initiative.name), w),
            ],
            className="initiative",
            **{"data-of-initiative": row[0].initiative.id},
        )
        for row in view.rows
    ]
    return html.Div(
        [
            html.Div([html.H2(w("matrix.title"), id="matrix-title"), legend(view, times, w)], className="matrix-head"),
            html.Table(
                [html.Thead(head), html.Tbody(rows), _totals(view, w)],
                className="matrix",
                **{"aria-labelledby": "matrix-title"},
            ),
            _means(view, w),
        ]
    )


def _means(view: CoverageMatrix, w: Wording) -> Component | None:
    """What stands in the column of what no region reports, in a reader's words."""
    if not view.beyond:
        return None
    areas = w("matrix.together_areas").join(w.text(area.name) for area in view.beyond)
    return html.P(w("matrix.together_means", areas=areas), className="matrix-note")


def _region(code: str, name: str) -> Component:
    shown: dict[str, Any] = {"data-highlights": code}
    return html.Th(choice(name, region=code, **shown), scope="col")


def _initiative(cell: Cell, w: Wording) -> Component:
    return html.Th(choice(w.text(cell.initiative.name), initiative=cell.initiative.id), scope="row")


def _together(initiative: Initiative, count: Count, w: Wording) -> Component:
    """What is reported for the corridor or the city as a whole; with it the figures of each row add up to its chip."""
    words = w("matrix.together_words", initiative=w.text(initiative.name), count=counted(count, w))
    sign = str(count.figures) if count.figures else "●" if count != Count() else "–"
    content = html.Span(sign, **{"aria-hidden": "true"})
    marks: dict[str, Any] = {"aria-label": words, "title": words, "data-count": str(count.figures)}
    return choice(content, region="", initiative=initiative.id, className="together-cell", **marks)


def _totals(view: CoverageMatrix, w: Wording) -> Component:
    """How much each region reports under all initiatives and beside them, and all of them together."""
    level = w("matrix.together")
    columns: list[tuple[str | None, str, Count]] = [(None, level, view.together)]
    columns += [(region.id, w.text(region.name), view.by_region[region.id]) for region in view.regions]
    beside = [(name, view.beside[key]) for key, name, _ in columns]
    rows = [(w("sums.total"), [(name, count) for _, name, count in columns], view.total)]
    if any(count.figures for _, count in beside):
        rows.insert(0, (w("sums.beside"), beside, sum((count for _, count in beside), Count())))
    return html.Tfoot(
        [
            html.Tr(
                [html.Th(name, scope="row"), *(_total(count, of, w) for of, count in held), _total(whole, name, w)],
                className="totals",
            )
            for name, held, whole in rows
        ]
    )


def _total(count: Count, of: str, w: Wording) -> Component:
    words = w("sums.words", of=of, count=counted(count, w))
    return html.Td(str(count.figures) if count.figures else "–", className="total", title=words)
