import pytest

from corridor.package.loading import load
from corridor.package.reading.location import shipped_package


@pytest.fixture(scope="session")
def shipped():
    """The package that ships, read and checked once."""
    return load(shipped_package())
