"""Which figures of an indicator speak of comparable times: what is there on a day, what adds up over a span.

A stock is as of the last day of its period, however the period is written: 31 March, March and the first quarter are
one. A flow is over its whole period, and so is what has been counted since 1 January. Shares and indices may be of
either, so that they are held to equal periods as flows are.
"""

from collections.abc import Hashable

from corridor.model.period import Period
from corridor.model.records import Indicator
from corridor.model.vocabulary import Measure

_NEW_YEAR = (1, 1)


def moment_of(indicator: Indicator, period: Period) -> Hashable:
    """What must be equal for figures of different areas to be compared: of a stock the day, else the days."""
    return period.closing if indicator.measure is Measure.STOCK else period


def is_of(indicator: Indicator, period: Period, wanted: Period) -> bool:
    """Whether a figure for `period` is one of the period `wanted`: of a stock, whether both end on the same day."""
    return moment_of(indicator, period) == moment_of(indicator, wanted)


def kind_of_time(indicator: Indicator, period: Period) -> Hashable:
    """What must be equal for figures of different periods to lie on one line: nothing for stocks, else the length.

    Of what has been counted since 1 January it is that: the line begins anew with each year. What has no known
    beginning is a running total, and as of its last day like a stock.
    """
    if indicator.measure is Measure.STOCK:
        return None
    return period.length


def is_year_to_date(period: Period) -> bool:
    """Whether a period begins on 1 January and ends in the same year."""
    first = period.opening
    return first is not None and first[1:] == _NEW_YEAR and first[0] == period.closing[0]
