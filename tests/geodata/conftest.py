from collections.abc import Mapping

import pytest

from tests.geodata.shipped import NAMES, Feature, read


@pytest.fixture(scope="session")
def layers() -> Mapping[str, Mapping[str, Feature]]:
    """All shipped layers by name, their features by id."""
    return {name: read(name) for name in NAMES}
