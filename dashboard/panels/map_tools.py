"""The buttons on the map: larger, smaller, whole corridor."""

from dash.development.base_component import Component

from dashboard.html.elements import html
from dashboard.words.wording import Wording


def map_tools(w: Wording) -> Component:
    """Zoom by buttons, since one finger scrolls the page and a wheel is not always at hand."""
    signs = {"zoom-in": "+", "zoom-out": "−", "zoom-reset": "⤢"}
    buttons = [
        html.Button(
            html.Span(sign, **{"aria-hidden": "true"}),
            type="button",
            title=w(f"map_tools.{name}"),
            **{"data-action": name, "aria-label": w(f"map_tools.{name}")},
        )
        for name, sign in signs.items()
    ]
    marks = {"aria-label": w("map_tools.label"), "data-failed": w("map_tools.failed")}
    return html.Div(buttons, className="map-tools", role="group", **marks)
