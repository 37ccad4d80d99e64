"""Days and periods in words, in every language of the messages."""

from datetime import date
from functools import lru_cache, reduce
from pathlib import Path

from corridor.messages import catalogue
from corridor.messages.catalogue import message
from corridor.model.period import Period
from corridor.model.vocabulary import Text


def day_text(day: date) -> Text:
    """A calendar day: 2022年2月23日, 23 February 2022."""
    return message("date.day", year=day.year, day=day.day, month_name=month_text(day.month))


def point_text(point: str) -> Text:
    """A year, half-year, quarter, month or day as it stands in an ISO 8601 period."""
    year, _, rest = point.partition("-")
    match rest.partition("-"):
        case ("", _, _):
            return message("date.year", year=int(year))
        case (part, _, "") if part.startswith("Q"):
            return message("date.quarter", year=int(year), number=part[1])
        case (part, _, "") if part.startswith("H"):
            return message(f"date.half_{part[1]}", year=int(year))
        case (month, _, ""):
            return message("date.year_month", year=int(year), month_name=month_text(int(month)))
        case _:
            return day_text(date.fromisoformat(point))


def period_text(period: Period) -> Text:
    """A period of any form."""
    return _period_text(period.text, catalogue.FOLDER)


@lru_cache(4096)
def _period_text(text: str, _: Path) -> Text:
    """Kept by the text, since equal periods may be written differently, and by the folder that the words are from."""
    period = Period(text)
    parts = period.parts
    if period.form == "ending":
        amount, unit = int(parts[0]), parts[1]
        return message(f"date.ending_{1 if amount == 1 else ''}{unit}", amount=amount, end=point_text(parts[2]))
    points = [point_text(part) for part in parts]
    if period.form == "interval":
        return message("date.interval", first=points[0], last=points[1])
    if period.form == "open_start":
        return message("date.open_start", last=points[0])
    return reduce(lambda one, other: message("date.one_of", first=one, other=other), points)


def month_text(number: int) -> Text:
    """The name of a month, from 1 to 12: 2月, February."""
    return message(f"date.month.{number}")
