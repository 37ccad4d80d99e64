"""Rules on indicators: parts and wholes, thresholds."""

from collections.abc import Iterator

from corridor.model.dataset import Dataset
from corridor.model.records import Observation
from corridor.package.checks.rule import Finding, rule


@rule
def part_exceeds_whole(dataset: Dataset) -> Iterator[Finding]:
    """In one area and period no part is larger than the whole it is a part of, rounding granted."""
    wholes, part_of = _wholes(dataset), {row.id: row.part_of for row in dataset.indicators.values() if row.part_of}
    for row in dataset.figures.where(lambda row: row.indicator in part_of, "indicator"):
        whole = wholes.get((part_of[row.indicator], row.area, row.period))
        if whole and whole.unit == row.unit and row.qualifier.comparable and _exceeds(row, whole):
            yield Finding("observations", row.id, "value", row.value, {"whole": whole.value, "other": whole.id})


def _wholes(dataset: Dataset) -> dict[tuple[object, ...], Observation]:
    """The observations that other ones may be parts of; one that is only "at least" bounds nothing."""
    names = {indicator.part_of for indicator in dataset.indicators.values()}

    def bounds(row: Observation) -> bool:
        return row.indicator in names and row.qualifier in ("exact", "about")

    rows = dataset.figures.where(bounds, "indicator", "qualifier")
    return {(row.indicator, row.area, row.period): row for row in rows}


def _exceeds(part: Observation, whole: Observation) -> bool:
    if part.value is None or whole.value is None:
        return False
    return part.value - (part.tolerance or 0) > whole.value + (whole.tolerance or 0)


@rule
def part_of_itself(dataset: Dataset) -> Iterator[Finding]:
    """Following part_of from any indicator comes to an end."""
    for indicator in dataset.indicators.values():
        passed = _ancestors(dataset, indicator.id)
        if indicator.id in passed:
            yield Finding("indicators", indicator.id, "part_of", " → ".join(passed))


def _ancestors(dataset: Dataset, key: str) -> list[str]:
    """The wholes above an indicator, nearest first; stops where they begin to repeat."""
    passed: list[str] = []
    indicator = dataset.indicators.get(key)
    while indicator and indicator.part_of and indicator.part_of not in passed:
        passed.append(indicator.part_of)
        indicator = dataset.indicators.get(indicator.part_of)
    return passed


@rule
def part_unit_differs(dataset: Dataset) -> Iterator[Finding]:
    """A part and its whole are counted in the same unit."""
    for indicator in dataset.indicators.values():
        whole = dataset.indicators.get(indicator.part_of or "")
        if whole and whole.unit != indicator.unit:
            facts = {"whole": whole.id, "expected": whole.unit or ""}
            yield Finding("indicators", indicator.id, "unit", indicator.unit or "", facts)


@rule
def threshold_incomplete(dataset: Dataset) -> Iterator[Finding]:
    """A threshold has a unit, and a threshold's unit a threshold."""
    for indicator in dataset.indicators.values():
        if (indicator.threshold is None) != (indicator.threshold_unit is None):
            field, found = (
                ("threshold", indicator.threshold_unit)
                if indicator.threshold is None
                else ("threshold_unit", indicator.threshold)
            )
            yield Finding("indicators", indicator.id, field, found)


RULES = (part_exceeds_whole, part_of_itself, part_unit_differs, threshold_incomplete)
