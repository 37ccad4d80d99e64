"""Points in time, as the text that is stored: UTC, always 27 characters, so that text order is time order."""

from collections.abc import Callable
from datetime import UTC, datetime

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
