"""The shipped package, an invented one, and their maps."""

from pathlib import Path

import pytest

from corridor.geography.scene import scene_of
from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from dashboard.map.figure import map_figure

PACKAGES = Path(__file__).parents[2] / "packages"


@pytest.fixture(scope="session")
def shipped():
    return load(shipped_package())


@pytest.fixture(scope="session")
def harbour():
    return load(PACKAGES / "harbour")


@pytest.fixture(scope="session")
def scene(shipped):
    return scene_of(shipped)


@pytest.fixture(scope="session", params=["zh", "en"])
def figure(request, shipped):
    return map_figure(shipped, request.param)
