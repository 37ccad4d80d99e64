"""The contract agrees with the records, and its descriptor with what other tools understand."""

import json
import shutil
import typing
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from types import NoneType

import frictionless
import pytest

from corridor.model.package_tables import Tables
from corridor.model.period import Period
from corridor.model.vocabulary import Text
from corridor.package.contract import LAYERS, TABLES, Field, Kind, descriptor, refreshed

TINY = Path(__file__).parents[3] / "packages" / "tiny"
PYTHON = {
    Kind.STRING: str,
    Kind.TEXT: Text,
    Kind.INTEGER: int,
    Kind.DECIMAL: Decimal,
    Kind.NUMBER: float,
    Kind.DATE: date,
    Kind.PERIOD: Period,
    Kind.WHEN: str,
    Kind.BOOLEAN: bool,
}
FIELDS = [pytest.param(table, field, id=f"{table.name}.{field.name}") for table in TABLES for field in table.fields]


@pytest.fixture
def package(tmp_path):
    """A copy of the tiny package with a whole descriptor, and the findings of frictionless on it."""
    folder = Path(shutil.copytree(TINY, tmp_path / "package"))
    path = folder / "datapackage.json"
    document = {"title": "Tiny", **json.loads(path.read_text("utf-8"))}
    path.write_text(json.dumps(refreshed(document, ("zh", "en"))), "utf-8")
    return folder


def findings(folder):
    report = frictionless.validate(str(folder / "datapackage.json"))
    return {(row[0], row[1]) for row in report.flatten(["type", "fieldName"])}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_has_the_attributes_of_its_record_in_their_order(table):
    assert [field.name for field in table.fields] == [*table.record.__struct_fields__]


@pytest.mark.parametrize(("table", "field"), FIELDS)
def test_a_field_has_the_type_of_its_attribute(table, field):
    hint = typing.get_type_hints(table.record)[field.name]
    kinds = set(typing.get_args(hint)) - {NoneType} if NoneType in typing.get_args(hint) else {hint}
    if field.many:
        assert hint == tuple[PYTHON[field.kind], ...]
    elif field.words and isinstance(field.words[0], StrEnum):
        assert kinds == {type(field.words[0])}
    else:
        assert kinds == {PYTHON[field.kind]}


@pytest.mark.parametrize(("table", "field"), FIELDS)
def test_a_field_that_may_be_none_is_not_required(table, field):
    optional = NoneType in typing.get_args(typing.get_type_hints(table.record)[field.name])
    assert not (optional and field.required)


def test_the_tables_are_those_of_the_dataset():
    assert [table.name for table in TABLES] == [*Tables.__struct_fields__]


def test_codes_name_tables():
    names = {table.name for table in TABLES}
    assert {field.refers for part in (*TABLES, *LAYERS) for field in part.fields} - {""} <= names


def test_a_text_has_a_column_for_each_language():
    assert Field("name", Kind.TEXT).columns(("zh", "mn")) == ("name_zh", "name_mn")
    assert Field("name").columns(("zh", "mn")) == ("name",)


def test_other_tools_find_the_tiny_package_valid(package):
    assert findings(package) == set()


KEYS = {
    ("foreign-key", ""): ("observations.csv", "T01,101,1,wells,40", "T01,999,1,wells,40"),
    ("primary-key", ""): ("observations.csv", "T11,103", "T10,103"),
}
VALUES = {
    ("type-error", "value"): ("observations.csv", "T01,101,1,wells,40", "T01,101,1,wells,forty"),
    ("constraint-error", "qualifier"): ("observations.csv", "well,at_least", "well,many"),
    ("constraint-error", "lon"): ("places.csv", "10.5,51.001", "190.5,51.001"),
    ("constraint-error", "color"): ("initiatives.csv", "#0b6e4f", "green"),
    ("type-error", "schematic"): (
        "belts.csv",
        "10,true,沿边界10公里,10 km along the border,T01",
        "10,yes,x,x,T01",
    ),
    ("type-error", "as_of"): ("corridor.csv", "2022-03-15", "15.3.2022"),
    ("constraint-error", "level"): ("honours.csv", "national,", ","),
}
"""What other tools find, and what breaks the contract so."""


@pytest.mark.parametrize("broken", [KEYS, VALUES], ids=["keys", "values"])
def test_other_tools_find_what_breaks_the_contract(package, broken):
    for file, old, new in broken.values():
        path = package / file
        text = path.read_text("utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), "utf-8")
    assert broken.keys() <= {(kind, field or "") for kind, field in findings(package)}


def test_the_descriptor_keeps_what_the_contract_does_not_say():
    document = {
        "name": "x",
        "resources": [{"name": "lakes", "path": "old", "sources": [{"title": "S"}]}, {"name": "old"}],
    }
    made = refreshed(document, ("zh",))
    assert [resource["name"] for resource in made["resources"]] == [
        resource["name"] for resource in descriptor(("zh",))
    ]
    lakes = next(resource for resource in made["resources"] if resource["name"] == "lakes")
    assert (lakes["path"], lakes["sources"]) == ("layers/lakes.geojson", [{"title": "S"}])
    assert refreshed(made, ("zh",)) == made
