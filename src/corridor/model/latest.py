"""Which observations are current: what a panel shows, where earlier periods belong to a trend."""

from collections.abc import Sequence

from corridor.model.records import Observation
from corridor.model.vocabulary import Qualifier


def latest(rows: Sequence[Observation]) -> tuple[Observation, ...]:
    """Of one area's `rows` those whose period closes last for their indicator, in the order given.

    Targets are kept apart from what was reached: a target for next year does not push out this year's figure.
    A row without a period can be put nowhere in time, so it is always kept; so are rows that close together.
    """
    closing: dict[tuple[str, bool], tuple[int, int, int]] = {}
    for row in rows:
        if row.period is not None:
            key = _series(row)
            closing[key] = max(closing.get(key, row.period.closing), row.period.closing)
    return tuple(row for row in rows if row.period is None or row.period.closing == closing[_series(row)])


def _series(row: Observation) -> tuple[str, bool]:
    return row.indicator, row.qualifier is Qualifier.TARGET
