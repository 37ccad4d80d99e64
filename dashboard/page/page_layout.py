"""The page's frame: where each part stands. What the parts show is prepared elsewhere."""

from collections.abc import Callable, Mapping

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.html.server_html import ServerHtml

_UNCOUNTED = {"disable_n_clicks": True}
"""Of what has an id Dash counts the presses, also those within it, and lets its whole page know of each."""


def page_layout(server_html: Mapping[str, str] | None = None) -> Component:
    """The whole page. Without `server_html` each takes over what the first page brought.

    The store holds the selection that the address owns, for callbacks; ``assets/dash_selection.js`` writes it.
    """
    texts = server_html or {}

    def part(name: str, **properties: str) -> ServerHtml:
        return ServerHtml(id=name, html=texts.get(name), className=f"part-{name}", **properties)

    return html.Div(
        [
            dcc.Store(id="selection"),
            dcc.Store(id="compare-columns"),
            part("header", role="banner"),
            html.Main(
                [
                    part("filters"),
                    part("headlines"),
                    html.Div(
                        [
                            _map(part, texts.get("static-map")),
                            part("matrix"),
                            part("profile"),
                            part("panel"),
                            part("wall"),
                        ],
                        className="board",
                    ),
                    html.Div([part("compare-tools"), _compared(texts.get("compare-board"))], className="part-compare"),
                    html.Div([part("table-tools"), part("table-rows")], className="part-table"),
                    part("about"),
                ],
                id="content",
                className="content",
                **_UNCOUNTED,
            ),
            part("footer", role="contentinfo"),
            html.Aside(id="tour", className="tour", hidden=True, **_UNCOUNTED),
            html.Aside(id="sheet", className="sheet", hidden=True, **_UNCOUNTED, **{"aria-live": "polite"}),
            html.Dialog(part("search"), id="search-dialog", **_UNCOUNTED),
            html.Dialog(part("share"), id="share-dialog", **_UNCOUNTED, **{"aria-labelledby": "share-title"}),
            html.Dialog(part("evidence-body"), id="evidence", **_UNCOUNTED, **{"aria-labelledby": "evidence-title"}),
        ],
        className="page",
    )


def _compared(board: str | None) -> Component:
    """The place of the comparing view's answer: the first page brings it, then ``assets/compare.js`` has it drawn."""
    first = ServerHtml(html=board, className="compare-first") if board else None
    return html.Div(first, id="compare-place", **_UNCOUNTED)


def _map(part: Callable[[str], ServerHtml], static_map: str | None) -> Component:
    """The map that comes with the page, and the place for Plotly's; see ``assets/plotly_map.js``."""
    drawn = ServerHtml(html=static_map, className="static-map") if static_map else None
    plotly = html.Div(id="plotly-map", className="plotly-map", **_UNCOUNTED)
    both = html.Div([drawn, plotly], id="map", className="map", **_UNCOUNTED)
    shown = [part("map-list"), html.Div(both, className="map-box"), part("map-tools"), part("legend")]
    framed = html.Div(shown, className="map-frame", id="map-frame", **_UNCOUNTED)
    return html.Div([html.Div(framed, className="map-column"), part("strip")], className="place")
