"""Rules on the initiatives: their order and their colours."""

from collections.abc import Iterator

from corridor.model.dataset import Dataset
from corridor.package.checks.rule import Finding, rule

_TABLE = "initiatives"
_COLORS = ("color", "color_dark")


@rule
def order_repeated(dataset: Dataset) -> Iterator[Finding]:
    """No two initiatives stand in the same place."""
    seen: dict[int, str] = {}
    for row in dataset.initiatives.values():
        if seen.setdefault(row.order, row.id) != row.id:
            yield Finding(_TABLE, row.id, "order", row.order, {"other": seen[row.order]})


@rule
def color_repeated(dataset: Dataset) -> Iterator[Finding]:
    """Within a theme no two initiatives look the same."""
    for field in _COLORS:
        seen: dict[str, str] = {}
        for row in dataset.initiatives.values():
            color = getattr(row, field).lower()
            if seen.setdefault(color, row.id) != row.id:
                yield Finding(_TABLE, row.id, field, color, {"other": seen[color]})


RULES = (order_repeated, color_repeated)
