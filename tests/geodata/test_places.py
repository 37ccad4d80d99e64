"""The places of the package against the ground they stand on."""

import csv
from collections.abc import Mapping

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from tests.geodata.shipped import LAYERS, Feature

Layers = Mapping[str, Mapping[str, Feature]]

PLANE = Transformer.from_crs("EPSG:4326", "+proj=tmerc +lon_0=118.67 +ellps=WGS84 +type=crs", always_xy=True)
PLACES = list(csv.DictReader((LAYERS.parent / "places.csv").read_text(encoding="utf-8").splitlines()))
AT_THE_BORDER = {"PT02", "PT05", "PT06", "PT07", "PT08"}
"""Road ports; the railway yard lies 5 km inside, airports have no border."""


def metres(geometry: BaseGeometry) -> BaseGeometry:
    def plane(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(PLANE.transform(points[:, 0], points[:, 1]))

    return shapely.transform(geometry, plane)


def point(place: dict[str, str]) -> BaseGeometry:
    return metres(shapely.Point(float(place["lon"]), float(place["lat"])))


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place["id"])
def test_places_lie_in_their_area(layers: Layers, place: dict[str, str]) -> None:
    shapes = [
        feature.geometry
        for name in ("regions", "surroundings")
        for code, feature in layers[name].items()
        if place["area"] in (code, feature.properties.get("area"))
    ]

    assert metres(shapely.union_all(shapes)).distance(point(place)) <= float(place["uncertainty_m"])


@pytest.mark.parametrize("id_", sorted(AT_THE_BORDER))
def test_road_ports_lie_at_the_border_with_their_country(layers: Layers, id_: str) -> None:
    place = next(row for row in PLACES if row["id"] == id_)
    stretch = layers["border"][f"{place['area']}-{place['faces']}"].geometry

    assert metres(stretch).distance(point(place)) <= float(place["uncertainty_m"]) + 500
