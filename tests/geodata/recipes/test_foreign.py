"""The line between two countries of a small made-up topology."""

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
import shapely

TOPOLOGY = {
    "transform": {"scale": [0.1, 0.1], "translate": [116.0, 49.0]},
    "arcs": [
        [[0, 8], [4, 0], [3, 1]],
        [[7, 9], [0, 10], [-7, 0], [0, -11]],
        [[7, 9], [0, -9], [-7, 0], [0, 8]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"properties": {"name": "Russia"}, "arcs": [[0, 1]]},
                {"properties": {"name": "Mongolia"}, "arcs": [[[-1, -3]]]},
            ]
        }
    },
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "countries-10m.json").write_text(json.dumps(TOPOLOGY), encoding="utf-8")
    return tmp_path


def test_the_shared_arc_is_found_forwards_and_backwards(recipe: Callable[[str], ModuleType], folder: Path) -> None:
    line = recipe("foreign").shared_line(folder, "Russia", "Mongolia")

    assert shapely.equals_exact(line, shapely.LineString([(116, 49.8), (116.4, 49.8), (116.7, 49.9)]), 1e-9)


def test_the_frontier_ends_at_the_corner_of_china(recipe: Callable[[str], ModuleType], folder: Path) -> None:
    corner = (116.71, 49.846)
    china = shapely.Polygon([corner, (118, 49.9), (118, 48), (116.8, 48)])

    line = recipe("foreign").frontier(folder, china)

    assert line.coords[0] == pytest.approx((116, 49.8))
    assert line.coords[-1] == corner
