"""Points in time, as the text that is stored: UTC, always 27 characters, so that text order is time order."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from corridor.model.records import Corridor
from corridor.model.time_zones import zone_of

Clock = Callable[[], datetime]
"""Tells the time, with its zone."""

_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"


def utc_now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """The stored form of `moment`, which must know its zone: ``2026-10-08T01:30:00.000000Z``."""
    return moment.astimezone(UTC).strftime(_FORM)


def moment(text: str) -> datetime:
    """The moment that a stored form stands for.

    Raises:
        ValueError: `text` is not the form that `stamp` gives.
    """
    return datetime.strptime(text, _FORM).replace(tzinfo=UTC)


def local(stored: str, corridor: Corridor) -> datetime:
    """A stored moment by the corridor's clock, wherever the program runs."""
    return moment(stored).astimezone(zone_of(corridor.timezone))


def local_day(stored: str, corridor: Corridor) -> date:
    """The day of a stored moment where the corridor is."""
    return local(stored, corridor).date()
