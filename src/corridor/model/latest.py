"""Which observations are current: what a panel shows, where earlier periods belong to a trend."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from corridor.model.coded import Coded, combinations
from corridor.model.kinds_of_time import is_of
from corridor.model.observation_table import ObservationTable
from corridor.model.period import Period
from corridor.model.records import Indicator, Observation
from corridor.model.vocabulary import Qualifier


def current(
    rows: Sequence[Observation], chosen: Period | None, indicators: Mapping[str, Indicator]
) -> tuple[Observation, ...]:
    """Of one area's `rows` those of the `chosen` period; without one the latest of each indicator."""
    return latest(rows) if chosen is None else of_period(rows, chosen, indicators)


def candidates(
    table: ObservationTable, code: Callable[[str], str], chosen: Period | None, indicators: Mapping[str, Indicator]
) -> NDArray[np.bool_]:
    """Which rows can be among what `current` gives of their areas; of all others `current` need not be asked.

    Areas whose `code` is the same are one.
    """
    if chosen is not None:
        return _candidates_of(table, chosen, indicators)
    ends = [None if period is None else period.closing for period in table.columns["period"].values]
    order = {end: place for place, end in enumerate(sorted({end for end in ends if end is not None}))}
    ranks = np.array([-1 if end is None else order[end] for end in ends], np.intp)[table.columns["period"].codes]
    areas, codes = table.columns["area"], Coded.of(map(code, table.columns["area"].values))
    same = Coded(codes.codes[areas.codes], codes.values)
    aims = Coded.of(value is Qualifier.TARGET for value in table.columns["qualifier"].values)
    aimed = Coded(aims.codes[table.columns["qualifier"].codes], aims.values)
    series = combinations([same, table.columns["indicator"], aimed]).keys
    last = np.full(int(series.max(initial=0)) + 1, -1, np.intp)
    np.maximum.at(last, series, ranks)
    undated = ranks < 0
    newest: NDArray[np.bool_] = undated | (ranks == last[series])
    return newest


def _candidates_of(table: ObservationTable, chosen: Period, indicators: Mapping[str, Indicator]) -> NDArray[np.bool_]:
    """Targets, and what was reached in the `chosen` period."""

    def may_be(row: Observation) -> bool:
        if row.qualifier is Qualifier.TARGET:
            return True
        return row.period is not None and is_of(indicators[row.indicator], row.period, chosen)

    held = np.zeros(len(table), bool)
    held[table.places_where(may_be, "qualifier", "period", "indicator")] = True
    return held


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
