"""The wiring: the address owns the selection, and every part of the page reads it; all of it in the browser."""

from dash import ClientsideFunction, Dash, Input, Output, State


def register(app: Dash) -> None:
    """Connect address, presses and map to the selection; ``assets/show.js`` shows it.

    One callback, since Dash walks through its whole page for each one that runs.
    """
    app.clientside_callback(
        ClientsideFunction(namespace="selection", function_name="sync"),
        [Output("url", "search"), Output("selection", "data")],
        [Input("url", "search"), Input("press", "data"), Input("map", "clickData")],
        State("selection", "data"),
    )
