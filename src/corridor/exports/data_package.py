"""A dataset as the data package it could have been read from: every table and layer, and the descriptor."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from shapely.geometry import mapping

from corridor.exports.plain_records import plain
from corridor.model.dataset import Dataset
from corridor.model.feature import Feature
from corridor.model.published import Published
from corridor.package.contract import DESCRIPTOR_FILE, LAYERS
from corridor.package.contract.descriptor import fields_of, refreshed
from corridor.package.contract.fields import LIST_SEPARATOR, Field, Kind
from corridor.package.contract.tables import TABLES

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of every file in an archive: the same data give the same bytes."""


def package_archive(dataset: Dataset) -> bytes:
    """The package as one ZIP file, whose folder `corridor serve --geodata` serves as it is."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in package_files(dataset):
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def package_files(dataset: Dataset) -> Iterator[tuple[str, bytes]]:
    """The files of the package by their paths."""
    languages, later = dataset.corridor.languages, _later(dataset)
    for table in TABLES:
        held = getattr(dataset, table.name)
        rows = [held] if table.name == "corridor" else held.values()
        yield table.file, _table(fields_of(table, later), rows, languages)
    for layer in LAYERS:
        if layer.name in dataset.layers:
            yield layer.file, _layer(dataset.layers[layer.name])
    document = refreshed(_described(dataset), languages, later)
    yield DESCRIPTOR_FILE, (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _later(dataset: Dataset) -> set[tuple[str, str]]:
    """The columns that a package could do without, and that have something in them."""
    return {
        (table.name, field.name)
        for table in TABLES
        for field in table.fields
        if field.later and any(getattr(row, field.name) for row in getattr(dataset, table.name).values())
    }


def _table(fields: Iterable[Field], rows: Iterable[Any], languages: tuple[str, ...]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(column for field in fields for column in field.columns(languages))
    writer.writerows([cell for field in fields for cell in _cells(row, field, languages)] for row in rows)
    return text.getvalue().encode()


def _cells(row: Any, field: Field, languages: tuple[str, ...]) -> list[str]:  # noqa: ANN401  # any record
    value = getattr(row, field.name)
    if field.kind is Kind.TEXT:
        return [value.by_language.get(language, "") for language in languages]
    return [LIST_SEPARATOR.join(map(_cell, value)) if field.many else _cell(value)]


def _cell(value: object) -> str:
    """A value as the contract reads it; a decimal keeps its last digit."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    found = plain(value)
    if isinstance(found, float) and found.is_integer():
        return str(int(found))
    if isinstance(found, bool):
        return "true" if found else "false"
    return "" if found is None else str(found)


def _layer(features: Iterable[Feature]) -> bytes:
    collection = {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": {**one.properties, "id": one.id}, "geometry": mapping(one.geometry)}
            for one in features
        ],
    }
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()


def _described(dataset: Dataset) -> dict[str, Any]:
    """What the contract does not say of a package: its name, its version, where tables and layers come from."""
    corridor, published = dataset.corridor, dataset.published
    sources = {key: _source(dataset, key) for key in dataset.sources}
    return {
        "name": corridor.id,
        "title": " ".join(corridor.title.by_language.values()),
        "description": " ".join(corridor.summary.by_language.values()),
        "version": f"{published.release}.0.0" if published else corridor.as_of.isoformat(),
        **({"created": published.at, "release": _release(published)} if published else {}),
        "sources": list(sources.values()),
        "resources": [
            {"name": layer, "sources": [sources[key] for key in keys if key in sources]}
            for layer, keys in dataset.layer_sources.items()
            if keys
        ],
    }


def _release(published: Published) -> dict[str, str | int]:
    """The head of the release: its signed checkpoint names the same number and hash."""
    return {"number": published.release, "hash": published.hash}


def _source(dataset: Dataset, key: str) -> dict[str, str]:
    row = dataset.sources[key]
    found = {"id": key, "title": row.title.in_("en")}
    return {**found, "path": row.url} if row.url else found
