"""Stored moments in words, by the clock of the place where the office stands."""

from datetime import datetime

from corridor.archive.instants import moment
from dashboard.dates import day_in_words
from dashboard.wording import Wording

_TYPED = "%Y-%m-%dT%H:%M"
"""What a browser sends of a date with a time."""


def moment_in_words(stored: str | None, w: Wording) -> str:
    """A stored moment: 2026年10月8日 17:00; a dash where there is none."""
    if stored is None:
        return w("handing.none")
    local = moment(stored).astimezone()
    return w("handing.moment", day=day_in_words(local.date(), w), time=f"{local:%H:%M}")


def typed_moment(text: str) -> datetime | None:
    """The moment that a browser's field for date and time sent, local; nothing where it is none."""
    try:
        return datetime.strptime(text, _TYPED).astimezone()
    except (ValueError, OverflowError):
        return None


def as_typed(stored: str | None) -> str:
    """A stored moment as such a field shows it."""
    return "" if stored is None else f"{moment(stored).astimezone():{_TYPED}}"
