"""Dates and periods in words."""

from datetime import date

from corridor.model import Observation
from corridor.period import Period
from corridor.words import PeriodState
from dashboard.wording import Wording


def day_in_words(day: date, w: Wording) -> str:
    """A calendar day: 2022年2月23日, 23 February 2022."""
    return w("date.day", year=day.year, month=day.month, day=day.day, month_name=w(f"date.month.{day.month}"))


def point_in_words(point: str, w: Wording) -> str:
    """A year, half-year, quarter, month or day as it stands in an ISO 8601 period."""
    if len(point) == len("2026-Q3") and point[5] in "QH":
        key = "quarter" if point[5] == "Q" else "half"
        return w(f"date.{key}", year=point[:4], number=point[6])
    numbers = [int(part) for part in point.split("-")]
    if len(numbers) == len(("year", "month", "day")):
        return day_in_words(date(*numbers), w)
    if len(numbers) == len(("year", "month")):
        return w("date.year_month", year=numbers[0], month=numbers[1], month_name=w(f"date.month.{numbers[1]}"))
    return w("date.year", year=numbers[0])


def period_in_words(period: Period, w: Wording) -> str:
    """A period of any form in words."""
    parts = period.parts
    if period.form == "ending":
        return w(f"date.ending_{parts[1]}", amount=parts[0], end=point_in_words(parts[2], w))
    if period.form == "one_of":
        return w("date.or").join(point_in_words(part, w) for part in parts)
    points = [point_in_words(part, w) for part in parts]
    return w(f"date.{period.form}", first=points[0], last=points[-1])


def period_of(observation: Observation, w: Wording) -> str:
    """The period of an observation in words, with how it is known where the source does not name it."""
    if observation.period is None:
        return w("period.not_stated")
    words = period_in_words(observation.period, w)
    ends_then = observation.period.form == "ending" and observation.period_state is PeriodState.AS_OF
    if ends_then or observation.period_state is PeriodState.STATED:
        return words
    return w(f"period.{observation.period_state.value}", period=words)
