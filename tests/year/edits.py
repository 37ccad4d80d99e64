"""The package of the years, edited everywhere: names, definitions, figures, colours, codes, places and shapes."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from corridor.package.reading.refreshing import refresh
from tests.year.plan import NORTH

NEW_NORTH = "990732"
"""The code that the northern region gets."""
_RENAMED = ("indicators", "units", "initiatives", "areas", "countries", "places", "belts")
_MOVED_BY = 0.01
"""Degrees of longitude by which the whole country is moved; it stays in one piece."""
Row = dict[str, str]


def edit_everywhere(folder: Path) -> None:
    """Edit every table and every layer of the package in `folder`."""
    for table in _RENAMED:
        _edit(folder / f"{table}.csv", lambda row: {**row, "name_zh": f"{row['name_zh']}（改）"})
    _edit(folder / "indicators.csv", lambda row: {**row, "definition_zh": "合成：另一种口径", "prominence": "7"})
    _edit(folder / "initiatives.csv", _colored(_rows(folder / "initiatives.csv")))
    _edit(folder / "areas.csv", lambda row: {**row, "short_en": f"{row['short_en']} 2"})
    _edit(folder / "belts.csv", lambda row: {**row, "depth_km": "3"})
    _edit(
        folder / "corridor.csv", lambda row: {**row, "title_zh": "合成：另一走廊", "hub": row["regions"].split(";")[2]}
    )
    _edit(folder / "sources.csv", lambda row: {**row, "title_zh": f"{row['title_zh']}（改）"})
    _edit(folder / "observations.csv", lambda row: {**row, "note_zh": "合成：改", "note_en": "Synthetic"})
    _edit(folder / "derivations.csv", lambda row: {**row, "name_zh": "合成：改"})
    _add(folder / "indicators.csv", "branches", "later-indicator")
    _add(folder / "observations.csv", "O01", "O00", period="2020")
    _move(folder)
    _recode(folder)
    refresh(folder, ("zh", "en"))


def _colored(rows: list[Row]) -> Callable[[Row], Row]:
    """Each initiative in the colours of the one before it."""
    before = {row["id"]: rows[place - 1] for place, row in enumerate(rows)}
    return lambda row: {**row, **{name: before[row["id"]][name] for name in ("color", "color_dark")}}


def _move(folder: Path) -> None:
    """Every shape and every place to the east."""
    _edit(folder / "places.csv", lambda row: {**row, "lon": str(round(float(row["lon"]) + _MOVED_BY, 6))})
    for layer in (folder / "layers").glob("*.geojson"):
        read = json.loads(layer.read_text("utf-8"))
        for feature in read["features"]:
            feature["geometry"]["coordinates"] = _moved(feature["geometry"]["coordinates"])
        layer.write_text(json.dumps(read), "utf-8")


def _moved(part: list[Any]) -> list[Any]:
    if isinstance(part[0], list):
        return [_moved(inner) for inner in part]
    return [round(part[0] + _MOVED_BY, 9), *part[1:]]


def _recode(folder: Path) -> None:
    """Another code for the northern region, whose former one names it in what was published before."""
    for file in (*folder.glob("*.csv"), *folder.glob("layers/*.geojson")):
        file.write_text(file.read_text("utf-8").replace(NORTH, NEW_NORTH), "utf-8")
    _edit(folder / "areas.csv", lambda row: {**row, "predecessor": NORTH} if row["id"] == NEW_NORTH else row)
    _add(folder / "areas.csv", NEW_NORTH, NORTH, kind="former", predecessor="")


def _edit(file: Path, change: Callable[[Row], Row]) -> None:
    _write(file, [change(row) for row in _rows(file)])


def _add(file: Path, like: str, key: str, **changes: str) -> None:
    """A row of its own before all others, otherwise like an existing one."""
    rows = _rows(file)
    model = next(row for row in rows if row["id"] == like)
    _write(file, [{**model, "id": key, **changes}, *rows])


def _rows(file: Path) -> list[Row]:
    with file.open(encoding="utf-8", newline="") as read:
        return list(csv.DictReader(read))


def _write(file: Path, rows: list[Row]) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0].keys() if rows else (), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
