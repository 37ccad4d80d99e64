"""Rules on the demonstration belts."""

from collections.abc import Iterator

from corridor.model.dataset import Dataset
from corridor.package.checks.rule import Finding, rule

_TABLE = "belts"


@rule
def belt_not_schematic(dataset: Dataset) -> Iterator[Finding]:
    """No belt is shown as if its course had been published."""
    for belt in dataset.belts.values():
        if not belt.schematic:
            yield Finding(_TABLE, belt.id, "schematic", "false")


@rule
def belt_without_depth(dataset: Dataset) -> Iterator[Finding]:
    """A belt has some depth."""
    for belt in dataset.belts.values():
        if not belt.depth_km > 0:
            yield Finding(_TABLE, belt.id, "depth_km", f"{belt.depth_km:g}")


@rule
def belt_outside_regions(dataset: Dataset) -> Iterator[Finding]:
    """A belt runs along one region's stretch of the border."""
    regions = dataset.corridor.regions
    for belt in dataset.belts.values():
        if regions and belt.area in dataset.areas and belt.area not in regions:
            yield Finding(_TABLE, belt.id, "area", belt.area)


@rule
def belt_repeated(dataset: Dataset) -> Iterator[Finding]:
    """A region has one belt."""
    seen: dict[str, str] = {}
    for belt in dataset.belts.values():
        if seen.setdefault(belt.area, belt.id) != belt.id:
            yield Finding(_TABLE, belt.id, "area", belt.area, {"other": seen[belt.area]})


@rule
def belt_figure_elsewhere(dataset: Dataset) -> Iterator[Finding]:
    """A belt carries the figures of its own area."""
    for belt in dataset.belts.values():
        for key in belt.observations:
            row = dataset.observations.get(key)
            if row and dataset.current(row.area) != belt.area:
                yield Finding(_TABLE, belt.id, "observations", key, {"other": row.area, "area": belt.area})


@rule
def belt_programme_elsewhere(dataset: Dataset) -> Iterator[Finding]:
    """A belt carries programmes of its own area, or of all regions together."""
    for belt in dataset.belts.values():
        for key in belt.programmes:
            row = dataset.programmes.get(key)
            if row and dataset.current(row.area) not in (belt.area, dataset.corridor.whole):
                yield Finding(_TABLE, belt.id, "programmes", key, {"other": row.area, "area": belt.area})


@rule
def belt_without_border(dataset: Dataset) -> Iterator[Finding]:
    """A belt is drawn along its region's stretch of the border."""
    bordered = {feature.properties.get("area") for feature in dataset.layers.get("border", ())}
    for belt in dataset.belts.values():
        if bordered and belt.area in dataset.corridor.regions and belt.area not in bordered:
            yield Finding(_TABLE, belt.id, "area", belt.area)


RULES = (
    belt_not_schematic,
    belt_without_depth,
    belt_outside_regions,
    belt_repeated,
    belt_figure_elsewhere,
    belt_programme_elsewhere,
    belt_without_border,
)
