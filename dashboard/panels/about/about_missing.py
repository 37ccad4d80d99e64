"""What the data do not say: silent cells, lost characters, doubts; and why values are not compared."""

from collections import defaultdict
from collections.abc import Iterable

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.model.records import Initiative, Programme
from corridor.model.vocabulary import Coverage, Text
from corridor.queries.about import About
from corridor.queries.coverage import Cell
from corridor.queries.reported_value import ReportedValue
from dashboard.html.elements import html
from dashboard.panels.about.about_section import listed, section
from dashboard.panels.charts.comparison import comparison_note
from dashboard.panels.press import evidence_button
from dashboard.panels.tiles.tile import tile
from dashboard.words.counts import cell_words
from dashboard.words.wording import Wording

_MOST_NAMED = 24
"""Regions that are named in one line; of more, only the number is said."""


def missing_section(view: About, dataset: Dataset, w: Wording) -> Component:
    """Everything that is missing, by the reason why."""
    parts = [
        *(_silent(state, view, w) for state in (Coverage.PROGRAMMES, Coverage.CITY_ONLY, Coverage.NONE)),
        _part("illegible", listed(view.illegible, lambda figure: _figure(figure, w), w), w),
        _part("doubtful", listed(view.doubtful, lambda figure: _figure(figure, w), w), w),
        _part("damaged", listed(view.damaged, lambda row: _programme(row, dataset, w), w), w),
    ]
    nothing = None if any(parts) else html.P(w("about.missing.nothing"), className="empty")
    return section("missing", [*parts, nothing], w)


def comparison_section(view: About, dataset: Dataset, w: Wording) -> Component:
    """The rule, and how it applies to these data."""
    applied = comparison_note(dataset, None, w) if view.refusal else html.P(w("about.comparison.possible"))
    return section("comparison", [applied], w)


def _part(name: str, items: list[Component], w: Wording) -> Component | None:
    if not items:
        return None
    return html.Div(
        [html.H4(w(f"about.missing.{name}")), html.P(w(f"about.missing.{name}_why")), *items],
        **{"data-missing": name},
    )


def _silent(state: Coverage, view: About, w: Wording) -> Component | None:
    """The cells of the coverage matrix in one state, an initiative a line; each cell leads to its selection."""
    lines: dict[str, list[Cell]] = defaultdict(list)
    for cell in view.silent:
        if cell.state is state:
            lines[cell.initiative.id].append(cell)
    rows = [_line(cells[0].initiative, cells, w) for cells in lines.values()]
    return _part(f"silent_{state.value}", [html.Ul(rows, className="silent")] if rows else [], w)


def _line(initiative: Initiative, cells: list[Cell], w: Wording) -> Component:
    name = html.Span(w.text(initiative.name), className="initiative-name")
    shown: Iterable[Component] = [_cell(cell, w) for cell in cells]
    if len(cells) > _MOST_NAMED:
        shown = [html.Span(w("about.missing.regions", count=len(cells)))]
    return html.Li([name, *shown], **{"data-of-initiative": initiative.id})


def _cell(cell: Cell, w: Wording) -> Component:
    change = f"view=map&region={cell.region.id}&initiative={cell.initiative.id}"
    words = cell_words(cell, w)
    marks = {"data-press": change, "aria-label": words, "data-silent": f"{cell.region.id}-{cell.initiative.id}"}
    return html.Button(w.text(cell.region.short), type="button", className="region-link", title=words, **marks)


def _figure(figure: ReportedValue, w: Wording) -> Component:
    return html.Div([tile(figure, w), _why(figure.observation.doubt, w)], className="missing-item")


def _programme(row: Programme, dataset: Dataset, w: Wording) -> Component:
    button = evidence_button(
        [
            html.Span(w.text(row.name), className="name"),
            html.Span(w.text(dataset.areas[row.area].name), className="trust"),
        ],
        row.id,
        className="tile",
        **{"data-programme": row.id},
    )
    return html.Div([button, _why(row.doubt, w)], className="missing-item")


def _why(doubt: Text, w: Wording) -> Component | None:
    return html.P(w.text(doubt), className="why") if doubt else None
