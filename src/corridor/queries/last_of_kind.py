"""What was published last of the same kind before a figure, and how much the figure differs from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from corridor.model.dataset import Dataset
from corridor.model.kinds_of_time import kind_of_time
from corridor.model.period import Period
from corridor.model.records import Indicator, Observation
from corridor.model.redefinition import same_definition
from corridor.model.vocabulary import Measure, PeriodState, Qualifier
from corridor.queries.plausibility import before


class NoChange(StrEnum):
    """Why no change is worked out."""

    FIRST = "first"
    """Nothing of the same kind was published before."""
    REDEFINED = "redefined"
    """The indicator is defined otherwise since."""
    NUMBERS = "numbers"
    """One of the two has no number that may be held against another."""
    UNITS = "units"
    """The two are in different units."""


@dataclass(frozen=True, slots=True)
class BesideLast:
    """A figure beside the one before it.

    Attributes:
        last: of the same area, indicator and kind of period, the one whose period was over last before the figure's is.
        change: the figure less that one, in the figure's unit; None where the two do not compare.
        approximate: whether the change is of numbers that are not both exact.
        obstacle: why there is no change; None where there is one.
    """

    last: Observation | None
    change: Decimal | None = None
    approximate: bool = False
    obstacle: NoChange | None = None


def beside_last(row: Observation, dataset: Dataset) -> BesideLast:
    """`row`, published or proposed, beside what `dataset` has before it; its indicator must be known there."""
    indicator = dataset.indicators[row.indicator]
    earlier = [known for known in before(row.period, _alike(row, indicator, dataset)) if known.id != row.id]
    last = max(earlier, key=lambda known: known.period or Period("0001"), default=None)
    if last is None:
        return BesideLast(None, obstacle=NoChange.FIRST)
    if not same_definition(indicator, last, row):
        return BesideLast(last, obstacle=NoChange.REDEFINED)
    if last.unit != row.unit:
        return BesideLast(last, obstacle=NoChange.UNITS)
    if row.value is None or last.value is None:
        return BesideLast(last, obstacle=NoChange.NUMBERS)
    exact = row.qualifier is last.qualifier is Qualifier.EXACT
    return BesideLast(last, row.value - last.value, approximate=not exact)


def _alike(row: Observation, indicator: Indicator, dataset: Dataset) -> Iterator[Observation]:
    """The figures of the same area, indicator and kind of period, targets for a target; also under a former code."""
    if row.period is None:
        return
    for known in dataset.observations_of(row.area):
        target = (known.qualifier is Qualifier.TARGET) == (row.qualifier is Qualifier.TARGET)
        if known.indicator != row.indicator or not target or known.period_state is PeriodState.AMBIGUOUS:
            continue
        if known.period is not None and _same_kind(indicator, known.period, row.period):
            yield known


def _same_kind(indicator: Indicator, one: Period, other: Period) -> bool:
    if indicator.measure is Measure.YTD:
        return one.closing[1:] == other.closing[1:] and kind_of_time(indicator, one) == kind_of_time(indicator, other)
    return kind_of_time(indicator, one) == kind_of_time(indicator, other)
