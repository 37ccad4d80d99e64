"""What the descriptor says of the layers, and how it is brought up to date."""

import json

import pytest

from corridor.contract import LAYERS
from corridor.reading import descriptor
from corridor.reading.descriptor import read_layer_sources

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
def test_a_descriptor_of_another_form_is_told(text, line):
    problems = []
    assert read_layer_sources(text, problems) == NOTHING
    assert [(problem.rule, problem.file, problem.line) for problem in problems] == [
        ("unreadable-file", "datapackage.json", line)
    ]


def test_the_command_adds_what_the_contract_says_and_keeps_the_rest(copy):
    path = copy / "datapackage.json"
    before = json.loads(path.read_text("utf-8"))
    descriptor.main([str(copy)])
    after = json.loads(path.read_text("utf-8"))
    kept = {resource["name"]: resource.get("sources") for resource in after["resources"]}
    assert after["name"] == before["name"]
    assert kept == {resource["name"]: resource.get("sources") for resource in before["resources"]}
    areas = next(resource for resource in after["resources"] if resource["name"] == "areas")
    assert [field["name"] for field in areas["schema"]["fields"]][:4] == ["id", "kind", "name_zh", "name_en"]


def test_the_command_follows_the_languages_of_the_package(edit):
    folder = edit("corridor.csv", "zh;en", "zh;en;mn")
    descriptor.main([str(folder)])
    assert '"name_mn"' in (folder / "datapackage.json").read_text("utf-8")


def test_the_command_makes_a_descriptor_where_there_is_none(copy):
    (copy / "datapackage.json").unlink()
    descriptor.main([str(copy)])
    assert json.loads((copy / "datapackage.json").read_text("utf-8"))["name"] == copy.name
