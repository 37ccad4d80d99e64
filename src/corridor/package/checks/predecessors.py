"""Rules on areas whose code changed: a former code has one successor, and is used for nothing else."""

from collections.abc import Iterator

from corridor.model.dataset import Dataset
from corridor.model.predecessor import FORMER
from corridor.package.checks.rule import Finding, rule, words

_TABLE = "areas"


@rule(
    message=words(
        "前身 {found} 的类型是 {kind}，不是 former", "the predecessor {found} is of the kind {kind}, not former"
    ),
    remedy=words(
        "仍在使用的代码不能作前身：删去，或把它的类型改为 former",
        "a code in use precedes no other: empty the column, or set the kind of that area to former",
    ),
)
def predecessor_in_use(dataset: Dataset) -> Iterator[Finding]:
    """A predecessor is a code that is no longer used: no region, city, district or corridor of today."""
    for area in dataset.areas.values():
        before = dataset.areas.get(area.predecessor or "")
        if before and before.kind != FORMER:
            yield Finding(_TABLE, area.id, "predecessor", before.id, {"kind": before.kind})


@rule(
    message=words("{found} 已是 {other} 的前身", "{found} is the predecessor of {other} already"),
    remedy=words("一个旧代码只能有一个后继，删去其中一处", "a former code has one successor: empty one of the two"),
)
def predecessor_shared(dataset: Dataset) -> Iterator[Finding]:
    """What was published under a former code belongs to one area."""
    seen: dict[str, str] = {}
    for area in dataset.areas.values():
        if area.predecessor and seen.setdefault(area.predecessor, area.id) != area.id:
            yield Finding(_TABLE, area.id, "predecessor", area.predecessor, {"other": seen[area.predecessor]})


@rule(
    message=words("旧代码 {found} 没有现行的后继", "the former code {found} leads to no area of today"),
    remedy=words(
        "在现行地区的 predecessor 栏写上它；前身之间不能循环",
        "name it in the predecessor column of the area of today; former codes do not follow each other in a circle",
    ),
)
def former_without_successor(dataset: Dataset) -> Iterator[Finding]:
    """Every former code leads to a code of today, through others perhaps, and never back to itself."""
    for area in dataset.areas.values():
        if area.kind == FORMER and dataset.current(area.id) == area.id:
            yield Finding(_TABLE, area.id, "kind", area.id)


@rule(
    message=words("{table} 的 {row} 仍用旧代码 {found}", "{row} in {table} still uses the former code {found}"),
    remedy=words("改用现行代码 {today}", "use the code of today, {today}"),
)
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


@rule(
    message=words(
        "旧代码随现行代码显示，不应写 {found}", "a former code is shown with its successor, not with {found}"
    ),
    remedy=words("该栏留空", "leave the column empty"),
)
def former_shown(dataset: Dataset) -> Iterator[Finding]:
    """What was published under a former code is shown where its successor is."""
    for area in dataset.areas.values():
        if area.kind == FORMER and area.shown_with:
            yield Finding(_TABLE, area.id, "shown_with", area.shown_with)


RULES = (predecessor_in_use, predecessor_shared, former_without_successor, former_in_use, former_shown)
