"""Rules on the initiatives: their order and their colours."""

from collections.abc import Iterator

from corridor.model.dataset import Dataset
from corridor.package.checks.rule import Finding, rule, words

_TABLE = "initiatives"
_COLORS = ("color", "color_dark")


@rule(
    message=words("顺序 {found} 与行动 {other} 相同", "the order {found} is also that of the initiative {other}"),
    remedy=words("每项行动各用一个序号", "give each initiative a number of its own"),
)
def order_repeated(dataset: Dataset) -> Iterator[Finding]:
    """No two initiatives stand in the same place."""
    seen: dict[int, str] = {}
    for row in dataset.initiatives.values():
        if seen.setdefault(row.order, row.id) != row.id:
            yield Finding(_TABLE, row.id, "order", row.order, {"other": seen[row.order]})


@rule(
    message=words("颜色 {found} 与行动 {other} 相同", "the colour {found} is also that of the initiative {other}"),
    remedy=words("每项行动各用一种可分辨的颜色", "give each initiative a colour that can be told apart"),
)
def color_repeated(dataset: Dataset) -> Iterator[Finding]:
    """Within a theme no two initiatives look the same."""
    for field in _COLORS:
        seen: dict[str, str] = {}
        for row in dataset.initiatives.values():
            color = getattr(row, field).lower()
            if seen.setdefault(color, row.id) != row.id:
                yield Finding(_TABLE, row.id, field, color, {"other": seen[color]})


RULES = (order_repeated, color_repeated)
