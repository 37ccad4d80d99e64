"""Dash is given the selection where one of its callbacks reads it: anywhere, or in the comparing view only."""

from collections.abc import Callable

import pytest
from dash import ClientsideFunction, Dash, Input, Output, State, html

from corridor.package.reading.location import shipped_package
from dashboard.app import build_app
from dashboard.callbacks import read_selection

_SELECTION = ("selection", "data")


def _reads(app: Dash) -> None:
    app.callback(Output("bars", "children"), Input(*_SELECTION))(lambda _: None)


def _keeps(app: Dash) -> None:
    app.callback(Output("bars", "children"), Input("kind", "value"), State(*_SELECTION))(lambda *_: None)


def _reads_when_it_came(app: Dash) -> None:
    app.callback(Output("bars", "children"), Input("selection", "modified_timestamp"))(lambda _: None)


def _reads_in_the_browser(app: Dash) -> None:
    app.clientside_callback(ClientsideFunction("own", "draw"), Output("bars", "children"), Input(*_SELECTION))


def _reads_something_else(app: Dash) -> None:
    app.callback(Output("bars", "children"), Input("kind", "value"))(lambda _: None)


@pytest.mark.parametrize(
    ("register", "read"),
    [
        (_reads, True),
        (_keeps, True),
        (_reads_when_it_came, True),
        (_reads_in_the_browser, True),
        (_reads_something_else, False),
    ],
)
def test_a_callback_that_reads_it_is_found(register: Callable[[Dash], None], *, read: bool) -> None:
    app = Dash(__name__)
    app.layout = html.Div()
    register(app)
    assert read_selection(app) is read


def test_the_dashboard_itself_reads_it_in_the_comparing_view_only() -> None:
    app = build_app(shipped_package())
    assert any({"id": "selection", "property": "data"} in one["inputs"] for one in app.callback_map.values())
    assert not read_selection(app)
