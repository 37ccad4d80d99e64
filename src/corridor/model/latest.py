"""Which observations are current: what a panel shows, where earlier periods belong to a trend."""

from collections.abc import Mapping, Sequence

from corridor.model.kinds_of_time import is_of
from corridor.model.period import Period
from corridor.model.records import Indicator, Observation
from corridor.model.vocabulary import Qualifier


def current(
    rows: Sequence[Observation], chosen: Period | None, indicators: Mapping[str, Indicator]
) -> tuple[Observation, ...]:
    """Of one area's `rows` those of the `chosen` period; without one the latest of each indicator."""
    return latest(rows) if chosen is None else of_period(rows, chosen, indicators)


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


def of_period(
    rows: Sequence[Observation], period: Period, indicators: Mapping[str, Indicator]
) -> tuple[Observation, ...]:
    """Of one area's `rows` those of `period`, and of what they report the target that was aimed at then.

    That is the nearest one that was not over before the period was.
    """
    targets = [row for row in rows if row.qualifier is Qualifier.TARGET]
    reached = (row for row in rows if row.qualifier is not Qualifier.TARGET)
    held = [row for row in reached if row.period and is_of(indicators[row.indicator], row.period, period)]
    reported = {row.indicator for row in held}
    ahead = [row for row in targets if row.period and row.period.closing >= period.closing]
    aims: dict[str, Observation] = {}
    for row in sorted(ahead, key=lambda row: row.period or period):
        if row.indicator in reported:
            aims.setdefault(row.indicator, row)
    kept = {row.id for row in (*held, *aims.values())}
    return tuple(row for row in rows if row.id in kept)


def _series(row: Observation) -> tuple[str, bool]:
    return row.indicator, row.qualifier is Qualifier.TARGET
