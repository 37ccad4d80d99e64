"""The page's frame: where each part stands. What the parts show is prepared elsewhere."""

from collections.abc import Callable, Mapping

from dash import dcc, html
from dash.development.base_component import Component
from plotly.graph_objects import Figure

from dashboard.html.server_html import ServerHtml
from dashboard.map.graph_config import GRAPH_CONFIG


def page_layout(figure: Figure, fragments: Mapping[str, str] | None = None) -> Component:
    """The whole page. Without `fragments` each takes over what the first page brought.

    The store holds the selection that the address owns, for callbacks; ``assets/dash_selection.js`` writes it.
    """
    texts = fragments or {}

    def part(name: str, **properties: str) -> ServerHtml:
        return ServerHtml(id=name, html=texts.get(name), className=f"part-{name}", **properties)

    return html.Div(
        [
            dcc.Store(id="selection"),
            part("header", role="banner"),
            html.Main(
                [
                    part("filters"),
                    part("headlines"),
                    html.Div(
                        [_map(figure, part, texts.get("map-still")), part("matrix"), part("panel")], className="board"
                    ),
                    html.Div([part("table-tools"), part("table-rows")], className="part-table"),
                    part("about"),
                ],
                id="content",
                className="content",
            ),
            part("footer", role="contentinfo"),
            html.Dialog(part("search"), id="search-dialog"),
            html.Dialog(part("evidence-body"), id="evidence", **{"aria-labelledby": "evidence-title"}),
        ],
        className="page",
    )


def _map(figure: Figure, part: Callable[[str], ServerHtml], static_map: str | None) -> Component:
    graph = dcc.Graph(id="map", figure=figure, config=GRAPH_CONFIG, className="map", responsive=True)
    drawn = ServerHtml(html=static_map, className="map map-still") if static_map else None
    shown = [part("map-list"), html.Div([graph, drawn], className="map-box"), part("map-tools"), part("legend")]
    framed = html.Div(shown, className="map-frame", id="map-frame")
    return html.Div([html.Div(framed, className="map-column"), part("strip")], className="place")
