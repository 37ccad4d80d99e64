"""The ground of the synthetic corridor: the outlines of the shipped regions, smaller, repeated on a grid in the ocean.

One repetition is a block: the regions, what lies beside and across, a river and a lake, all within a frame. The
outlines are simplified together, so that neighbours still share their edges and the border its region's outline.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from corridor.model.dataset import Dataset
from corridor.model.feature import Feature

CENTRE = (-150.0, 45.0)
"""Middle of the grid in degrees: open ocean, so that nobody takes it for a place."""
SCALE = 0.4
"""Size of the repeated outlines against the shipped ones."""
COARSENESS = 0.04
"""Tolerance of the simplification, in degrees before scaling."""
MARGIN, GAP = 0.6, 0.2
"""Ground drawn around the regions of a block, and between blocks, in degrees before scaling."""
DECIMALS = 4
_SHARED = ("regions", "surroundings", "neighbours")


@dataclass(frozen=True)
class Block:
    """What is repeated, in the shipped package's own degrees.

    Attributes:
        regions: shape of each region, with the areas shown with it, in corridor order.
        border: for each stretch in the order of the walk the region (its place in `regions`), the country and the line.
        neighbours: the country across, by code.
        surroundings: the land beside.
        river, lake: water inside the frame.
        frame: west, south, east, north.
    """

    regions: Sequence[BaseGeometry]
    border: Sequence[tuple[int, str, BaseGeometry]]
    neighbours: Mapping[str, BaseGeometry]
    surroundings: BaseGeometry
    river: BaseGeometry
    lake: BaseGeometry
    frame: tuple[float, float, float, float]


def block_of(dataset: Dataset) -> Block:
    """The block that `dataset` is repeated by."""
    features = [(layer, feature) for layer in _SHARED for feature in dataset.layers[layer]]
    shapes = shapely.coverage_simplify(np.array([feature.geometry for _, feature in features]), COARSENESS)
    by_layer: dict[str, dict[str, BaseGeometry]] = {layer: {} for layer in _SHARED}
    for (layer, feature), shape in zip(features, shapes, strict=True):
        by_layer[layer][feature.id] = shape
    regions = [_region(dataset, code, by_layer["regions"]) for code in dataset.corridor.regions]
    west, south, east, north = shapely.total_bounds(regions)
    frame = (west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN)
    window = shapely.box(*frame)
    land = shapely.union_all(regions)
    return Block(
        regions=regions,
        border=_border(dataset, regions, by_layer["neighbours"]),
        neighbours={code: _polygons(shape.intersection(window)) for code, shape in by_layer["neighbours"].items()},
        surroundings=_polygons(shapely.coverage_union_all(list(by_layer["surroundings"].values())) & window),
        river=_longest(dataset.layers["rivers"], land).simplify(COARSENESS),
        lake=_largest(dataset.layers["lakes"], window).simplify(COARSENESS),
        frame=frame,
    )


def _region(dataset: Dataset, code: str, shapes: Mapping[str, BaseGeometry]) -> BaseGeometry:
    own = [shapes[feature.id] for feature in dataset.layers["regions"] if feature.properties["area"] == code]
    return shapely.coverage_union_all(own)


def _border(
    dataset: Dataset, regions: Sequence[BaseGeometry], neighbours: Mapping[str, BaseGeometry]
) -> list[tuple[int, str, BaseGeometry]]:
    """The edges that regions and countries share, in the direction and order of the shipped border."""
    stretches = []
    for feature in sorted(dataset.layers["border"], key=lambda feature: int(feature.properties["order"] or 0)):
        place = dataset.corridor.regions.index(str(feature.properties["area"]))
        country = str(feature.properties["faces"])
        line = shapely.line_merge(shapely.intersection(regions[place].boundary, neighbours[country].boundary))
        start, end = (shapely.Point(feature.geometry.coords[at]) for at in (0, -1))
        first = shapely.Point(line.coords[0])
        stretches.append((place, country, line if first.distance(start) < first.distance(end) else line.reverse()))
    return stretches


def _polygons(geometry: BaseGeometry) -> BaseGeometry:
    return shapely.union_all([part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"])


def _longest(rivers: Sequence[Feature], land: BaseGeometry) -> BaseGeometry:
    """The longest piece of a river well inside `land`: one that is no border."""
    inside = shapely.get_parts([river.geometry & land.buffer(-2 * COARSENESS) for river in rivers])
    return max(inside, key=shapely.length)


def _largest(lakes: Sequence[Feature], window: BaseGeometry) -> BaseGeometry:
    return max((lake.geometry for lake in lakes if lake.geometry.within(window)), key=shapely.area)


@dataclass(frozen=True, slots=True)
class Grid:
    """Where each block comes to lie; every other row is walked backwards, so that one block leads to the next."""

    frame: tuple[float, float, float, float]
    blocks: int

    @property
    def columns(self) -> int:
        """How many blocks lie beside each other."""
        return math.ceil(math.sqrt(self.blocks))

    def place(self, number: int, geometry: BaseGeometry) -> BaseGeometry:
        """`geometry` of the block with this number (from 0), in degrees to the decimals that are kept."""
        row, column = divmod(number, self.columns)
        column = self.columns - 1 - column if row % 2 else column
        rows = math.ceil(self.blocks / self.columns)
        west, south, east, north = self.frame
        pitch = np.array([east - west + GAP, north - south + GAP])
        middle = np.array([west + east, south + north]) / 2
        shift = pitch * (column - (self.columns - 1) / 2, row - (rows - 1) / 2)

        def moved(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
            return np.round((degrees - middle + shift) * SCALE + CENTRE, DECIMALS)

        return shapely.transform(geometry, moved)
