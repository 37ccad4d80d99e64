"""One row of the table: what it is, its number and how far it may be trusted, where it belongs, where it stands."""

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.queries.reported_value import reported_value
from corridor.queries.table_row import Row, RowKind
from dashboard.html.elements import html
from dashboard.panels.press import evidence_button
from dashboard.panels.tiles.number import number
from dashboard.panels.tiles.tile import state
from dashboard.words.dates import period_in_words, period_of
from dashboard.words.wording import Wording

_MARKS = {RowKind.OBSERVATION: "figure", RowKind.PROGRAMME: "programme", RowKind.HONOUR: "honour"}


def table_row(row: Row, dataset: Dataset, w: Wording) -> Component:
    """`row` in the columns of the table; its name opens its evidence, its last cell points it out on the map.

    Roles are written out, since a phone shows rows as cards and a browser then forgets that they are rows.
    """
    marks = {f"data-{_MARKS[row.kind]}": row.id, "data-kind": row.kind.value}
    if row.qualifier:
        marks["data-qualifier"] = row.qualifier.value
    if row.initiative:
        marks["data-of-initiative"] = row.initiative.id
    cells = [
        _cell("value", _value(row, dataset, w), w),
        _cell("qualifier", _trust(row, w), w),
        _cell("period", _period(row, dataset, w), w),
        _cell("area", w.text(row.area.short), w),
        _cell("initiative", _initiative(row, w), w),
        _cell("source", _source(row, w), w),
        _cell("map", _pointer(row, dataset, w), w),
    ]
    return html.Tr([_name(row, w), *cells], **marks)


def _cell(column: str, children: Component | list[Component] | str | None, w: Wording) -> Component:
    """A cell; what a column has nothing of is said to those who cannot see that it is empty."""
    nothing = [
        html.Span("–", className="nothing", **{"aria-hidden": "true"}),
        html.Span(w("table.nothing"), className="visually-hidden"),
    ]
    marks = {"data-label": w(f"table.column.{column}")} | ({} if children else {"data-empty": ""})
    return html.Td(children or nothing, className=f"column-{column}", **marks)


def _name(row: Row, w: Wording) -> Component:
    kind = w.text(row.label) or w(f"evidence.kind.{row.kind.value}")
    button = evidence_button(
        [
            html.Span(w.text(row.name), className="name"),
            html.Span(kind, className="kind"),
            html.Span(w.text(row.about), className="about") if row.about else None,
        ],
        row.id,
    )
    return html.Th(button, scope="row", className="column-name")


def _value(row: Row, dataset: Dataset, w: Wording) -> list[Component] | None:
    """The number, and as printed where that says more than the number."""
    if row.kind is not RowKind.OBSERVATION:
        return None
    figure = reported_value(dataset, dataset.observations[row.id])
    shown = number(figure, w) if row.value is not None else html.Span(w("table.no_number"), className="nothing")
    printed = html.Span([w("table.printed"), html.Q(row.printed)], className="as-printed")
    return [shown, printed]


def _trust(row: Row, w: Wording) -> list[Component] | None:
    """The honest state of a figure, and whether there is a doubt about it."""
    marks = [state(row.qualifier.value, w)] if row.qualifier else []
    if row.doubt:
        marks.append(html.Span(w("tile.doubt"), className="state", **{"data-state": "doubt"}))
    return marks or None


def _period(row: Row, dataset: Dataset, w: Wording) -> str | None:
    if row.kind is RowKind.OBSERVATION:
        return period_of(dataset.observations[row.id], w)
    return period_in_words(row.period, w) if row.period else None


def _initiative(row: Row, w: Wording) -> list[Component] | None:
    if row.initiative is None:
        return None
    return [html.Span(className="swatch", **{"aria-hidden": "true"}), html.Span(w.text(row.initiative.name))]


def _source(row: Row, w: Wording) -> list[Component]:
    place = html.Span(w("table.separator").join(row.locators), className="locators")
    return [place, html.Span(w.text(row.source.publisher), className="publisher")]


def _pointer(row: Row, dataset: Dataset, w: Wording) -> Component:
    """Turns to the map, chooses region and initiative, and points the region out; all of them for what they share."""
    shown = [row.region] if row.region else list(dataset.corridor.regions)
    change = f"view=map&region={row.region or ''}&initiative={row.initiative.id if row.initiative else ''}"
    return html.Button(
        w("table.map"),
        type="button",
        className="pointer",
        **{
            "data-press": change,
            "data-action": "point-out",
            "data-flash": " ".join(shown),
            "aria-label": w("table.map_hint", name=w.text(row.name), area=w.text(row.area.name)),
        },
    )
