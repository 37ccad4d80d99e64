"""A click on the map is a selection like any other."""

from dash import ClientsideFunction, Dash, Input

from dashboard.page.release_router import ReleaseRouter


def register(app: Dash, _: ReleaseRouter) -> None:
    """Call ``click`` of ``assets/plotly_map.js`` at each click on Plotly's map.

    It runs in the browser and has no output: Dash walks through its whole page for each callback that has one.
    """
    app.clientside_callback(
        ClientsideFunction(namespace="plotly_map", function_name="click"),
        Input("map-graph", "clickData"),
    )
