"""The description is valid, names every route and no other, and holds for whatever is asked."""

import re

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from openapi_spec_validator import validate

from corridor.exports.observations import ObservationFilter
from dashboard.api.blueprint import PREFIX
from dashboard.api.description import description, parameters
from dashboard.api.operations import OPERATIONS
from dashboard.app import build_app
from tests.dashboard.releases import TINY

_APPLICATION = build_app(TINY).server
_SCHEMA = schemathesis.openapi.from_wsgi(f"{PREFIX}/openapi.json", _APPLICATION)


def test_it_is_valid_openapi():
    validate(description())
    assert description()["openapi"].startswith("3.1")


def test_it_names_every_route_and_no_other(client):
    rules = client.application.url_map.iter_rules()
    routes = {re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule) for rule in rules if rule.rule.startswith(PREFIX)}
    assert routes - {f"{PREFIX}/{{unknown}}"} == {PREFIX + path for path in description()["paths"]}
    named = {methods["get"]["operationId"] for methods in description()["paths"].values()}
    assert named == set(OPERATIONS)


def test_every_filter_of_the_core_can_be_asked_for():
    assert set(ObservationFilter.__struct_fields__) <= set(parameters("observations"))


@pytest.mark.parametrize("prefix", ["", "/dashboard"])
def test_it_says_where_the_server_stands(client, prefix):
    found = client.get(f"{PREFIX}/openapi.json", base_url=f"http://localhost{prefix}").get_json()
    assert found["servers"] == [{"url": f"{prefix}{PREFIX}"}]


@_SCHEMA.parametrize()
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_schemathesis_finds_nothing(case):
    case.call_and_validate(headers={"Accept-Encoding": "identity"})
