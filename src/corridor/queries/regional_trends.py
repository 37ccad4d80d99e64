"""How did one indicator change in several regions, and the indicators of one initiative beside each other?"""

from collections.abc import Collection, Sequence

from msgspec import Struct

from corridor.model.dataset import Dataset
from corridor.model.records import Area, Indicator
from corridor.queries.regional_values import periods_reported
from corridor.queries.reported_periods import periods_by_report
from corridor.queries.trend import Series, trends

MOST_LINES = 12
"""Of how many regions lines can be distinguished in one picture."""


class RegionalTrends(Struct, frozen=True):
    """The lines of one indicator.

    Attributes:
        series: those of each region that has any, in corridor order; a region has one for each length of period.
        without: the regions that report it and have no line: for one period only, or without numbers.
        left_out: how many regions were not looked at, since their lines could not be distinguished.
    """

    indicator: Indicator
    series: tuple[Series, ...]
    without: tuple[Area, ...]
    left_out: int


def regional_trends(
    dataset: Dataset, indicators: Sequence[Indicator], regions: Collection[str] = ()
) -> tuple[RegionalTrends, ...]:
    """The lines of each of `indicators`, for `regions` (for all, for none)."""
    taken = [region for region in dataset.regions if not regions or region.id in regions]
    looked_at, left_out = taken[:MOST_LINES], max(0, len(taken) - MOST_LINES)
    initiatives = dict.fromkeys(row.initiative for row in indicators)
    found: dict[tuple[str, str], list[Series]] = {}
    for region in looked_at:
        for initiative in initiatives:
            for series in trends(dataset, region.id, initiative).series:
                if series.area.id == region.id:
                    found.setdefault((series.indicator.id, region.id), []).append(series)
    return tuple(_of(dataset, row, looked_at, found, left_out) for row in indicators)


def _of(
    dataset: Dataset,
    indicator: Indicator,
    regions: Sequence[Area],
    found: dict[tuple[str, str], list[Series]],
    left_out: int,
) -> RegionalTrends:
    series = tuple(one for region in regions for one in found.get((indicator.id, region.id), ()))
    drawn = {one.area.id for one in series}
    reports = set(dataset.areas_reporting(indicator.id)) - drawn
    return RegionalTrends(indicator, series, tuple(row for row in regions if row.id in reports), left_out)


def of_initiative(dataset: Dataset, initiative: str | None) -> tuple[Indicator, ...]:
    """The indicators of an initiative that regions report on, the most telling first."""
    held = [row for row in dataset.indicators.values() if row.initiative == initiative]
    known = periods_by_report(dataset)
    reported = [row for row in held if periods_reported(dataset, row, known)]
    return tuple(sorted(reported, key=lambda row: (row.prominence == 0, row.prominence)))
