"""The colours of the initiatives stand out from their ground and from each other, for every kind of sight."""

from pathlib import Path

import pytest

from corridor.model.dataset import Dataset
from corridor.package.loading import load
from dashboard.map.contrast import contrast
from tests.sight import SIGHTS, closest

GEODATA = Path(__file__).parents[2] / "geodata"
GROUNDS = [("color", "#ffffff"), ("color_dark", "#14181d")]


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """The shipped package, read and checked."""
    return load(GEODATA)


@pytest.mark.parametrize(("column", "ground"), GROUNDS)
def test_each_colour_has_contrast_with_its_ground(dataset: Dataset, column: str, ground: str) -> None:
    for row in dataset.initiatives.values():
        assert contrast(getattr(row, column), ground) >= 3


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize(("column", "_ground"), GROUNDS)
def test_no_two_colours_look_alike(dataset: Dataset, column: str, _ground: str, sight: str) -> None:
    assert closest([getattr(row, column) for row in dataset.initiatives.values()], sight) >= 20
