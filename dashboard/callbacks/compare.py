"""Draws the comparing view for the selection."""

from typing import Any

from dash import Dash, Input, Output
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from dashboard.page.release_router import ReleaseRouter

PLACE = "compare"
"""The id of what the view is drawn in."""


def register(app: Dash, router: ReleaseRouter) -> None:
    """Answer every selection while the view is open.

    ``assets/compare.js`` puts ``compare`` into the page when the view is opened and takes it away when it is left: a
    callback whose output is not in the page does not run, so no other view pays for this one.
    """
    asked = (Input("selection", "data"), Input("compare-columns", "data"))

    @app.callback(Output(PLACE, "children"), *asked)  # type: ignore[untyped-decorator]  # Dash's is
    def draw(selection: dict[str, Any] | None, columns: int | None) -> Component:
        if selection is None or columns is None or selection["view"] != "compare":
            raise PreventUpdate
        rendered = router.asked(selection.get("release")).rendered
        return rendered.comparison.board(selection["lang"], selection, columns)
