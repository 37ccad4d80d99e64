"""The package of very many regions, made once for all tests of a run that need no certain size of it."""

import tempfile
from functools import cache
from pathlib import Path

from corridor.model.dataset import Dataset
from corridor.package.loading import load
from tests.made_once import made_once
from tests.synthetic.package import make
from tests.synthetic.plan import Plan


@cache
def many() -> Dataset:
    """140 regions that fill the map, read and checked."""
    with tempfile.TemporaryDirectory(prefix="corridor-many-") as folder:
        made = Path(folder, "many")
        made_once("many", lambda new: make(new, Plan(regions=140, indicators=12, periods=2)), made)
        return load(made)
