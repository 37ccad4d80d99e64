"""Data packages that break the contract, made from the tiny valid one by recorded changes."""

import shutil
import tomllib
from pathlib import Path

import pytest

from corridor.package.checks import check
from corridor.package.reading import read_package, read_source_text

PACKAGES = Path(__file__).parents[3] / "packages"
PAPER = PACKAGES / "paper.zh-CN.txt"


@pytest.fixture(scope="session")
def tiny():
    """The tiny valid package's folder; not to be written to."""
    return PACKAGES / "tiny"


@pytest.fixture
def copy(tiny, tmp_path):
    """A copy of the tiny package that a test may break."""
    return Path(shutil.copytree(tiny, tmp_path / "package"))


@pytest.fixture
def problems_of():
    """Every problem of the package in a folder, those met in reading first, proved against the invented text."""

    def found(folder, source="paper"):
        dataset, problems = read_package(folder)
        return [*problems, *check(dataset, {source: read_source_text(PAPER)})]

    return found


@pytest.fixture
def apply():
    """Make the changes of a broken package in a folder."""

    def changed(folder, changes):
        for change in changes:
            _change(folder / change["file"], change)

    return changed


def _change(path, change):
    """Remove the file, or write it in another encoding, or replace a text that stands in it once."""
    if change.get("remove"):
        path.unlink()
        return
    text = path.read_text("utf-8")
    if "replace" in change:
        assert text.count(change["replace"]) == 1, change
        text = text.replace(change["replace"], change["by"])
    path.write_text(text, change.get("encoding", "utf-8"))


@pytest.fixture(scope="session")
def broken_by_name():
    """Every broken package by its name."""
    return {case["name"]: case for case in _broken_packages()}


@pytest.fixture(scope="session")
def broken_names(broken_by_name):
    """The names of the broken packages: the rule's, and a variant's after a dot."""
    return set(broken_by_name)


def pytest_generate_tests(metafunc):
    """Give a test that asks for `broken` each broken package: its name, its changes and the problems expected."""
    if "broken" in metafunc.fixturenames:
        cases = _broken_packages()
        metafunc.parametrize("broken", cases, ids=[case["name"] for case in cases])


def _broken_packages():
    paths = sorted((PACKAGES / "broken").glob("*.toml"))
    return [{"name": path.stem, **tomllib.loads(path.read_text("utf-8"))} for path in paths]
