"""The colours of the initiatives stand out from their ground and from each other, for every kind of sight."""

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from corridor.dataset import Dataset
from corridor.loading import load

GEODATA = Path(__file__).parents[2] / "geodata"
GROUNDS = [("color", "#ffffff"), ("color_dark", "#14181d")]
SIGHTS = {
    "full": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
}
"""What is seen of linear red, green and blue (Machado, Oliveira and Fernandes 2009, severity 1)."""
XYZ = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]])
WHITE = np.array([0.95047, 1.0, 1.08883])


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """The shipped package, read and checked."""
    return load(GEODATA)


def linear(color: str) -> np.ndarray:
    """Linear red, green and blue of ``#rrggbb``."""
    parts = np.array([int(color[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(light: np.ndarray) -> np.ndarray:
    """CIELAB of linear red, green and blue."""
    ratio = XYZ @ np.clip(light, 0, 1) / WHITE
    x, y, z = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize(("column", "ground"), GROUNDS)
def test_each_colour_has_contrast_with_its_ground(dataset: Dataset, column: str, ground: str) -> None:
    for row in dataset.initiatives.values():
        low, high = sorted(XYZ[1] @ linear(color) for color in (getattr(row, column), ground))
        assert (high + 0.05) / (low + 0.05) >= 3


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize(("column", "_ground"), GROUNDS)
def test_no_two_colours_look_alike(dataset: Dataset, column: str, _ground: str, sight: str) -> None:
    seen = [lab(np.array(SIGHTS[sight]) @ linear(getattr(row, column))) for row in dataset.initiatives.values()]
    assert min(float(np.linalg.norm(one - other)) for one, other in combinations(seen, 2)) >= 20
