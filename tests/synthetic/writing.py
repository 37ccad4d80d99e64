"""Rows and features written as the files of a package, in the columns that the contract asks for."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from corridor.package.contract import DESCRIPTOR_FILE, LAYERS, LIST_SEPARATOR, Kind, Table, refreshed
from corridor.package.contract.descriptor import Later, fields_of

LANGUAGES = ("zh", "en")
Row = Mapping[str, Any]
"""By the name of a field: a string or number, a sequence for a list, a pair for a text; what is empty may lack."""
Shape = tuple[Row, BaseGeometry]
"""The properties of a feature and its geometry in degrees."""


def write_table(folder: Path, table: Table, rows: Iterable[Row], later: Later = ()) -> None:
    """Write ``table.csv``."""
    fields = fields_of(table, later)
    with (folder / table.file).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([name for field in fields for name in field.columns(LANGUAGES)])
        readers = [(field.name, field.kind is Kind.TEXT, field.many) for field in fields]
        writer.writerows(_cells(row, readers) for row in rows)


def _cells(row: Row, readers: Sequence[tuple[str, bool, bool]]) -> list[Any]:
    cells: list[Any] = []
    for name, is_text, many in readers:
        value = row.get(name, "")
        if is_text:
            cells += value or ("",) * len(LANGUAGES)
        else:
            cells.append(LIST_SEPARATOR.join(value) if many else value)
    return cells


def write_layer(folder: Path, name: str, shapes: Iterable[Shape]) -> None:
    """Write ``layers/name.geojson``, one feature to the line."""
    lines = [
        json.dumps(
            {"type": "Feature", "properties": properties, "geometry": mapping(geometry)},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for properties, geometry in shapes
    ]
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    path = folder / "layers" / f"{name}.geojson"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_descriptor(folder: Path, name: str, source: str, title: str, later: Later = ()) -> None:
    """Write ``datapackage.json`` by the contract, with one source for all layers."""
    sources = [{"id": source, "title": title}]
    document = {"name": name, "resources": [{"name": layer.name, "sources": sources} for layer in LAYERS]}
    text = json.dumps(refreshed(document, LANGUAGES, later), ensure_ascii=False, indent=1)
    (folder / DESCRIPTOR_FILE).write_text(text + "\n", encoding="utf-8")
