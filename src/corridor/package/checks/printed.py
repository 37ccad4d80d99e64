"""The rule that a value is the one its document prints."""

from collections.abc import Iterator

from corridor.model.dataset import Dataset
from corridor.model.printed_value import printed_value
from corridor.package.checks.rule import Finding, rule, words

_TABLE = "observations"


@rule(
    message=words(
        "数值 {found} 与原文数字“{printed}”不符，按原文应为 {expected}",
        'the value {found} differs from the figure as printed, "{printed}", which says {expected}',
    ),
    remedy=words(
        "核对位数、正负和单位（“{unit}”）后改正数值，或照原文改正原文数字",
        'compare digits, sign and unit ("{unit}") and correct the value, or copy the printed figure as it stands',
    ),
)
def value_differs_from_printed(dataset: Dataset) -> Iterator[Finding]:
    """A value is what its document prints, within the digits printed; what cannot be read is not judged."""
    for row in dataset.observations.values():
        printed = printed_value(row, dataset) if row.value is not None else None
        if printed is not None and row.value is not None and not printed.agrees(row.value):
            unit = dataset.units[row.unit or ""].name
            facts = {"printed": row.printed, "expected": f"{printed.value.normalize():f}", "unit": unit}
            yield Finding(_TABLE, row.id, "value", row.value, facts)


RULES = (value_differs_from_printed,)
