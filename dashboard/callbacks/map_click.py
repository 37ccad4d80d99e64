"""A click on the map is a selection like any other."""

from dash import ClientsideFunction, Dash, Input

from dashboard.page.release_router import ReleaseRouter


def register(app: Dash, _: ReleaseRouter) -> None:
    """Call ``assets/selection.js`` when Dash's page stands, and at each click on the map.

    It runs in the browser and has no output: Dash walks through its whole page for each callback that has one.
    """
    app.clientside_callback(
        ClientsideFunction(namespace="selection", function_name="sync"),
        Input("map", "clickData"),
    )
