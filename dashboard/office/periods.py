"""The periods that one may choose from when something is submitted or looked at."""

from collections.abc import Iterable
from datetime import date

from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.workbook.months import points_of
from dashboard.words.dates import point_in_words
from dashboard.words.wording import Wording

_QUARTER = 3


def period_choices(dataset: Dataset, today: date, w: Wording, known: Iterable[str] = ()) -> dict[str, str]:
    """Periods by their code, the newest first: all that have begun since the data begin, and those that are `known`.

    Of those that end on the same day the longest comes last, as a year comes after its quarters.
    """
    first = min((row.period.closing[0] for row in dataset.figures.firsts("period") if row.period), default=today.year)
    last = (today.year, today.month, today.day)
    offered = (point for year in range(first, today.year + 1) for point in points_of(year))
    begun = [point for point in offered if point.opening and point.opening <= last]
    periods = sorted({*begun, *map(Period.recorded, known)}, key=_newest_first)
    return {period.text: point_in_words(period.text, w) for period in periods}


def _newest_first(period: Period) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return tuple(-part for part in period.closing), tuple(-part for part in period.opening or ())


def last_quarter(today: date) -> str:
    """The quarter that ended last."""
    return _quarter(today.year * 4 + (today.month - 1) // _QUARTER - 1)


def _quarter(number: int) -> str:
    year, index = divmod(number, 4)
    return f"{year}-Q{index + 1}"
