"""The descriptor and the page of the shipped package agree with the contract."""

import json
import re
from pathlib import Path

import frictionless
import pytest

from corridor.model.dataset import Dataset
from corridor.package.contract import DESCRIPTOR_FILE, LAYERS, TABLES, descriptor
from corridor.package.loading import load

GEODATA = Path(__file__).parents[2] / "geodata"


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """The shipped package, read and checked."""
    return load(GEODATA)


def test_the_descriptor_is_what_the_contract_says(dataset: Dataset) -> None:
    document = json.loads((GEODATA / DESCRIPTOR_FILE).read_text("utf-8"))
    expected = descriptor(dataset.corridor.languages)
    assert [resource["name"] for resource in document["resources"]] == [resource["name"] for resource in expected]
    for found, made in zip(document["resources"], expected, strict=True):
        assert {key: found.get(key) for key in made} == made
    assert {"$schema", "name", "title", "licenses", "sources"} <= document.keys()


def test_the_descriptor_names_the_sources_as_they_are_in_the_table(dataset: Dataset) -> None:
    document = json.loads((GEODATA / DESCRIPTOR_FILE).read_text("utf-8"))
    parts = [document, *(resource for resource in document["resources"] if "sources" in resource)]
    named = {source["id"]: source["title"] for part in parts for source in part["sources"]}
    assert named == {row.id: row.title.in_("en") for row in dataset.sources.values()}


def test_frictionless_finds_nothing() -> None:
    report = frictionless.validate(str(GEODATA / DESCRIPTOR_FILE))
    assert report.flatten(["name", "type", "message"]) == []
    assert len(report.tasks) == len(TABLES) + len(LAYERS)


def test_the_contract_on_one_page_names_every_file_and_column() -> None:
    page = (GEODATA / "README.md").read_text("utf-8")
    for part in TABLES:
        line = next(line for line in page.splitlines() if line.startswith(f"| `{part.file}`"))
        for field in part.fields[1:]:
            assert re.search(rf"\b{field.name}\b", line), f"{part.file}: {field.name}"
    assert all(f"`{layer.name}`" in page for layer in LAYERS)
