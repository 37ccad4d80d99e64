"""The wiring: the address owns the selection, every part reads it. A star, not a web; all of it in the browser."""

from dash import ClientsideFunction, Dash, Input, Output, State

from dashboard.frame import BY_LANGUAGE


def register(app: Dash) -> None:
    """Connect the parts of `dashboard.frame.frame`; the functions are in ``assets/``."""

    def clientside(namespace: str, name: str) -> ClientsideFunction:
        return ClientsideFunction(namespace=namespace, function_name=name)

    app.clientside_callback(
        clientside("selection", "sync"),
        [Output("url", "search"), Output("selection", "data")],
        [Input("url", "search"), Input("press", "data"), Input("map", "clickData")],
        State("selection", "data"),
    )
    selection = Input("selection", "data")
    app.clientside_callback(clientside("marks", "paint"), selection, prevent_initial_call=True)
    app.clientside_callback(
        clientside("fragments", "panel"), Output("panel", "html"), selection, prevent_initial_call=True
    )
    for view, part in (("table", "table-rows"), ("about", "about")):
        app.clientside_callback(clientside("views", view), Output(part, "html"), selection, prevent_initial_call=True)
    app.clientside_callback(
        clientside("evidence", "show"), Output("evidence-body", "html"), selection, prevent_initial_call=True
    )
    app.clientside_callback(
        clientside("fragments", "frame"),
        [*(Output(name, "html") for name in BY_LANGUAGE), Output("map", "figure")],
        selection,
        prevent_initial_call=True,
    )
