"""The map and the figures as a GeoPackage: layers with their looks for QGIS, and tables with the evidence."""

import sqlite3
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from corridor.exports.map_layers import MapLayer, map_layers
from corridor.exports.observations import observation_record
from corridor.exports.plain_records import flat, record
from corridor.model.dataset import Dataset

_LOOKS: Mapping[str, tuple[str, str]] = {
    "regions": ("fill", "#cfe0c0"),
    "border": ("line", "#4a3a36"),
    "corridor": ("line", "#b3352c"),
    "belts": ("fill", "#d8bf6f"),
    "ports": ("marker", "#1f2933"),
    "seats": ("marker", "#57606a"),
}
"""The kind of symbol and the colour of each layer, as on the page."""
_CLASSES = {"fill": "SimpleFill", "line": "SimpleLine", "marker": "SimpleMarker"}
_COLORS = {"fill": "color", "line": "line_color", "marker": "color"}
_NUMBERS = ("value", "tolerance")
_STYLES = """
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT, f_table_catalog TEXT, f_table_schema TEXT, f_table_name TEXT,
  f_geometry_column TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN,
  description TEXT, owner TEXT, ui TEXT, update_time TEXT)
"""


def geopackage(dataset: Dataset) -> bytes:
    """The file. Written in a folder of its own that is gone afterwards: SQLite works on files."""
    languages = dataset.corridor.languages
    tables = {
        "observations": [flat(observation_record(dataset, row), languages) for row in dataset.observations.values()],
        "sources": [flat(record(row), languages) for row in dataset.sources.values()],
    }
    with tempfile.TemporaryDirectory(prefix="corridor-") as folder:
        path, layers = Path(folder) / "corridor.gpkg", map_layers(dataset)
        for layer in layers:
            _write_layer(path, layer)
        with closing(sqlite3.connect(path)) as database, database:
            for name, rows in tables.items():
                _write_table(database, name, rows)
            _write_styles(database, layers)
        return path.read_bytes()


def _write_layer(path: Path, layer: MapLayer) -> None:
    from geopandas import GeoDataFrame  # noqa: PLC0415  # seconds that only who asks for it waits

    rows = [{"id": one.id, **one.properties} for one in layer.features]
    frame = GeoDataFrame(rows, geometry=[one.geometry for one in layer.features], crs="EPSG:4326")
    frame.to_file(path, layer=layer.id, driver="GPKG", engine="pyogrio", mode="a" if path.exists() else "w")


def _write_table(database: sqlite3.Connection, name: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """A table without shapes. Its columns are the members of the records, which the contract names."""
    if not rows:
        return
    columns = [f'"{column}" {"REAL" if column in _NUMBERS else "TEXT"}' for column in rows[0]]
    database.execute(f'CREATE TABLE "{name}" (fid INTEGER PRIMARY KEY, {", ".join(columns)})')
    places = ", ".join("?" for _ in columns)
    values = [(number, *row.values()) for number, row in enumerate(rows, 1)]
    database.executemany(f'INSERT INTO "{name}" VALUES (?, {places})', values)  # noqa: S608  # names are our own
    _register(database, name)


def _write_styles(database: sqlite3.Connection, layers: Iterable[MapLayer]) -> None:
    """Where QGIS looks for how a layer is drawn."""
    database.execute(_STYLES)
    database.executemany(
        "INSERT INTO layer_styles (f_table_name, f_geometry_column, styleName, styleQML, useAsDefault)"
        " VALUES (?, 'geom', ?, ?, 1)",
        [(layer.id, layer.id, _qml(*_LOOKS[layer.id])) for layer in layers],
    )
    _register(database, "layer_styles")


def _register(database: sqlite3.Connection, table: str) -> None:
    """Name a table without shapes among the contents."""
    row = (table, "attributes", table)
    database.execute("INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES (?, ?, ?)", row)


def _qml(kind: str, color: str) -> str:
    """One symbol for all features, in QGIS's own terms."""
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
        '<qgis version="3.28"><renderer-v2 type="singleSymbol"><symbols>'
        f'<symbol name="0" type="{kind}" alpha="1"><layer class="{_CLASSES[kind]}" enabled="1">'
        f'<Option type="Map"><Option name="{_COLORS[kind]}" type="QString" value="{red},{green},{blue},255"/></Option>'
        "</layer></symbol></symbols></renderer-v2></qgis>"
    )
