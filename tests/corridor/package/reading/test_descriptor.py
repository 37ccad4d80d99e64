"""What the descriptor says of the layers."""

import json

import pytest

from corridor.package.contract import LAYERS
from corridor.package.reading.descriptor import read_layer_sources

NOTHING = {layer.name: () for layer in LAYERS}


def test_each_layer_has_the_sources_that_its_resource_names():
    text = json.dumps(
        {
            "resources": [
                {"name": "regions", "sources": [{"id": "survey", "title": "S"}, {"title": "Old map"}]},
                {"name": "lakes"},
                {"name": "areas", "sources": [{"id": "survey"}]},
            ]
        }
    )
    problems = []
    assert read_layer_sources(text, problems) == {**NOTHING, "regions": ("survey", "Old map")}
    assert problems == []


def test_without_a_descriptor_no_layer_has_a_source():
    problems = []
    assert read_layer_sources(None, problems) == NOTHING
    assert problems == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{\n"resources": }', 2),
        ("[]", 0),
        ("{}", 0),
        ('{"resources": [{}]}', 0),
        ('{"resources": [{"name": "lakes", "sources": [{}]}]}', 0),
        ('{"resources": [{"name": "lakes", "sources": 1}]}', 0),
        ('{"resources": [{"name": []}]}', 0),
    ],
)
def test_a_descriptor_of_another_form_is_reported(text, line):
    problems = []
    assert read_layer_sources(text, problems) == NOTHING
    assert [(problem.rule, problem.file, problem.line) for problem in problems] == [
        ("unreadable-file", "datapackage.json", line)
    ]
