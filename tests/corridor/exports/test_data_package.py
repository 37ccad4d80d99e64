"""A dataset written as a package is the package it was read from, and others can read it."""

import csv
import io
import subprocess
import sys
import zipfile
from pathlib import Path

import frictionless
import pytest

from corridor.exports.data_package import package_archive, package_files
from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from tests.synthetic.package import make
from tests.synthetic.plan import Plan

_PACKAGES = Path(__file__).parents[2] / "packages"
FOLDERS = [shipped_package(), *(_PACKAGES / name for name in ("tiny", "two_periods", "harbour"))]
every_package = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def unpacked(content, folder):
    zipfile.ZipFile(io.BytesIO(content)).extractall(folder)
    return folder


@every_package
def test_every_cell_is_as_it_stood(folder):
    for name, content in package_files(load(folder)):
        if name.endswith(".csv"):
            with (folder / name).open(encoding="utf-8-sig", newline="") as file:
                assert list(csv.DictReader(io.StringIO(content.decode(), newline=""))) == list(csv.DictReader(file))


@every_package
def test_it_keeps_the_contract_and_holds_the_same(folder, tmp_path):
    dataset = load(folder)
    again = load(unpacked(package_archive(dataset), tmp_path))
    for table in ("corridor", "areas", "indicators", "observations", "programmes", "places", "derivations", "sources"):
        assert getattr(again, table) == getattr(dataset, table)
    assert again.layer_sources == dataset.layer_sources
    for name, features in dataset.layers.items():
        found = again.layers[name]
        assert [(one.id, one.properties) for one in found] == [(one.id, one.properties) for one in features]
        assert all(one.geometry.equals(other.geometry) for one, other in zip(found, features, strict=True))


def test_the_same_data_give_the_same_bytes():
    dataset = load(FOLDERS[1])
    assert package_archive(dataset) == package_archive(load(FOLDERS[1]))


@pytest.mark.slow
def test_frictionless_finds_nothing(tmp_path):
    folder = unpacked(package_archive(load(FOLDERS[0])), tmp_path)
    command = [Path(sys.executable).parent / "frictionless", "validate", "datapackage.json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:]


def test_areas_above_the_regions_are_written_and_read_again(tmp_path):
    folder = make(tmp_path / "made", Plan(regions=4, indicators=1, periods=1, within=2))
    dataset = load(folder)
    again = load(unpacked(package_archive(dataset), tmp_path / "again"))
    assert [area.above for area in again.regions] == ["L01", "L01", "L02", "L02"]
    assert again.areas == dataset.areas
    assert (tmp_path / "again" / "areas.csv").read_text("utf-8") == (folder / "areas.csv").read_text("utf-8")
    assert frictionless.validate(str(tmp_path / "again" / "datapackage.json")).valid
