"""For which periods is anything reported? These are the periods that can be chosen."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from corridor.model.dataset import Dataset
from corridor.model.kept_answers import kept
from corridor.model.period import Day, Period
from corridor.model.vocabulary import Measure, PeriodState, Qualifier

_KNOWN = (PeriodState.STATED, PeriodState.AS_OF, PeriodState.UNDATED)
"""Periods that stand for days which are known; an open or an ambiguous one cannot be chosen."""
_FORMS = ("point", "interval", "ending")


class Dated(Protocol):
    """What says of which time an observation is."""

    @property
    def period(self) -> Period | None:
        """The period, where it is of one."""

    @property
    def period_state(self) -> PeriodState:
        """How that is known."""

    @property
    def qualifier(self) -> Qualifier:
        """How its value is meant: a target has not happened yet."""


def is_reported(row: Dated) -> bool:
    """Whether `row` reports on a period that can be chosen. A target does not: nothing has happened yet."""
    known = row.period is not None and row.period_state in _KNOWN and row.period.form in _FORMS
    return known and row.qualifier is not Qualifier.TARGET


def reported_periods(dataset: Dataset) -> tuple[Period, ...]:
    """Every period that can be chosen, the earliest first."""
    return tuple(sorted(set(periods_by_report(dataset).values())))


@kept
def periods_by_report(dataset: Dataset) -> Mapping[Period, Period]:
    """For each period that is reported the one under which its figures are found.

    Stocks are as of a day, which some write as the day, some as its month or quarter. Where a period that only stocks
    have ends with another one, that one stands for it: the shortest that flows or shares have, else the longest.
    """
    stocks: dict[Period, bool] = {}
    reported = dataset.figures.places_where(is_reported, "period", "period_state", "qualifier")
    for period, indicator in dataset.figures.firsts("period", "indicator", among=reported).cells("period", "indicator"):
        stock = dataset.indicators[indicator].measure is Measure.STOCK
        stocks[period] = stocks.get(period, True) and stock
    closing: dict[Day, list[Period]] = {}
    for period in sorted(stocks):
        closing.setdefault(period.closing, []).append(period)
    return {period: _standing(period, closing[period.closing], stocks) for period in stocks}


def _standing(period: Period, together: Sequence[Period], stocks: Mapping[Period, bool]) -> Period:
    """Of periods that end together, in order of their first days, the one that stands for `period`."""
    if not stocks[period]:
        return period
    others = [row for row in together if not stocks[row]]
    return others[-1] if others else together[0]


@kept
def periods_repeat(dataset: Dataset) -> bool:
    """Whether some indicator of some area is reported for more than one period, so that there is one to choose."""
    seen: dict[tuple[str, str], Day] = {}
    for row in dataset.figures.values():
        if row.period is not None and is_reported(row):
            first = seen.setdefault((dataset.current(row.area), row.indicator), row.period.closing)
            if first != row.period.closing:
                return True
    return False
