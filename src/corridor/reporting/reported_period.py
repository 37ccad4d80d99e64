"""Periods that can be reported for."""

from collections.abc import Iterator

from corridor.model.period import Period
from corridor.reporting.errors import PeriodError

_DAY = 10
"""How long the text of a single day is."""


def reported_period(text: str) -> str:
    """A period that can be reported for, as it is stored: ``2026-01/2026-06`` is ``2026-H1``.

    Raises:
        PeriodError: it is none; a single day, or an interval that is no half-year, quarter or the like, is not one.
    """
    try:
        period = Period.parse(text.strip())
    except ValueError:
        raise PeriodError(text) from None
    if period.form != "point":
        period = next((point for point in _points(period.closing[0]) if point == period), period)
    if period.form != "point" or len(period.text) >= _DAY:
        raise PeriodError(text)
    return period.text


def _points(year: int) -> Iterator[Period]:
    """The year, its half-years, quarters and months."""
    parts = (*("H1", "H2", "Q1", "Q2", "Q3", "Q4"), *(f"{month:02}" for month in range(1, 13)))
    return map(Period, (f"{year:04}", *(f"{year:04}-{part}" for part in parts)))
