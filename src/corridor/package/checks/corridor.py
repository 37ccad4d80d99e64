"""Rules on the corridor as a whole: its regions and their order, its projection, where its boundaries come from."""

from collections.abc import Iterator

from corridor.model.dataset import Dataset
from corridor.model.time_zones import zone_of
from corridor.package.checks.ground import sound
from corridor.package.checks.rule import Finding, rule
from corridor.package.reading.longitudes import beside

_TABLE = "corridor"
_ABOVE = "city"
"""The kind of what lies above regions: a city, a league, a province."""
_AFAR = 15
"""Degrees from the regions at which a projection's centre is surely that of another corridor."""


@rule
def region_of_other_kind(dataset: Dataset) -> Iterator[Finding]:
    """What the corridor lists as its regions are regions."""
    for code in dataset.corridor.regions:
        area = dataset.areas.get(code)
        if area and area.kind != "region":
            yield Finding(_TABLE, dataset.corridor.id, "regions", code, {"kind": area.kind})


@rule
def region_unordered(dataset: Dataset) -> Iterator[Finding]:
    """Every region has its place in the order in which the border is walked."""
    regions = dataset.corridor.regions
    for area in dataset.areas.values():
        if regions and area.kind == "region" and area.id not in regions:
            yield Finding("areas", area.id, "kind", area.id)


@rule
def shown_with_no_region(dataset: Dataset) -> Iterator[Finding]:
    """An area can only be drawn and selected with a region."""
    regions = dataset.corridor.regions
    for area in dataset.areas.values():
        if regions and area.shown_with and area.shown_with not in regions:
            yield Finding("areas", area.id, "shown_with", area.shown_with)


@rule
def above_of_other_kind(dataset: Dataset) -> Iterator[Finding]:
    """What lies above a region is neither a region nor a part of one, but an area that several may lie in."""
    for area in dataset.areas.values():
        above = dataset.areas.get(area.above or "")
        if above and above.kind != _ABOVE:
            yield Finding("areas", area.id, "above", above.id, {"kind": above.kind})


@rule
def above_no_region(dataset: Dataset) -> Iterator[Finding]:
    """Only regions are grouped."""
    for area in dataset.areas.values():
        if area.above and area.kind != "region":
            yield Finding("areas", area.id, "above", area.above, {"kind": area.kind})


@rule
def projection_afar(dataset: Dataset) -> Iterator[Finding]:
    """A map projected about another corridor's middle would be distorted beyond use."""
    lon, lat = dataset.corridor.projection_lon, dataset.corridor.projection_lat
    unread = 0.0 in {lon, lat}  # what stands in for a cell that could not be read
    for feature in dataset.layers.get("regions", ()):
        if not unread and sound(feature.geometry):
            west, south, east, north = feature.geometry.bounds
            if not (
                west - _AFAR <= beside(lon, (west + east) / 2) <= east + _AFAR and south - _AFAR <= lat <= north + _AFAR
            ):
                yield Finding(_TABLE, dataset.corridor.id, "projection_lon", f"{lon}, {lat}", {"area": feature.id})
                return


@rule
def timezone_unknown(dataset: Dataset) -> Iterator[Finding]:
    """Days end and deadlines pass by the corridor's clock, so there must be one."""
    name = dataset.corridor.timezone
    if not name:  # what stands in for a cell that could not be read
        return
    try:
        zone_of(name)
    except ValueError:
        yield Finding(_TABLE, dataset.corridor.id, "timezone", name)


RULES = (
    timezone_unknown,
    region_of_other_kind,
    region_unordered,
    shown_with_no_region,
    above_of_other_kind,
    above_no_region,
    projection_afar,
)
