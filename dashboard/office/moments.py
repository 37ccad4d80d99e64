"""Stored moments in words, and typed ones to store: both by the clock of the corridor, which stands beside them."""

from datetime import datetime

from corridor.model.time_zones import zone_of
from corridor.releases.timestamps import local
from dashboard.office import current
from dashboard.words.dates import moment_in_words as in_words
from dashboard.words.wording import Wording

_TYPED = "%Y-%m-%dT%H:%M"
"""What a browser sends of a date with a time."""


def moment_in_words(stored: str | None, w: Wording) -> str:
    """A stored moment: 2026年10月8日 17:00（北京时间）; a dash where there is none."""
    return w("submitting.none") if stored is None else in_words(stored, current.office().base.corridor, w)


def typed_moment(text: str) -> datetime | None:
    """The moment that a browser's field for date and time sent, by the corridor's clock; nothing where it is none."""
    try:
        return datetime.strptime(text, _TYPED).replace(tzinfo=zone_of(current.office().base.corridor.timezone))
    except (ValueError, OverflowError):
        return None


def as_typed(stored: str | None) -> str:
    """A stored moment as such a field shows it."""
    return "" if stored is None else f"{local(stored, current.office().base.corridor):{_TYPED}}"
