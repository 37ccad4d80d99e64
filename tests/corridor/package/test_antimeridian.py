"""A corridor on both sides of 180° is read, checked and drawn as any other."""

import csv
import json
import re
import shutil
from pathlib import Path

import numpy as np
import pytest
import shapely
from shapely.geometry import box, mapping, shape

from corridor.geography.scene import scene_of
from corridor.package.loading import load
from corridor.queries.strip_map import strip_map
from dashboard.map.figure import map_figure

TINY = Path(__file__).parents[2] / "packages" / "tiny"
MOVED = {"middle": 168.5, "just west of it": 168.3, "just east of it": 168.7, "at an edge of a region": 168.0}
"""By how many degrees the package is moved eastward: its middle lies on 180°, or beside it."""

ASIDE = "11.4"
"""Longitude of the hub: not amid the symmetric package, where rounding would decide which way the line turns."""


def _round(lon):
    """A longitude from -180 to 180."""
    return (lon + 180) % 360 - 180 if abs(lon) > 180 else lon


def _written(geometry, offset, *, cut):
    """A geometry moved east: each vertex by itself, or cut at 180° as GeoJSON asks."""
    moved = shapely.transform(geometry, lambda degrees: degrees + np.array([offset, 0]))
    if not cut:
        return shapely.transform(
            moved, lambda degrees: np.column_stack([[_round(x) for x in degrees[:, 0]], degrees[:, 1]])
        )
    west, east = moved & box(0, -90, 180, 90), moved & box(180, -90, 360, 90)
    east = shapely.transform(east, lambda degrees: degrees - (360, 0))
    parts = [
        part
        for half in (west, east)
        for part in shapely.get_parts(half)
        if part.geom_type == geometry.geom_type and not part.is_empty
    ]
    return parts[0] if len(parts) == 1 else getattr(shapely, f"Multi{geometry.geom_type}")(parts)


def _moved(folder, offset, *, cut):
    shutil.copytree(TINY, folder)
    for path in (folder / "layers").glob("*.geojson"):
        content = json.loads(path.read_text("utf-8"))
        for feature in content["features"]:
            feature["geometry"] = mapping(_written(shape(feature["geometry"]), offset, cut=cut))
        path.write_text(json.dumps(content), "utf-8")
    for file, column in (("places.csv", "lon"), ("corridor.csv", "projection_lon")):
        with (folder / file).open(encoding="utf-8", newline="") as table:
            rows = list(csv.DictReader(table))
        for row in rows:
            if row["id"] == "L03":
                row[column] = ASIDE
            row[column] = f"{_round(float(row[column]) + offset):.6g}"
        with (folder / file).open("w", encoding="utf-8", newline="") as table:
            writer = csv.DictWriter(table, rows[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return load(folder)


@pytest.fixture(params=MOVED.values(), ids=MOVED)
def offset(request):
    return request.param


@pytest.fixture(scope="module")
def unmoved(tmp_path_factory):
    return _moved(tmp_path_factory.mktemp("unmoved") / "package", 0.0, cut=False)


def test_it_has_no_problem_and_the_same_figure(unmoved, offset, tmp_path):
    moved = _moved(tmp_path / "moved", offset, cut=False)
    for one, other in zip(map_figure(unmoved, "en").data, map_figure(moved, "en").data, strict=True):
        assert one.uid == other.uid
        if one.uid.startswith("graticule"):  # round degrees lie elsewhere beneath a corridor that was moved
            continue
        ours, theirs = (np.column_stack([trace.x, trace.y]).astype(float) for trace in (one, other))
        assert ours.shape == theirs.shape, one.uid
        within = (
            1 if one.uid.startswith("label-") else 0.02
        )  # km: where equal places offer themselves, rounding chooses
        assert np.allclose(ours, theirs, atol=within, equal_nan=True), one.uid


def test_its_strip_is_the_same(unmoved, offset, tmp_path):
    moved = strip_map(_moved(tmp_path / "moved", offset, cut=False))
    number = re.compile(r"\d+\.\d+")
    ours, theirs = (re.sub(r"\blon=-?[\d.]+", "", repr(strip)) for strip in (strip_map(unmoved), moved))
    assert number.sub("", ours) == number.sub("", theirs)
    assert np.allclose(*(np.array(number.findall(text), dtype=float) for text in (ours, theirs)), atol=1e-4)


def test_shapes_that_were_cut_there_are_one_again(unmoved, offset, tmp_path):
    ours, theirs = scene_of(unmoved), scene_of(_moved(tmp_path / "moved", offset, cut=True))
    for code, region in ours.regions.items():
        assert theirs.regions[code].geom_type == region.geom_type
        assert theirs.regions[code].area == pytest.approx(region.area, rel=1e-4)
    assert theirs.border.length == pytest.approx(ours.border.length, rel=1e-4)
    assert [line.length for line in theirs.corridor] == pytest.approx([line.length for line in ours.corridor], rel=1e-2)
