"""Rules on areas whose code changed: a former code has one successor, and is used for nothing else."""

from collections.abc import Iterator

from corridor.model.dataset import Dataset
from corridor.model.predecessor import FORMER
from corridor.package.checks.rule import Finding, rule

_TABLE = "areas"


@rule
def predecessor_in_use(dataset: Dataset) -> Iterator[Finding]:
    """A predecessor is a code that is no longer used: no region, city, district or corridor of today."""
    for area in dataset.areas.values():
        before = dataset.areas.get(area.predecessor or "")
        if before and before.kind != FORMER:
            yield Finding(_TABLE, area.id, "predecessor", before.id, {"kind": before.kind})


@rule
def predecessor_shared(dataset: Dataset) -> Iterator[Finding]:
    """What was published under a former code belongs to one area."""
    seen: dict[str, str] = {}
    for area in dataset.areas.values():
        if area.predecessor and seen.setdefault(area.predecessor, area.id) != area.id:
            yield Finding(_TABLE, area.id, "predecessor", area.predecessor, {"other": seen[area.predecessor]})


@rule
def former_without_successor(dataset: Dataset) -> Iterator[Finding]:
    """Every former code leads to a code of today, through others perhaps, and never back to itself."""
    for area in dataset.areas.values():
        if area.kind == FORMER and dataset.current(area.id) == area.id:
            yield Finding(_TABLE, area.id, "kind", area.id)


@rule
def former_in_use(dataset: Dataset) -> Iterator[Finding]:
    """Only what was published keeps a former code; places, belts and what is drawn or selected are of today."""
    own = dataset.corridor
    used = [("corridor", own.id, field, getattr(own, field)) for field in ("whole", "city", "hub")]
    used += [("places", row.id, "area", row.area) for row in dataset.places.values()]
    used += [("belts", row.id, "area", row.area) for row in dataset.belts.values()]
    used += [
        (f"layers/{name}", feature.id, "area", str(feature.properties.get("area") or ""))
        for name, features in dataset.layers.items()
        for feature in features
    ]
    for table, key, field, code in used:
        area = dataset.areas.get(code)
        if area and area.kind == FORMER:
            yield Finding(table, key, field, code, {"table": table, "row": key, "today": dataset.current(code)})


@rule
def former_shown(dataset: Dataset) -> Iterator[Finding]:
    """What was published under a former code is shown where its successor is."""
    for area in dataset.areas.values():
        if area.kind == FORMER and area.shown_with:
            yield Finding(_TABLE, area.id, "shown_with", area.shown_with)


RULES = (predecessor_in_use, predecessor_shared, former_without_successor, former_in_use, former_shown)
