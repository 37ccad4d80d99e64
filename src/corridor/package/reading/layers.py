"""GeoJSON layers read into features."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from corridor.errors import Problem
from corridor.model.feature import Feature
from corridor.package.contract import Field, Layer
from corridor.package.reading.columns import Column, Known, read_column
from corridor.package.reading.problems import problem

_GEOMETRY_ERRORS = (shapely.errors.ShapelyError, TypeError, ValueError, LookupError, AttributeError, OverflowError)


def read_layer(
    layer: Layer, text: str | None, languages: Sequence[str], known: Known, problems: list[Problem]
) -> tuple[Feature, ...]:
    """The features of a layer that could be read; none when there is no text. Why others were not: see `problems`."""
    features = [] if text is None else _features(layer, text, problems)
    properties = [feature["properties"] for feature in features]
    columns = [_column(field, properties, languages, known) for field in layer.fields]
    problems.extend(_property_problems(layer, properties, columns))
    unreadable = {row for column in columns for row in column.errors}
    read: dict[str, Feature] = {}
    for row, feature in enumerate(features):
        key, geometry = str(properties[row].get("id")), _geometry(feature)
        if geometry is None:
            problems.append(problem("unreadable-geometry", layer.file, 0, _path(row, "geometry"), key))
        elif key in read:
            problems.append(problem("duplicate-feature", layer.file, 0, _path(row, "id"), key))
        elif row not in unreadable:
            read[key] = Feature(key, properties[row], geometry)
    return tuple(read.values())


def _features(layer: Layer, text: str, problems: list[Problem]) -> list[dict[str, Any]]:
    """The features as they stand in the file; each has properties, if only empty ones."""
    try:
        document = json.loads(text, parse_constant=_refused)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 0
        problems.append(problem("unreadable-layer", layer.file, line, "", error))
        return []
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list) or not all(isinstance(feature, dict) for feature in features):
        problems.append(problem("unreadable-layer", layer.file, 0, "features", type(features).__name__))
        return []
    for feature in features:
        if not isinstance(feature.get("properties"), dict):
            feature["properties"] = {}
    return features


def _refused(constant: str) -> None:
    """Refuse NaN and Infinity, which JSON does not know but Python's reader lets pass."""
    raise ValueError(constant)


def _column(field: Field, properties: Sequence[Mapping[str, Any]], languages: Sequence[str], known: Known) -> Column:
    """One property of all features, held to the contract as the cells of a table are."""
    cells = {
        name: ["" if entry.get(name) is None else str(entry[name]) for entry in properties]
        for name in field.columns(languages)
    }
    return read_column(field, cells, languages, known, len(properties))


def _property_problems(
    layer: Layer, properties: Sequence[Mapping[str, Any]], columns: Sequence[Column]
) -> Iterator[Problem]:
    """A problem for each property that cannot be read and for each unknown code."""
    for row in range(len(properties)):
        for column in columns:
            unreadable = [column.errors[row]] if row in column.errors else []
            for error in (*unreadable, *column.unknown.get(row, ())):
                yield problem(error.rule, layer.file, 0, _path(row, column.field.name), error.found, **error.facts)


def _geometry(feature: Mapping[str, Any]) -> BaseGeometry | None:
    """The feature's geometry; None when there is none, or it is empty, endless or no geometry."""
    try:
        with np.errstate(invalid="ignore"):
            geometry: BaseGeometry = shape(feature["geometry"])
    except _GEOMETRY_ERRORS:
        return None
    coordinates = shapely.get_coordinates(geometry)
    return geometry if len(coordinates) and np.isfinite(coordinates).all() else None


def _path(row: int, name: str) -> str:
    """Where in the layer's file a property stands, features counted from 1."""
    return f"feature {row + 1}, {name}"
