"""The wiring: what Dash hands to the selection. The address owns it, and the browser shows it."""

from dash import ClientsideFunction, Dash, Input


def register(app: Dash) -> None:
    """Tell ``assets/selection.js`` when the page stands, and of each click on the map; ``assets/show.js`` shows it.

    One callback, in the browser, without an output: Dash walks through its whole page for each that has one. What is
    selected is kept in the store ``selection`` for callbacks that need it.
    """
    app.clientside_callback(
        ClientsideFunction(namespace="selection", function_name="sync"),
        Input("map", "clickData"),
    )
