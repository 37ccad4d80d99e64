"""Dash's addresses: what no page uses is not there, and a body that is no call is refused without a word of ours."""

import json
import logging

import pytest
from dash import Dash, Input, Output, html
from flask import Flask, request
from flask.testing import FlaskClient

from dashboard.page.dash_routes import guard_dash_routes
from dashboard.page.plain_errors import PlainFlask, escaped

CALL = {
    "output": "shown.children",
    "outputs": {"id": "shown", "property": "children"},
    "inputs": [{"id": "selection", "property": "data", "value": {"region": "1"}}],
    "changedPropIds": ["selection.data"],
}


@pytest.fixture
def chart() -> FlaskClient:
    """A page with a chart's callback, and a view that fails."""
    app = Dash("chart", server=PlainFlask("chart", static_folder=None), suppress_callback_exceptions=True)

    @app.callback(Output("shown", "children"), Input("selection", "data"))
    def show(selection: dict[str, str]) -> str:
        return selection["region"]

    @app.server.get("/fails/<path:_>")
    def fails(_: str) -> str:
        raise ValueError(request.args["said"])

    app.layout = html.Div(id="shown")
    guard_dash_routes(app)
    return app.server.test_client()


def post(client: FlaskClient, body: str) -> int:
    return client.post("/_dash-update-component", data=body, content_type="application/json").status_code


def test_a_genuine_call_is_answered(chart: FlaskClient) -> None:
    answer = chart.post("/_dash-update-component", json=CALL)
    assert answer.status_code == 200
    assert answer.json["response"] == {"shown": {"children": "1"}}


@pytest.mark.parametrize(
    "body",
    [
        *("", "x", "{}", "[]", "5", "null", '"\\r\\u001b[31m"', "[" * 5000),
        json.dumps({"output": "a.b"}),
        json.dumps({"output": ["shown.children"]}),
        json.dumps({**CALL, "output": "shown.children\r\n\x1b[31mforged"}),
        *(json.dumps({**CALL, "inputs": bad}) for bad in (5, None, {}, [], [5], [{}], [[]] * 2, [{"id": "selection"}])),
        *(json.dumps({**CALL, "outputs": bad}) for bad in (5, "x", {}, [{}], None)),
        *(json.dumps({**CALL, "changedPropIds": bad}) for bad in (5, [5], {}, [["\x1b"]])),
        *(json.dumps({**CALL, "state": bad}) for bad in (5, [{}], [CALL["inputs"][0]])),  # type: ignore[index]
    ],
)
def test_no_other_body_reaches_dash(chart: FlaskClient, body: str, caplog: pytest.LogCaptureFixture) -> None:
    assert post(chart, body) in {400, 404}
    assert caplog.records == []


def test_the_shipped_page_has_no_callback_of_the_server(client: FlaskClient) -> None:
    for body in ("{}", '{"output": "map-graph.clickData"}'):
        assert post(client, body) in {400, 404}


@pytest.mark.parametrize(
    "path",
    [
        *("_reload-hash", "_favicon.ico", "static/x", "_dash-component-suites/nothing/x.js"),
        *("_dash-component-suites/dash/%0d%1b[31m.js", "_dash-component-suites/dash/%2e%2e/x.js"),
    ],
)
def test_what_is_not_used_is_not_there(client: FlaskClient, path: str, caplog: pytest.LogCaptureFixture) -> None:
    answer = client.get(f"/{path}")
    assert answer.status_code == 404
    assert "Traceback" not in answer.text
    assert caplog.records == []


def test_a_large_body_is_refused(chart: FlaskClient) -> None:
    assert post(chart, json.dumps({**CALL, "more": "x" * 300_000})) == 413


def test_an_error_is_one_line_without_the_signs_of_who_asked(
    chart: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = chart.get("/fails/a%0d%1b[31m%E2%80%AEb?said=%0Aforged+line%1b")
    assert answer.status_code == 500
    (record,) = caplog.records
    line = record.getMessage()
    assert line.isprintable()
    assert record.exc_info is None
    assert "ValueError" in line
    assert "test_dash_routes.py:" in line


def test_only_what_cannot_be_seen_is_written_out() -> None:
    assert escaped("长廊 \r\n\x1b") == "长廊 \\r\\n\\x1b"
    assert isinstance(PlainFlask("x"), Flask)
