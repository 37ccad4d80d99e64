"""For who reviews: each proposed figure beside the last one published of the same kind, and the change."""

from collections.abc import Iterable
from typing import Any

from dash import html
from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.model.records import Observation
from corridor.queries.last_published import LastPublished, Relation, last_published
from corridor.reporting.proposals import Proposal
from dashboard.panels.row_words import area_of, name_of, said
from dashboard.panels.tiles.change import difference_in_words
from dashboard.words.dates import period_of
from dashboard.words.wording import Wording

_COLUMNS = ("now", "last", "change")


def beside_last_table(proposals: Iterable[Proposal], published: Dataset, w: Wording) -> list[Component]:
    """A row for each proposed figure; nothing where there is none."""
    rows = [row.record for row in proposals if isinstance(row.record, Observation)]
    lines = [_line(row, published, w) for row in rows if row.indicator in published.indicators]
    if not lines:
        return []
    heads = [html.Th(w(f"beside.{name}"), scope="col") for name in ("figure", *_COLUMNS)]
    table = html.Table([html.Thead(html.Tr(heads)), html.Tbody(lines)], className="beside-last")
    return [
        html.H2(w("beside.title")),
        html.P(w("beside.why"), className="hint"),
        html.Div(table, className="table-box"),
    ]


def _line(row: Observation, published: Dataset, w: Wording) -> Component:
    found = last_published(published, row)
    last: list[Any] = [w("beside.first")]
    if found is not None:
        period = period_of(found.row, w)
        when = w("beside.corrected", period=period) if found.relation is Relation.CORRECTED else period
        last = [*said(found.row, published, w), " ", html.Span(when, className="hint")]
    cells = {"now": said(row, published, w), "last": last, "change": _change(row, found, published, w)}
    name = w("beside.of_area", area=area_of(row, published, w), name=name_of(row, published, w))
    return html.Tr(
        [
            html.Th(name, scope="row"),
            *(html.Td(shown, **{"data-label": w(f"beside.{key}")}) for key, shown in cells.items()),
        ]
    )


def _change(row: Observation, found: LastPublished | None, published: Dataset, w: Wording) -> str:
    """The change in words, or why there is none."""
    if found is None:
        return "—"
    if found.change is None:
        return w("beside.obstacle.kinds")
    if found.change.difference is None:
        return w(f"beside.obstacle.{found.change.obstacle}")
    if not found.change.difference:
        return w("beside.same")
    return difference_in_words(found.change, published.units.get(row.unit or ""), w)
