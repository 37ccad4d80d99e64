"""The map's legend: each layer with its sign in words, to be shown or hidden, and where the map comes from."""

from dash import html
from dash.development.base_component import Component

from corridor.dataset import Dataset
from dashboard.figures.values import shade
from dashboard.panels.origin import origin_words
from dashboard.panels.values_legend import values_legends
from dashboard.wording import Wording

_LAYERS = ("corridor", "belt", "port", "seat", "uncertainty", "water", "label")
"""Layers that can be hidden, by the name the map's stylesheet knows them by."""


def legend(dataset: Dataset, w: Wording) -> Component:
    """What colours mean, which layers there are, and the source and approval of the boundaries."""
    return html.Details(
        [
            html.Summary(w("legend.title")),
            html.Div(
                [
                    *values_legends(dataset, w),
                    _coverage(len(dataset.initiatives), w),
                    _layers(w),
                    html.P(origin_words(dataset, w), className="origin"),
                ],
                className="legend-body",
            ),
        ],
        className="legend",
        open=True,
    )


def _coverage(initiatives: int, w: Wording) -> Component:
    shades = sorted({shade(level, initiatives) for level in range(1, initiatives + 1)})
    levels = html.Span([html.Span(className="level", **{"data-level": str(at)}) for at in shades], className="ramp")
    rows = [
        html.Li([levels, html.Span(w("legend.levels", most=initiatives))], className="for-all"),
        html.Li([_sign("reported"), html.Span(w("legend.reported"))], className="for-one"),
        html.Li([_sign("programmes"), html.Span(w("legend.programmes"))], className="for-one"),
        html.Li([_sign("silent"), html.Span(w("legend.silent"))]),
    ]
    return html.Ul(rows, className="legend-coverage")


def _layers(w: Wording) -> Component:
    rows = [
        html.Li(
            html.Button(
                [_sign(layer), html.Span(w(f"legend.layer.{layer}"))],
                type="button",
                **{"data-action": "layer", "data-layer": layer, "aria-pressed": "true"},
            )
        )
        for layer in _LAYERS
    ]
    return html.Div([html.Ul(rows, className="legend-layers", **{"aria-label": w("legend.layers")}), _port_types(w)])


def _port_types(w: Wording) -> Component:
    """The symbols of ports, which tell their transport by shape alone."""
    signs = {"rail": "■", "road": "●", "water": "◆", "air": "▲", "outside": "△"}
    rows = [
        html.Li([html.Span(sign, **{"aria-hidden": "true"}), w(f"legend.port.{name}")]) for name, sign in signs.items()
    ]
    return html.Ul(rows, className="legend-ports", **{"aria-label": w("legend.layer.port")})


def _sign(name: str) -> Component:
    return html.Span(className=f"sign sign-{name}", **{"aria-hidden": "true"})
