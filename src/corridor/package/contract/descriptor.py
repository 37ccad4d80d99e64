"""The contract as a Data Package descriptor, version 2: what other tools read and validate a package by."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from corridor.package.contract.fields import LIST_SEPARATOR, Field, Kind, Layer, Table
from corridor.package.contract.tables import LAYERS, TABLES

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_SCHEMA_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
_TYPES: Mapping[Kind, Mapping[str, Any]] = {
    Kind.INTEGER: {"type": "integer"},
    Kind.DECIMAL: {"type": "number"},
    Kind.NUMBER: {"type": "number"},
    Kind.DATE: {"type": "date"},
    Kind.PERIOD: {"type": "string", "description": "ISO 8601 period"},
    Kind.WHEN: {"type": "string", "description": "ISO 8601 period"},
    Kind.BOOLEAN: {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
}
"""The types other than plain string."""


Later = Collection[tuple[str, str]]
"""Table and field of the columns that a package has, though a package may do without them."""


def descriptor(languages: Sequence[str], later: Later = ()) -> list[dict[str, Any]]:
    """The resources of a package in `languages`: a table with its schema for each table, a file for each layer."""
    return [*(_table_resource(table, languages, later) for table in TABLES), *map(_layer_resource, LAYERS)]


def refreshed(document: Mapping[str, Any], languages: Sequence[str], later: Later = ()) -> dict[str, Any]:
    """`document` with its resources made anew; what the contract does not say of them (titles, sources) is kept."""
    kept = {resource["name"]: resource for resource in document.get("resources", ())}
    resources = [{**kept.get(resource["name"], {}), **resource} for resource in descriptor(languages, later)]
    return {"$schema": PROFILE, **document, "resources": resources}


def fields_of(table: Table, later: Later) -> tuple[Field, ...]:
    """The fields of `table` for which a package has columns."""
    return tuple(field for field in table.fields if not field.later or (table.name, field.name) in later)


def schema(table: Table, languages: Sequence[str], later: Later = ()) -> dict[str, Any]:
    """The Table Schema of `table`. Codes in lists are typed as lists only: a schema has no foreign key for them."""
    fields = fields_of(table, later)
    keys = [field for field in fields if field.refers and not field.many]
    described: dict[str, Any] = {
        "$schema": _SCHEMA_PROFILE,
        "fields": [column for field in fields for column in _columns(field, languages)],
        "primaryKey": ["id"],
        "missingValues": [""],
    }
    if keys:
        described["foreignKeys"] = [_foreign_key(field, table) for field in keys]
    return described


def _table_resource(table: Table, languages: Sequence[str], later: Later) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "path": table.file,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema(table, languages, later),
    }


def _layer_resource(layer: Layer) -> dict[str, Any]:
    return {"name": layer.name, "path": layer.file, "format": "geojson", "mediatype": "application/geo+json"}


def _foreign_key(field: Field, table: Table) -> dict[str, Any]:
    """The key that ties `field` to the ids of its table; a table that refers to itself is named by an empty string."""
    resource = "" if field.refers == table.name else field.refers
    return {"fields": [field.name], "reference": {"resource": resource, "fields": ["id"]}}


def _columns(field: Field, languages: Sequence[str]) -> list[dict[str, Any]]:
    """The columns of a field: one, or one for each language."""
    many: Mapping[str, Any] = {"type": "list", "itemType": "string", "delimiter": LIST_SEPARATOR}
    kind = many if field.many else _TYPES.get(field.kind, {"type": "string"})
    constraints = _constraints(field)
    rest = {**kind, **({"constraints": constraints} if constraints else {})}
    return [{"name": name, **rest} for name in field.columns(languages)]


def _constraints(field: Field) -> dict[str, Any]:
    """What a cell is held to beside its type; of a list only whether it may be empty."""
    given: dict[str, Any] = {"required": True} if field.required else {}
    if field.many:
        return given
    if field.words:
        given["enum"] = [str(word) for word in field.words]
    if field.pattern:
        given["pattern"] = field.pattern
    given |= {name: limit for name, limit in (("minimum", field.least), ("maximum", field.most)) if limit is not None}
    return given
