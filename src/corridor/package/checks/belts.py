"""Rules on the demonstration belts."""

from collections.abc import Iterator

from corridor.model.dataset import Dataset
from corridor.package.checks.rule import Finding, rule, words

_TABLE = "belts"


@rule(
    message=words("示范带没有标明为示意", "the belt is not flagged as schematic"),
    remedy=words(
        "schematic 栏写 true：位置由规则推得，并非实测", "set schematic to true: it is drawn by a rule, not surveyed"
    ),
)
def belt_not_schematic(dataset: Dataset) -> Iterator[Finding]:
    """No belt is shown as if its course had been published."""
    for belt in dataset.belts.values():
        if not belt.schematic:
            yield Finding(_TABLE, belt.id, "schematic", "false")


@rule(
    message=words("宽度 {found} 公里不成立", "a belt {found} km deep cannot be drawn"),
    remedy=words("写大于零的公里数", "give a number of kilometres above zero"),
)
def belt_without_depth(dataset: Dataset) -> Iterator[Finding]:
    """A belt has some depth."""
    for belt in dataset.belts.values():
        if not belt.depth_km > 0:
            yield Finding(_TABLE, belt.id, "depth_km", f"{belt.depth_km:g}")


@rule(
    message=words("示范带所在的 {found} 不是沿线地区", "the belt's area {found} is not one of the regions"),
    remedy=words("改成 corridor.csv 所列的地区", "name one of the regions in corridor.csv"),
)
def belt_outside_regions(dataset: Dataset) -> Iterator[Finding]:
    """A belt runs along one region's stretch of the border."""
    regions = dataset.corridor.regions
    for belt in dataset.belts.values():
        if regions and belt.area in dataset.areas and belt.area not in regions:
            yield Finding(_TABLE, belt.id, "area", belt.area)


@rule(
    message=words("地区 {found} 已有示范带 {other}", "the area {found} already has the belt {other}"),
    remedy=words("每个地区一条，合并两行", "one belt for each region: merge the two rows"),
)
def belt_repeated(dataset: Dataset) -> Iterator[Finding]:
    """A region has one belt."""
    seen: dict[str, str] = {}
    for belt in dataset.belts.values():
        if seen.setdefault(belt.area, belt.id) != belt.id:
            yield Finding(_TABLE, belt.id, "area", belt.area, {"other": seen[belt.area]})


@rule(
    message=words("数据 {found} 属于地区 {other}，不属于 {area}", "the figure {found} is of {other}, not of {area}"),
    remedy=words("只列本地区的数据", "list figures of the belt's own area"),
)
def belt_figure_elsewhere(dataset: Dataset) -> Iterator[Finding]:
    """A belt carries the figures of its own area."""
    for belt in dataset.belts.values():
        for key in belt.observations:
            row = dataset.observations.get(key)
            if row and dataset.current(row.area) != belt.area:
                yield Finding(_TABLE, belt.id, "observations", key, {"other": row.area, "area": belt.area})


@rule(
    message=words("举措 {found} 属于地区 {other}，不属于 {area}", "the programme {found} is of {other}, not of {area}"),
    remedy=words("只列本地区或全线的举措", "list programmes of the belt's own area or of the whole corridor"),
)
def belt_programme_elsewhere(dataset: Dataset) -> Iterator[Finding]:
    """A belt carries programmes of its own area, or of all regions together."""
    for belt in dataset.belts.values():
        for key in belt.programmes:
            row = dataset.programmes.get(key)
            if row and dataset.current(row.area) not in (belt.area, dataset.corridor.whole):
                yield Finding(_TABLE, belt.id, "programmes", key, {"other": row.area, "area": belt.area})


@rule(
    message=words(
        "地区 {found} 没有国界线，画不出示范带", "the area {found} has no stretch of border to draw the belt along"
    ),
    remedy=words("在 layers/border.geojson 补上该地区的国界线", "add its stretch to layers/border.geojson"),
)
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
