"""Dates and periods in words."""

from datetime import date

from corridor.messages.periods import day_text, period_text, point_text
from corridor.model.period import Period
from corridor.model.records import Corridor, Observation
from corridor.model.vocabulary import Measure, PeriodState
from corridor.releases.timestamps import local
from dashboard.words.wording import Wording

_RHYTHMS = (12, 6, 3, 1)
"""Lengths of periods, in months, that have a word of their own."""
_SPANS = ("interval", "open_start", "ending")
"""Forms whose words name the end as one: "as of" before them would say it twice."""


def day_in_words(day: date, w: Wording) -> str:
    """A calendar day: 2022年2月23日, 23 February 2022."""
    return w.text(day_text(day))


def as_of_in_words(day: date | None, w: Wording) -> str:
    """Up to which day the figures speak, or that no figure names one."""
    return w("header.as_of", date=day_in_words(day, w)) if day else w("header.as_of_unknown")


def moment_in_words(stored: str, corridor: Corridor, w: Wording) -> str:
    """A stored moment by the corridor's clock, with its name: 2026年10月8日 17:00（北京时间）."""
    at = local(stored, corridor)
    return w("date.moment", day=day_in_words(at.date(), w), time=f"{at:%H:%M}", zone=w.text(corridor.timezone_name))


def point_in_words(point: str, w: Wording) -> str:
    """A year, half-year, quarter, month or day as it stands in an ISO 8601 period."""
    return w.text(point_text(point))


def period_in_words(period: Period, w: Wording) -> str:
    """A period of any form in words."""
    return w.text(period_text(period))


def period_of(observation: Observation, w: Wording) -> str:
    """The period of an observation in words, with how it is known where the source does not name it."""
    return known_period(observation.period, observation.period_state, w)


def known_period(period: Period | None, known: PeriodState, w: Wording) -> str:
    """The same of any period."""
    if period is None:
        return w("period.not_stated")
    words, says_its_end = period_in_words(period, w), period.form in _SPANS
    if known is PeriodState.STATED or (known is PeriodState.AS_OF and says_its_end):
        return words
    if known is PeriodState.NOT_STATED:
        return w("period.open_start", period=words)
    return w(
        "period.undated_span" if known is PeriodState.UNDATED and says_its_end else f"period.{known}", period=words
    )


def day_of_period(period: Period | None) -> str:
    """The day on which a period is over, as ISO 8601; where one is drawn on an axis of time."""
    return date(*period.closing).isoformat() if period else ""


def rhythm_in_words(length: tuple[str, int] | None, measure: Measure, w: Wording) -> str:
    """Of how long periods a line is, to follow its name: （按季）, " (quarterly)". Empty where that is not known."""
    if length is None:
        return ""
    unit, count = length
    if unit == "months" and count in _RHYTHMS:
        to_date = measure is Measure.YTD and count != _RHYTHMS[0]
        return w("rhythm.to_date", count=count) if to_date else w(f"rhythm.months_{count}")
    return w("rhythm.to_date" if measure is Measure.YTD and unit == "months" else f"rhythm.{unit}", count=count)
