"""Rules on the corridor as a whole: its regions and their order, its projection, where its boundaries come from."""

from collections.abc import Iterator

from corridor.model.dataset import Dataset
from corridor.model.time_zones import zone_of
from corridor.package.checks.ground import sound
from corridor.package.checks.rule import Finding, rule, words

_TABLE = "corridor"
_AFAR = 15
"""Degrees from the regions at which a projection's centre is surely that of another corridor."""


@rule(
    message=words("{found} 列为沿线地区，其类型却是 {kind}", "{found} is listed as a region, but its kind is {kind}"),
    remedy=words(
        "在 areas.csv 把类型改为 region，或从顺序中去掉", "set its kind in areas.csv to region, or take it out"
    ),
)
def region_of_other_kind(dataset: Dataset) -> Iterator[Finding]:
    """What the corridor lists as its regions are regions."""
    for code in dataset.corridor.regions:
        area = dataset.areas.get(code)
        if area and area.kind != "region":
            yield Finding(_TABLE, dataset.corridor.id, "regions", code, {"kind": area.kind})


@rule(
    message=words(
        "地区 {found} 不在 corridor.csv 的顺序中", "the region {found} is missing from the order in corridor.csv"
    ),
    remedy=words("加进 regions 栏，或改正类型", "add it to the regions there, or correct its kind"),
)
def region_unordered(dataset: Dataset) -> Iterator[Finding]:
    """Every region has its place in the order in which the border is walked."""
    regions = dataset.corridor.regions
    for area in dataset.areas.values():
        if regions and area.kind == "region" and area.id not in regions:
            yield Finding("areas", area.id, "kind", area.id)


@rule(
    message=words("{found} 不是沿线地区", "{found} is not one of the regions"),
    remedy=words("改成 corridor.csv 所列的地区，或留空", "name one of the regions in corridor.csv, or leave it empty"),
)
def shown_with_no_region(dataset: Dataset) -> Iterator[Finding]:
    """An area can only be drawn and selected with a region."""
    regions = dataset.corridor.regions
    for area in dataset.areas.values():
        if regions and area.shown_with and area.shown_with not in regions:
            yield Finding("areas", area.id, "shown_with", area.shown_with)


@rule(
    message=words(
        "投影中心 {found} 离地区 {area} 太远", "the projection's centre {found} is far from the region {area}"
    ),
    remedy=words("把中心设在沿线中部", "put the centre amid the corridor"),
)
def projection_afar(dataset: Dataset) -> Iterator[Finding]:
    """A map projected about another corridor's middle would be distorted beyond use."""
    lon, lat = dataset.corridor.projection_lon, dataset.corridor.projection_lat
    unread = 0.0 in {lon, lat}  # what stands in for a cell that could not be read
    for feature in dataset.layers.get("regions", ()):
        if not unread and sound(feature.geometry):
            west, south, east, north = feature.geometry.bounds
            if not (west - _AFAR <= lon <= east + _AFAR and south - _AFAR <= lat <= north + _AFAR):
                yield Finding(_TABLE, dataset.corridor.id, "projection_lon", f"{lon}, {lat}", {"area": feature.id})
                return


@rule(
    message=words("没有名为 {found} 的时区", "there is no time zone named {found}"),
    remedy=words(
        "写 IANA 时区名，如 Asia/Shanghai；截止时间和所示时间都以它为准",
        "write an IANA name such as Asia/Shanghai: deadlines and every time shown go by it",
    ),
)
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
    projection_afar,
)
