"""The periods that one may choose from when something is submitted or looked at."""

from collections.abc import Iterable
from datetime import date

from dashboard.words.dates import point_in_words
from dashboard.words.wording import Wording

_QUARTER = 3
_BACK = 5
"""How many quarters are offered, the running one included."""


def period_choices(today: date, w: Wording, known: Iterable[str] = ()) -> dict[str, str]:
    """Periods by their code: the last finished quarter first, then those that are `known`, then all others offered."""
    codes = dict.fromkeys((last_quarter(today), *known, *_quarters(today), *_longer(today), *_months(today)))
    return {code: point_in_words(code, w) for code in codes}


def last_quarter(today: date) -> str:
    """The quarter that ended last."""
    return _quarter(today.year * 4 + (today.month - 1) // _QUARTER - 1)


def _quarters(today: date) -> tuple[str, ...]:
    now = today.year * 4 + (today.month - 1) // _QUARTER
    return tuple(_quarter(number) for number in range(now, now - _BACK, -1))


def _quarter(number: int) -> str:
    year, index = divmod(number, 4)
    return f"{year}-Q{index + 1}"


def _longer(today: date) -> tuple[str, ...]:
    year = today.year
    return (f"{year}-H2", f"{year}-H1", f"{year - 1}-H2", str(year), str(year - 1))


def _months(today: date) -> tuple[str, ...]:
    now = today.year * 12 + today.month - 1
    return tuple(f"{number // 12}-{number % 12 + 1:02}" for number in range(now, now - _QUARTER - 1, -1))
