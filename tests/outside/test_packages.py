"""What `corridor check` says of packages that are wrong, and of sound ones that look unusual."""

import re
from pathlib import Path

import pytest

from tests.outside.product import TINY, cells, layer, line, package, row_like, run, table

WRONG = {
    "a line that begins abroad": ([cells("places", "L03", lat=51.0011)], "corridor-line-at-edge"),
    "a gap within a stretch": (
        [line("b2", [[11, 51], [11.3, 51]], [[11.7, 51], [12, 51]], kind="MultiLineString")],
        "border-interrupted",
    ),
    "a gap between stretches": ([line("b3", [12.2, 51], [13, 51])], "border-interrupted"),
    "no stretch for a region": (
        [layer("border", lambda rows: rows.remove(next(row for row in rows if row["properties"]["id"] == "b3")))],
        "border-stretch-missing",
    ),
    "ten times what is printed": ([cells("observations", "T01", value=400)], "value-differs-from-printed"),
    "ten thousands": ([cells("observations", "T06", value=1050000)], "value-differs-from-printed"),
    "a share as a fraction": ([cells("observations", "T03", value=0.525)], "value-differs-from-printed"),
    "thousands": ([cells("observations", "T01", value=3, printed="3千口")], "value-differs-from-printed"),
    "the other sign": ([cells("observations", "T08", value=-150)], "value-differs-from-printed"),
    "a span in two spellings": (
        [row_like("observations", "T01", id="T90", period="2021-01/2021-12")],
        "observation-repeated",
    ),
    "a redefinition without words": ([cells("indicators", "wells", redefined="2021")], "redefinition-incomplete"),
    "no such time zone": ([cells("corridor", "tiny", timezone="Nowhere/Town")], "timezone-unknown"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_false_is_found(name: str, tmp_path: Path) -> None:
    changes, rule = WRONG[name]
    code, said = run("check", package(tmp_path, *changes))
    assert code == 1
    assert rule in said


def across_the_date_line(folder: Path) -> None:
    """The package moved eastward until it lies on both sides of 180°."""

    def moved(value: object) -> object:
        if isinstance(value, list) and value and not isinstance(value[0], list):
            return [(value[0] + 168.5 + 180) % 360 - 180, *value[1:]]
        return [moved(one) for one in value] if isinstance(value, list) else value

    def features(rows: list[dict]) -> None:
        for row in rows:
            row["geometry"]["coordinates"] = moved(row["geometry"]["coordinates"])

    def lon(rows: list[dict]) -> None:
        for row in rows:
            row["lon"] = str(round((float(row["lon"]) + 348.5) % 360 - 180, 6))

    for file in (folder / "layers").glob("*.geojson"):
        layer(file.stem, features)(folder)
    table("places", lon)(folder)
    cells("corridor", "tiny", projection_lon=180)(folder)


def former_code(folder: Path) -> None:
    """A region whose code was 91."""
    cells("areas", "101", predecessor="91")(folder)
    row_like("areas", "101", id="91", kind="former", predecessor="", name_zh="西溪旗", name_en="Old")(folder)


UNUSUAL = {
    "both sides of 180°": [across_the_date_line],
    "a code that changed": [former_code],
    "a day as Excel writes it": [cells("corridor", "tiny", as_of="2022/3/15")],
    "a truth as Excel writes it": [cells("belts", "B101", schematic="TRUE")],
    "a colour in capitals": [cells("initiatives", "1", color="#0B6E4F")],
    "a code as a number": [table("observations", lambda rows: [row.update(area="101.0") for row in rows[:1]])],
}


@pytest.mark.parametrize("name", UNUSUAL)
def test_what_is_right_however_it_is_written_is_taken(name: str, tmp_path: Path) -> None:
    code, said = run("check", package(tmp_path, *UNUSUAL[name]))
    assert code == 0, said


def test_the_packages_as_they_are_have_no_finding_and_the_line_s_distance_is_said() -> None:
    assert run("check", TINY)[0] == 0
    code, said = run("check", "--lang", "en")
    assert code == 0, said
    (distance,) = re.findall(r"than ([\d.]+) km", said)
    assert float(distance) >= 2
