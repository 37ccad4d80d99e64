"""Rules on a single observation: its value, qualifier, unit and the figure as printed."""

from collections.abc import Iterator

from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.model.records import Observation
from corridor.model.vocabulary import Qualifier
from corridor.package.checks.rule import Finding, rule

_TABLE = "observations"
_NUMBER = ("value", "qualifier")
"""What rules on numbers look at."""
_ONE = ("area", "indicator", "period", "qualifier")
"""Of what there is one figure."""
_BOUNDS = (Qualifier.EXACT, Qualifier.AT_LEAST, Qualifier.ABOUT)


@rule
def value_unexpected(dataset: Dataset) -> Iterator[Finding]:
    """An illegible figure, or a status that was reached, must not show a number."""
    for row in dataset.figures.where(lambda row: row.value is not None and not row.qualifier.has_value, *_NUMBER):
        yield Finding(_TABLE, row.id, "value", row.value, {"qualifier": row.qualifier})


@rule
def value_absent(dataset: Dataset) -> Iterator[Finding]:
    """A figure whose qualifier promises a number must have one."""
    for row in dataset.figures.where(lambda row: row.value is None and row.qualifier.has_value, *_NUMBER):
        yield Finding(_TABLE, row.id, "value", "", {"qualifier": row.qualifier})


@rule
def bound_without_target(dataset: Dataset) -> Iterator[Finding]:
    """A bound says how a target is meant, and nothing else has one."""

    def stray(row: Observation) -> bool:
        return row.bound is not None and (row.qualifier is not Qualifier.TARGET or row.bound not in _BOUNDS)

    for row in dataset.figures.where(stray, "bound", "qualifier"):
        yield Finding(_TABLE, row.id, "bound", row.bound, {"qualifier": row.qualifier})


@rule
def unit_differs(dataset: Dataset) -> Iterator[Finding]:
    """An observation is measured in its indicator's unit."""
    own = {row.id: row.unit for row in dataset.indicators.values()}
    for row in dataset.figures.where(lambda row: own.get(row.indicator, row.unit) != row.unit, "indicator", "unit"):
        facts = {"indicator": row.indicator, "expected": own[row.indicator] or ""}
        yield Finding(_TABLE, row.id, "unit", row.unit or "", facts)


@rule
def initiative_differs(dataset: Dataset) -> Iterator[Finding]:
    """An observation counts for the initiative that its indicator belongs to."""
    own = {row.id: row.initiative for row in dataset.indicators.values()}
    for row in dataset.figures.where(
        lambda row: own.get(row.indicator, row.initiative) != row.initiative, "indicator", "initiative"
    ):
        facts = {"indicator": row.indicator, "expected": own[row.indicator] or ""}
        yield Finding(_TABLE, row.id, "initiative", row.initiative or "", facts)


@rule
def share_outside_range(dataset: Dataset) -> Iterator[Finding]:
    """A part of a whole in percent lies between nothing and all of it."""
    shares = {unit.id for unit in dataset.units.values() if unit.scale == "percent"}

    def outside(row: Observation) -> bool:
        return row.unit in shares and row.value is not None and not 0 <= row.value <= 100  # noqa: PLR2004

    for row in dataset.figures.where(outside, "unit", "value"):
        yield Finding(_TABLE, row.id, "value", row.value)


@rule
def count_impossible(dataset: Dataset) -> Iterator[Finding]:
    """A unit that is counted has whole numbers from zero upwards."""
    counts = {unit.id for unit in dataset.units.values() if unit.scale == "count"}

    def impossible(row: Observation) -> bool:
        return row.unit in counts and row.value is not None and bool(row.value < 0 or row.value % 1)

    for row in dataset.figures.where(impossible, "unit", "value"):
        yield Finding(_TABLE, row.id, "value", row.value)


@rule
def tolerance_impossible(dataset: Dataset) -> Iterator[Finding]:
    """The tolerance is half a rounding step: a positive number beside a number."""

    def impossible(row: Observation) -> bool:
        return row.tolerance is not None and (row.tolerance <= 0 or row.value is None)

    for row in dataset.figures.where(impossible, "tolerance", "value"):
        yield Finding(_TABLE, row.id, "tolerance", row.tolerance)


@rule
def illegible_unexplained(dataset: Dataset) -> Iterator[Finding]:
    """A figure without a number says why."""

    def unexplained(row: Observation) -> bool:
        return row.qualifier is Qualifier.ILLEGIBLE and not row.doubt

    for row in dataset.figures.where(unexplained, "qualifier", "doubt"):
        yield Finding(_TABLE, row.id, "doubt", "")


@rule
def observation_repeated(dataset: Dataset) -> Iterator[Finding]:
    """One area, under whichever code, has one figure of an indicator for one period in one state."""
    seen: dict[tuple[str, str, Period | None, str], str] = {}
    for row in dataset.figures.repeated(lambda name, value: dataset.current(value) if name == "area" else value, *_ONE):
        key = (dataset.current(row.area), row.indicator, row.period, row.qualifier)
        if seen.setdefault(key, row.id) != row.id:
            yield Finding(_TABLE, row.id, "", row.id, {"other": seen[key]})


RULES = (
    value_unexpected,
    value_absent,
    bound_without_target,
    unit_differs,
    initiative_differs,
    share_outside_range,
    count_impossible,
    tolerance_impossible,
    illegible_unexplained,
    observation_repeated,
)
