"""A corridor of 30 km and one of 5000 km are checked, drawn and unrolled as the tiny package of 200 km is."""

import csv
import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import shapely
from msgspec.structs import replace
from shapely.geometry import mapping, shape
from shapely.ops import substring

from corridor.geography.scene import scene_of
from corridor.package.checks.border_gaps import border_interrupted
from corridor.package.loading import load
from corridor.queries.selection import Selection
from dashboard.map.figure import map_figure
from dashboard.page.rendered_release import RenderedRelease
from tests.dashboard.markup import read

TINY = Path(__file__).parents[1] / "packages" / "tiny"
MIDDLE = np.array([11.5, 50.5])
SIZES = {"30 km": (1 / 7, 1 / 7), "5000 km": (24.0, 5.0)}
"""By how much the package is stretched eastward and northward about its middle."""


@pytest.fixture(scope="module", params=SIZES.values(), ids=SIZES)
def scaled(request, tmp_path_factory):
    """The tiny package in another size, belts, positions and their uncertainty with it."""
    folder, factors = tmp_path_factory.mktemp("scaled") / "package", np.array(request.param)
    shutil.copytree(TINY, folder)

    def moved(degrees):
        lon, lat = np.asarray(degrees).T
        winding = np.column_stack([lon, lat + 0.02 * np.sin(lon * 8 * np.pi)]) if lon.ndim else np.array([lon, lat])
        return MIDDLE + (winding - MIDDLE) * factors

    for path in (folder / "layers").glob("*.geojson"):
        content = json.loads(path.read_text("utf-8"))
        for feature in content["features"]:
            fine = shapely.segmentize(shape(feature["geometry"]), 0.01)
            feature["geometry"] = mapping(shapely.transform(fine, moved))
        path.write_text(json.dumps(content), "utf-8")
    for file in ("places.csv", "belts.csv"):
        with (folder / file).open(encoding="utf-8", newline="") as table:
            rows = list(csv.DictReader(table))
        for row in rows:
            if "lon" in row:
                row["lon"], row["lat"] = moved([float(row["lon"]), float(row["lat"])])
                row["uncertainty_m"] = float(row["uncertainty_m"]) * factors[1]
            else:
                row["depth_km"] = float(row["depth_km"]) * factors[1]
        with (folder / file).open("w", encoding="utf-8", newline="") as table:
            writer = csv.DictWriter(table, rows[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return load(folder)


def test_its_line_and_its_belts_are_drawn(scaled):
    scene = scene_of(scaled)
    length = scene.border.length
    assert sum(arm.length for arm in scene.corridor) > 0.8 * length
    assert all(shape.area > 0 for shape in scene.belts.values())
    assert max(len(arm.coords) for arm in scene.corridor) > 3


def test_its_map_has_every_layer(scaled):
    traces = {trace.uid: trace for trace in map_figure(scaled, "en").data}
    for name in ("region-101", "corridor-line", "border-XA", "lake-shapes", "river-lines", "belt-101", "beltpoint-101"):
        assert len(traces[name].x) >= (1 if name.startswith("beltpoint") else 2), name
    assert min(traces["region-101"].x) < 0 < max(traces["region-103"].x)


def test_what_is_left_out_of_its_map_is_no_pixel(scaled):
    scene, traces = scene_of(scaled), {trace.uid: trace for trace in map_figure(scaled, "en").data}
    long = np.ptp(scene.land.bounds[::2])
    for code, region in scene.regions.items():
        drawn = np.column_stack([traces[f"region-{code}"].x, traces[f"region-{code}"].y]).astype(float)
        drawn = shapely.linestrings(drawn[~np.isnan(drawn).any(axis=1)])
        assert region.boundary.hausdorff_distance(drawn) < long / 1350, code
        assert len(drawn.coords) < len(region.boundary.coords), code


def test_its_strip_is_drawn(scaled):
    release = RenderedRelease(scaled)
    for language, port in (("zh", "西溪口岸"), ("en", "West Brook Port")):
        strip = release.server_html(Selection(language))["strip"]
        assert read(strip).named("svg")
        assert port in strip


@pytest.mark.parametrize(("pixels", "found"), [(0.5, []), (1.5, ["border-interrupted"])])
def test_a_gap_in_its_border_is_found_when_it_can_be_seen(scaled, pixels, found):
    """As wide as a px on a map of 1350 px and not as so many metres: 4 m at 30 km, 1 km at 5000 km are none."""
    scene, (first, *others) = scene_of(scaled), scaled.layers["border"]
    gap = pixels * max(np.ptp(scene.land.bounds[::2]), np.ptp(scene.land.bounds[1::2])) / 1350
    kept = 1 - gap / scene.projection.shape(first.geometry).length
    cut = replace(first, geometry=substring(first.geometry, 0, kept, normalized=True))
    changed = replace(scaled, layers={**scaled.layers, "border": (cut, *others)})
    assert [problem.rule for problem in border_interrupted.problems(changed)] == found
