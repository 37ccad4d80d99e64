"""The map's legend: everything that the map draws and nothing else, in signs and words, and the map's source."""

from collections.abc import Set as AbstractSet

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from dashboard.html.elements import html
from dashboard.map.map_paint import map_paint
from dashboard.panels.origin import origin_words
from dashboard.panels.values_legend import values_legends
from dashboard.words.wording import Wording

LAYERS = ("badge", "corridor", "belt", "port", "seat", "uncertainty", "water", "label")
"""Layers that can be hidden, by the name the map's stylesheet knows them by."""
MARKS = ("hub", "beltpoint", "spot", "border", "edge", "part", "land", "country", "undrawn", "graticule", "north")
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
                    _coverage(dataset, drawn, w),
                    html.Div([_layers(drawn, w), _marks(drawn, w)]),
                    html.P(origin_words(dataset, w), className="origin"),
                ],
                className="legend-body",
            ),
        ],
        className="legend",
        open=True,
    )


def _coverage(dataset: Dataset, drawn: AbstractSet[str], w: Wording) -> Component | None:
    """What badges and hatching say of a region, as far as any region has them."""
    paints = [map_paint(dataset, key)["regions"].values() for key in (None, *dataset.initiatives)]
    rows = [_layer("badge", w)] if "badge" in drawn else []
    if any(state["coverage"] == "programmes" and state["count"] for paint in paints for state in paint):
        rows.append(html.Li([_sign("open"), html.Span(w("legend.programmes"))]))
    silent = [any(state["silent"] for state in paint) for paint in paints]
    if any(silent):
        scope = {} if silent[0] else {"className": "for-one"}
        rows.append(html.Li([_sign("silent"), html.Span(w("legend.silent"))], **scope))
    return html.Ul(rows, className="legend-coverage") if rows else None


def _layer(layer: str, w: Wording) -> Component:
    """An entry that hides what it explains."""
    return html.Li(
        html.Button(
            [_sign(layer), html.Span(w(f"legend.layer.{layer}"))],
            type="button",
            **{"data-action": "layer", "data-layer": layer, "aria-pressed": "true", "data-entry": layer},
        ),
        className=f"of-{layer}",
    )


def _layers(drawn: AbstractSet[str], w: Wording) -> Component | None:
    rows = [_layer(layer, w) for layer in LAYERS if layer in drawn and layer != "badge"]
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
