"""GeoJSON layers as features."""

import json

import pytest

from corridor.package.contract import Field, Kind, Layer
from corridor.package.reading.layers import read_layer

LAYER = Layer("border", (Field("id"), Field("area", refers="areas"), Field("order", Kind.INTEGER)))
LINE = {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}
KNOWN = {"areas": frozenset({"101"})}


def feature(geometry=LINE, **properties):
    return {"type": "Feature", "properties": {"id": "b", "area": "101", "order": 1, **properties}, "geometry": geometry}


def read(*features):
    problems = []
    text = json.dumps({"type": "FeatureCollection", "features": features})
    return read_layer(LAYER, text, ("zh", "en"), KNOWN, problems), problems


def reported(problems):
    return [(problem.rule, problem.file, problem.field, problem.found) for problem in problems]


def test_a_feature_keeps_its_properties_and_geometry():
    (read_feature,), problems = read(feature(extra=None))
    assert problems == []
    assert (read_feature.id, read_feature.geometry.wkt) == ("b", "LINESTRING (1 2, 3 4)")
    assert read_feature.properties == {"id": "b", "area": "101", "order": 1, "extra": None}


def test_a_layer_without_text_or_features_is_empty():
    assert read_layer(LAYER, None, (), KNOWN, []) == ()
    assert read() == ((), [])


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"features": {}}', '{"features": [1]}', "[" * 100_000, '{"features": [NaN]}']
)
def test_what_is_no_feature_collection_is_reported(text):
    problems = []
    assert read_layer(LAYER, text, (), KNOWN, problems) == ()
    assert [(problem.rule, problem.file) for problem in problems] == [("unreadable-layer", "layers/border.geojson")]


def test_json_that_breaks_off_is_reported_with_its_line():
    problems = []
    read_layer(LAYER, '{"features": [\n{"a": }\n]}', (), KNOWN, problems)
    assert problems[0].line == 2


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        {},
        [],
        {"type": "LineString"},
        {"type": "LineString", "coordinates": []},
        {"type": "LineString", "coordinates": [[1, 2]]},
        {"type": "LineString", "coordinates": [[1, 2], ["a", 4]]},
        {"type": "Point", "coordinates": [1, 10**400]},
        {"type": "Circle", "coordinates": [1, 2]},
    ],
)
def test_a_feature_without_a_readable_geometry_is_reported_and_left_out(geometry):
    features, problems = read(feature(id="a"), feature(geometry))
    assert [entry.id for entry in features] == ["a"]
    assert reported(problems) == [("unreadable-geometry", "layers/border.geojson", "feature 2, geometry", "b")]


def test_a_number_without_end_is_no_coordinate():
    text = json.dumps({"type": "FeatureCollection", "features": [feature(LINE)]}).replace("[3, 4]", "[3, 1e999]")
    problems = []
    assert read_layer(LAYER, text, (), KNOWN, problems) == ()
    assert [problem.rule for problem in problems] == ["unreadable-geometry"]


def test_properties_are_held_to_the_contract():
    features, problems = read(feature(order="first"), feature(id="c", area="999"), feature(id="d", area=None))
    assert [entry.id for entry in features] == ["c"]
    assert reported(problems) == [
        ("wrong-type", "layers/border.geojson", "feature 1, order", "first"),
        ("unknown-code", "layers/border.geojson", "feature 2, area", "999"),
        ("missing-value", "layers/border.geojson", "feature 3, area", ""),
    ]


def test_a_feature_without_properties_lacks_every_required_one():
    _, problems = read({"type": "Feature", "geometry": LINE})
    assert {problem.rule for problem in problems} == {"missing-value"}
    assert len(problems) == 3


def test_an_id_belongs_to_one_feature():
    features, problems = read(feature(order=1), feature(order=2))
    assert [entry.properties["order"] for entry in features] == [1]
    assert reported(problems) == [("duplicate-feature", "layers/border.geojson", "feature 2, id", "b")]
