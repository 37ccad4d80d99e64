"""Periods that can be reported for."""

from corridor.reporting.errors import PeriodError
from corridor.workbook.months import points_of, written

_DAY = 10
"""How long the text of a single day is."""


def reported_period(text: str) -> str:
    """A period that can be reported for, as it is stored: ``2026-01/2026-06`` and ``2026年上半年`` are ``2026-H1``.

    Raises:
        PeriodError: it is none; a single day, or an interval that is no half-year, quarter or the like, is not one.
    """
    try:
        period = written(text)
    except ValueError:
        raise PeriodError(text) from None
    if period.form != "point":
        period = next((point for point in points_of(period.closing[0]) if point == period), period)
    if period.form != "point" or len(period.text) >= _DAY:
        raise PeriodError(text)
    return period.text
