"""The GeoPackage: GDAL reads every layer, the figures in it are the package's, and QGIS finds how each is drawn."""

import csv
import sqlite3
import subprocess
import sys
from contextlib import closing
from math import isnan
from xml.etree import ElementTree as ET

import pyogrio
import pytest

from corridor.exports.geopackage import geopackage
from corridor.exports.map_layers import map_layers
from corridor.package.loading import load
from corridor.package.reading.location import shipped_package


@pytest.fixture(scope="module")
def dataset():
    return load(shipped_package())


@pytest.fixture(scope="module")
def file(dataset, tmp_path_factory):
    path = tmp_path_factory.mktemp("gpkg") / "corridor.gpkg"
    path.write_bytes(geopackage(dataset))
    return path


def published(table):
    with (shipped_package() / f"{table}.csv").open(encoding="utf-8", newline="") as read:
        return {row["id"]: row for row in csv.DictReader(read)}


def test_every_layer_is_read_with_its_shapes_and_properties(dataset, file):
    layers = {layer.id: layer for layer in map_layers(dataset)}
    named = [name for name, kind in pyogrio.list_layers(file) if kind is not None]
    assert named == list(layers) == ["regions", "border", "corridor", "belts", "ports", "seats"]
    for name, layer in layers.items():
        frame = pyogrio.read_dataframe(file, layer=name)
        assert frame.crs.to_epsg() == 4326
        assert list(frame["id"]) == [one.id for one in layer.features]
        assert all(shape.equals(one.geometry) for shape, one in zip(frame.geometry, layer.features, strict=True))


def test_figures_of_regions_and_their_states_are_the_published_ones(file, dataset):
    frame = pyogrio.read_dataframe(file, layer="regions").set_index("id")
    for row in published("observations").values():
        if row["area"] in frame.index:
            value = frame.loc[row["area"], row["indicator"]]
            assert frame.loc[row["area"], f"{row['indicator']}_state"]
            if not row["value"]:
                assert value is None or isnan(value)  # no value, and never zero
    silent = [name for name in frame.columns if name in dataset.indicators]
    assert frame[silent].isna().sum().sum() > len(silent)


def test_every_observation_has_its_evidence(file):
    with closing(sqlite3.connect(file)) as database:
        database.row_factory = sqlite3.Row
        rows = {row["id"]: row for row in database.execute("SELECT * FROM observations")}
        assert list(rows) == list(published("observations"))
        for key, row in published("observations").items():
            assert rows[key]["value"] == (float(row["value"]) if row["value"] else None)
            for column in ("qualifier", "printed", "source", "locator", "doubt_zh"):
                assert rows[key][column] == row[column]
        styles = dict(database.execute("SELECT f_table_name, styleQML FROM layer_styles WHERE useAsDefault"))
    assert set(styles) == {"regions", "border", "corridor", "belts", "ports", "seats"}
    for qml in styles.values():
        assert ET.fromstring(qml).find(".//symbol/layer") is not None


def test_positions_and_schematic_shapes_say_how_sure_they_are(file):
    ports = pyogrio.read_dataframe(file, layer="ports").set_index("id")
    for key, row in published("places").items():
        if row["kind"] == "port":
            assert (ports.loc[key].geometry.x, ports.loc[key].geometry.y) == (float(row["lon"]), float(row["lat"]))
            assert ports.loc[key, "uncertainty_m"] == float(row["uncertainty_m"])
    assert pyogrio.read_dataframe(file, layer="corridor")["schematic"].all()


@pytest.mark.slow
def test_nothing_imports_geopandas_before_it_is_asked_for():
    program = "import corridor.exports.geopackage, dashboard.app, sys; sys.exit('geopandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
