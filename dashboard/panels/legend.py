"""The map's legend: everything that the map draws and nothing else, in signs and words, and the map's source."""

from collections.abc import Set as AbstractSet

from dash import html
from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from dashboard.map.map_paint import map_paint
from dashboard.map.values import shade
from dashboard.panels.origin import origin_words
from dashboard.panels.values_legend import values_legends
from dashboard.words.wording import Wording

LAYERS = ("corridor", "belt", "port", "seat", "uncertainty", "water", "label")
"""Layers that can be hidden, by the name the map's stylesheet knows them by."""
MARKS = ("hub", "beltpoint", "spot", "border", "edge", "part", "land", "country", "undrawn")
"""What is explained but cannot be hidden by itself."""
PORTS = {
    "port-square": ("■", "rail"),
    "port-circle": ("●", "road"),
    "port-diamond": ("◆", "water"),
    "port-triangle-up": ("▲", "air"),
    "port-hexagon": ("⬢", "other"),
    "port-outside": ("△", "outside"),
}
"""The sign and the words for each symbol of a port, which tells its transport by shape alone."""


def legend(dataset: Dataset, drawn: AbstractSet[str], w: Wording) -> Component:
    """What colours mean, the entries that are `drawn` (see `drawn_entries`), and the source of the boundaries."""
    return html.Details(
        [
            html.Summary(w("legend.title")),
            html.Div(
                [
                    *values_legends(dataset, w),
                    _coverage(dataset, w),
                    html.Div([_layers(drawn, w), _marks(drawn, w)]),
                    html.P(origin_words(dataset, w), className="origin"),
                ],
                className="legend-body",
            ),
        ],
        className="legend",
        open=True,
    )


def _coverage(dataset: Dataset, w: Wording) -> Component:
    """The shades of the map of all initiatives, and the states of that of one, as far as any region has them."""
    initiatives = len(dataset.initiatives)
    shades = sorted({shade(level, initiatives) for level in range(1, initiatives + 1)})
    levels = html.Span([html.Span(className="level", **{"data-level": str(at)}) for at in shades], className="ramp")
    rows = [html.Li([levels, html.Span(w("legend.levels", most=initiatives))], className="for-all")]
    paints = [map_paint(dataset, key)["regions"].values() for key in (None, *dataset.initiatives)]
    of_one = {str(state["coverage"]) for paint in paints[1:] for state in paint}
    for name, state in (("reported", "figures"), ("programmes", "programmes")):
        if state in of_one:
            rows.append(html.Li([_sign(name), html.Span(w(f"legend.{name}"))], className="for-one"))
    silent = [any(state["silent"] for state in paint) for paint in paints]
    if any(silent):
        scope = {} if silent[0] else {"className": "for-one"}
        rows.append(html.Li([_sign("silent"), html.Span(w("legend.silent"))], **scope))
    return html.Ul(rows, className="legend-coverage")


def _layers(drawn: AbstractSet[str], w: Wording) -> Component | None:
    rows = [
        html.Li(
            html.Button(
                [_sign(layer), html.Span(w(f"legend.layer.{layer}"))],
                type="button",
                **{"data-action": "layer", "data-layer": layer, "aria-pressed": "true", "data-entry": layer},
            ),
            className=f"of-{layer}",
        )
        for layer in LAYERS
        if layer in drawn
    ]
    return html.Ul(rows, className="legend-layers", **{"aria-label": w("legend.layers")}) if rows else None


def _marks(drawn: AbstractSet[str], w: Wording) -> Component:
    """The symbols of ports, lines, marks and grounds."""
    ports = [
        html.Li([html.Span(sign, **{"aria-hidden": "true"}), w(f"legend.port.{name}")], **{"data-entry": entry})
        for entry, (sign, name) in PORTS.items()
        if entry in drawn
    ]
    marks = [
        html.Li([_sign(name), w(f"legend.mark.{name}")], **{"data-entry": name}) for name in MARKS if name in drawn
    ]
    return html.Ul([*ports, *marks], className="legend-ports", **{"aria-label": w("legend.marks")})


def _sign(name: str) -> Component:
    return html.Span(className=f"sign sign-{name}", **{"aria-hidden": "true"})
