"""Names for rivers and lakes, which the sources leave unnamed: a point on each, in ``waters.csv``."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import frame
import numpy as np
import shapely
from msgspec.structs import replace
from shapely import Point
from shapely.geometry.base import BaseGeometry

NEAR = 5000.0
"""Metres: a label farther from every water of its kind is a mistake."""


@dataclass(frozen=True)
class Label:
    """A name and a point (degrees) on the water that bears it; kind ``cut`` parts a river there instead."""

    id: str
    kind: str
    name_zh: str
    name_en: str
    point: Point


@dataclass(frozen=True)
class Water:
    """A river or a lake in metres of the work plane; the names are empty where none is known."""

    id: str
    name_zh: str
    name_en: str
    geometry: BaseGeometry


def read_labels(file: Path, kind: str) -> list[Label]:
    """Read the labels of one kind: ``lake``, ``river``, ``border`` or ``cut``."""
    with file.open(encoding="utf-8", newline="") as table:
        rows = [row for row in csv.DictReader(table) if row["kind"] == kind]
    return [
        Label(row["id"], kind, row["name_zh"], row["name_en"], Point(float(row["lon"]), float(row["lat"])))
        for row in rows
    ]


def named(geometries: Sequence[BaseGeometry], labels: Sequence[Label], kind: str) -> list[Water]:
    """Give each label to the nearest geometry; the others get the kind and a running number as their id.

    Lines that come to bear the same id are joined to one.
    """
    owners = nearest(geometries, labels)
    waters: dict[str, Water] = {}
    for at, geometry in enumerate(geometries):
        water = labelled(geometry, owners.get(at), f"{kind}-{at + 1:02d}")
        if water.id in waters:
            joined = shapely.line_merge(shapely.union(waters[water.id].geometry, geometry))
            water = replace(water, geometry=joined)
        waters[water.id] = water
    return list(waters.values())


def labelled(geometry: BaseGeometry, label: Label | None, otherwise: str) -> Water:
    """Make a water under the label's id and names, or under another id without names."""
    if label is None:
        return Water(otherwise, "", "", geometry)
    return Water(label.id, label.name_zh, label.name_en, geometry)


def nearest(geometries: Sequence[BaseGeometry], labels: Sequence[Label]) -> dict[int, Label]:
    """Find the geometry (metres) that each label is nearest to.

    Raises:
        ValueError: no geometry is near enough to a label.

    """
    owners = {}
    for label, point in zip(labels, frame.to_plane([label.point for label in labels]), strict=True):
        distances = np.array([geometry.distance(point) for geometry in geometries])
        if distances.min() > NEAR:
            message = f"waters.csv: {label.id} lies {distances.min():.0f} m from any {label.kind}, {NEAR:.0f} at most"
            raise ValueError(message)
        owners[int(np.argmin(distances))] = label
    return owners
