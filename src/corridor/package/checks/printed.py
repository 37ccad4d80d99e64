"""The rule that a value is the one its document prints."""

from collections.abc import Iterator

from corridor.model.dataset import Dataset
from corridor.model.printed_value import falling, printed_reader
from corridor.model.records import Observation
from corridor.package.checks.rule import Finding, rule

_TABLE = "observations"


@rule
def value_differs_from_printed(dataset: Dataset) -> Iterator[Finding]:
    """A value is what its document prints, within the digits printed; what cannot be read is not judged."""
    read = printed_reader(dataset)

    def differs(row: Observation) -> bool:
        printed = read(row) if row.value is not None else None
        return printed is not None and row.value is not None and not printed.agrees(row.value)

    fields = ("printed", "unit", "value", "indicator") if falling(dataset) else ("printed", "unit", "value")
    for row in dataset.figures.where(differs, *fields):
        printed = read(row)
        if printed is not None:
            unit = dataset.units[row.unit or ""].name
            facts = {"printed": row.printed, "expected": f"{printed.value.normalize():f}", "unit": unit}
            yield Finding(_TABLE, row.id, "value", row.value, facts)


RULES = (value_differs_from_printed,)
