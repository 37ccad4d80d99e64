"""Rules on indicators: parts and wholes, thresholds."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from corridor.model.coded import Coded, Numbers, Places
from corridor.model.dataset import Dataset
from corridor.model.observation_table import ObservationTable
from corridor.model.records import Observation
from corridor.package.checks.rule import Finding, rule


@rule
def part_exceeds_whole(dataset: Dataset) -> Iterator[Finding]:
    """In one area and period no part is larger than the whole it is a part of, rounding granted."""
    figures, part_of = dataset.figures, {row.id: row.part_of for row in dataset.indicators.values() if row.part_of}
    parts, wholes = _pairs(figures, part_of)
    likely = _seem_larger(figures, parts, wholes)
    for row, whole in zip(figures.rows(parts[likely]), figures.rows(wholes[likely]), strict=True):
        if whole.unit == row.unit and _exceeds(row, whole):
            yield Finding("observations", row.id, "value", row.value, {"whole": whole.value, "other": whole.id})


def _pairs(figures: ObservationTable, part_of: Mapping[str, str]) -> tuple[Places, Places]:
    """Where the figures of parts stand and where those of their wholes, the last of each area and period.

    One that is only "at least" bounds nothing.
    """
    names = {*part_of.values()}

    def bounds(row: Observation) -> bool:
        return row.indicator in names and row.qualifier in ("exact", "about")

    def is_part(row: Observation) -> bool:
        return row.indicator in part_of and row.qualifier.comparable

    parts, wholes = (figures.places_where(one, "indicator", "qualifier") for one in (is_part, bounds))
    numbers, indicators = Numbers(), figures.columns["indicator"].values
    above = np.array([numbers[part_of.get(indicator, "")] for indicator in indicators], np.intp)
    own = np.array([numbers[indicator] for indicator in indicators], np.intp)
    of_parts, of_wholes = _keys(figures, above, parts), _keys(figures, own, wholes)
    order = np.argsort(of_wholes, kind="stable")
    last = np.searchsorted(of_wholes[order], of_parts, side="right") - 1
    found = last >= 0
    found[found] = of_wholes[order[last[found]]] == of_parts[found]
    return parts[found], wholes[order[last[found]]]


def _keys(figures: ObservationTable, numbers: NDArray[np.intp], places: Places) -> NDArray[np.intp]:
    """A number for each row at `places`, equal where indicator (by its number), area and period are."""
    keys = numbers[figures.columns["indicator"].codes[places]]
    for name in ("area", "period"):
        column = figures.columns[name]
        equal = Coded.of(column.values)  # periods that are written otherwise may be the same days
        keys = keys * len(equal.values) + equal.codes[column.codes[places]]
    return keys


def _seem_larger(figures: ObservationTable, parts: Places, wholes: Places) -> NDArray[np.bool_]:
    """Which parts may be larger than their wholes: reckoned in binary numbers, with more room than these need."""
    part, granted = _floats(figures, "value", parts), np.nan_to_num(_floats(figures, "tolerance", parts))
    whole, more = _floats(figures, "value", wholes), np.nan_to_num(_floats(figures, "tolerance", wholes))
    room = 1e-9 * (abs(part) + abs(whole) + granted + more)
    likely: NDArray[np.bool_] = part - granted >= whole + more - room
    return likely


def _floats(figures: ObservationTable, name: str, places: Places) -> NDArray[np.float64]:
    column = figures.columns[name]
    return np.array([np.nan if value is None else float(value) for value in column.values])[column.codes[places]]


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
