"""The rows of the package that ships, read without any code of the dashboard or its core."""

import csv
from functools import cache
from pathlib import Path

GEODATA = Path(__file__).parents[2] / "geodata"
LANGUAGES = ("zh", "en")
REGIONS = ("150726", "150727", "150781", "150725", "150784")
INITIATIVES = ("1", "2", "3", "4", "5")
CORRIDOR = "corridor"
SELECTIONS = [(region, initiative) for region in (None, *REGIONS) for initiative in (None, *INITIATIVES)]
KINDS = {"observations": "data-figure", "programmes": "data-programme", "honours": "data-honour"}
"""Tables whose rows a panel shows, and the attribute by which each is known."""


@cache
def rows(table: str) -> dict[str, dict[str, str]]:
    """The rows of a table by id."""
    with (GEODATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def ids(table: str, area: str, initiative: str | None) -> set[str]:
    """The rows of `area`; those of one initiative where one is given."""
    return {key for key, row in rows(table).items() if row["area"] == area and initiative in (None, row["initiative"])}


def state(region: str, initiative: str) -> str:
    """What a cell of the coverage matrix has to say."""
    if ids("observations", region, initiative):
        return "figures"
    if ids("programmes", region, initiative):
        return "programmes"
    common = ids("observations", CORRIDOR, initiative) | ids("programmes", CORRIDOR, initiative)
    return "city_only" if common else "none"
