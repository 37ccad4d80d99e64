"""Which definition of its indicator a figure follows, where the indicator was redefined.

A figure follows the definition that held on the last day of its period. Figures of different definitions are shown
beside each other, and never compared.
"""

from corridor.model.period import Period
from corridor.model.records import Indicator, Observation


def definition_of(indicator: Indicator, period: Period | None) -> int | None:
    """The number of redefinitions before the end of `period`; None where it cannot be known for want of a period."""
    if not indicator.redefined:
        return 0
    return None if period is None else sum(_holds(since, period) for since in indicator.redefined)


def same_definition(indicator: Indicator, one: Observation, other: Observation) -> bool:
    """Whether two figures of `indicator` are known to follow the same definition."""
    ours, theirs = (definition_of(indicator, row.period) for row in (one, other))
    return ours == theirs and ours is not None


def redefined_between(indicator: Indicator, one: Period, other: Period) -> Period | None:
    """The last redefinition that holds for only one of two periods."""
    between = [since for since in indicator.redefined if _holds(since, one) != _holds(since, other)]
    return max(between, default=None)


def redefined_since(indicator: Indicator, period: Period) -> Period | None:
    """The first redefinition after `period`: the one since which its figure is of an earlier definition."""
    return min((since for since in indicator.redefined if not _holds(since, period)), default=None)


def _holds(since: Period, period: Period) -> bool:
    return since.opening is not None and since.opening <= period.closing
