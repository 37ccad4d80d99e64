"""Rules on what indicators measure: that unit, parts and periods fit a stock, a flow, a share or an index."""

from collections.abc import Iterator

from corridor.model.dataset import Dataset
from corridor.model.kinds_of_time import is_year_to_date
from corridor.model.records import Indicator, Observation
from corridor.model.vocabulary import Measure
from corridor.package.checks.rule import Finding, rule

_SHARES = ("percent", "points")
_AMOUNTS = ("count", "money")


@rule
def measure_unit(dataset: Dataset) -> Iterator[Finding]:
    """A share is no amount, and what is counted or paid no share."""
    for row in dataset.indicators.values():
        unit = dataset.units.get(row.unit or "")
        if unit and unit.scale in _unfit(row):
            yield Finding("indicators", row.id, "measure", row.measure.value, {"unit": unit.id, "scale": unit.scale})


def _unfit(row: Indicator) -> tuple[str, ...]:
    """The scales of units that an indicator cannot have."""
    if row.measure in (Measure.STOCK, Measure.FLOW, Measure.YTD):
        return _SHARES
    return _AMOUNTS if row.measure is Measure.RATIO else (*_SHARES, "money")


@rule
def measure_of_part(dataset: Dataset) -> Iterator[Finding]:
    """A part is measured as its whole is, else the two never speak of the same time; units have a rule of their own."""
    for row in dataset.indicators.values():
        whole = dataset.indicators.get(row.part_of or "")
        if whole and whole.unit == row.unit and whole.measure is not row.measure:
            yield Finding("indicators", row.id, "measure", row.measure.value, {"other": whole.measure.value})


@rule
def not_year_to_date(dataset: Dataset) -> Iterator[Finding]:
    """What is counted since 1 January is so in every figure."""
    totals = {row.id for row in dataset.indicators.values() if row.measure is Measure.YTD}

    def begins_later(row: Observation) -> bool:
        return row.indicator in totals and row.period is not None and not is_year_to_date(row.period)

    for row in dataset.figures.where(begins_later, "indicator", "period"):
        yield Finding("observations", row.id, "period", row.period.text if row.period else "")


RULES = (measure_unit, measure_of_part, not_year_to_date)
"""The rules of this file."""
