"""The tiny valid package, and copies of it that a test may break."""

import shutil
from pathlib import Path

import pytest

TINY = Path(__file__).parents[3] / "packages" / "tiny"


@pytest.fixture(scope="session")
def tiny():
    """The tiny package's folder; not to be written to."""
    return TINY


@pytest.fixture
def copy(tmp_path):
    """A copy of the tiny package."""
    return Path(shutil.copytree(TINY, tmp_path / "package"))


@pytest.fixture
def edit(copy):
    """Replace text that stands exactly once in a file of the copy, and give the copy."""

    def edited(file, old, new):
        path = copy / file
        text = path.read_text("utf-8")
        assert text.count(old) == 1, (file, old)
        path.write_text(text.replace(old, new), "utf-8")
        return copy

    return edited
