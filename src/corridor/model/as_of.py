"""Up to which day figures speak: the end of the newest period that they contain, which is not their publication."""

from collections.abc import Iterable, Mapping
from datetime import date

from corridor.model.period import Day, Period
from corridor.model.records import Observation, Source
from corridor.model.vocabulary import PeriodState, Qualifier

_KNOWN = (PeriodState.STATED, PeriodState.AS_OF, PeriodState.NOT_STATED)
"""Periods whose end the source names; of an undated figure it is the latest possible, of an ambiguous one a choice."""


def newest_end(rows: Iterable[Observation], sources: Mapping[str, Source], limit: date) -> date | None:
    """The last day of the newest period among `rows`; None where the end of none is known.

    A target speaks of what is to come and does not count. A period that was not over when its document was published
    ("at present" in February, read on the 23rd; a year still running) ends for this purpose with the publication, and
    none ends after `limit`, the day of the data as a whole.
    """
    latest = (limit.year, limit.month, limit.day)
    published = {key: _day_of(source.published, latest) for key, source in sources.items()}
    ends = [
        min(row.period.closing, published.get(row.source, latest), latest)
        for row in rows
        if row.period is not None and row.period_state in _KNOWN and row.qualifier is not Qualifier.TARGET
    ]
    newest = max(ends, default=None)
    return date(*newest) if newest is not None and newest >= (date.min.year, 1, 1) else None


def _day_of(published: str, otherwise: Day) -> Day:
    """The last day on which a document may have been published, from the date that it bears."""
    try:
        return Period.recorded(published).closing
    except ValueError:
        return otherwise
