"""Periods in ISO 8601: years, half-years, quarters, months, days, intervals; open or alternative ones of ISO 8601-2."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache, total_ordering

_POINT = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|-Q[1-4]|-H[12])?"
_FORMS = {
    "point": re.compile(rf"({_POINT})", re.ASCII),
    "interval": re.compile(rf"({_POINT})/({_POINT})", re.ASCII),
    "open_start": re.compile(rf"\.\./({_POINT})", re.ASCII),
    "ending": re.compile(rf"P(\d+)([YM])/({_POINT})", re.ASCII),
    "one_of": re.compile(rf"\[({_POINT}(?:,{_POINT})+)\]", re.ASCII),
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_YEAR = 12

Day = tuple[int, int, int]
"""Year, month and day; a tuple, since a period may begin before the first year that `datetime.date` has."""
_UNKNOWN: Day = (-1_000_000, 1, 1)
"""Stands for the first day of a period whose beginning is unknown: before every other."""


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class Period:
    """A period as it stands in the data.

    Periods are equal when their days are, however they are written: ``2022-H1`` and ``2022-01/2022-06``. They are
    ordered by their last day, then by their first.
    """

    text: str

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read ``2020``, ``2022-02``, ``2026-Q3``, ``2019/2021``, ``../2022-02``, ``P1Y/2022-02`` or ``[2021,2022]``.

        Raises:
            ValueError: the text is none of these, an interval runs backwards, or no calendar has such a day.
        """
        period = cls.recorded(text)
        if not all(map(_exists, _DAY.findall(text))):
            raise ValueError(text)
        if period.form == "interval":
            (first, _), (_, last) = map(_days_of, period.parts)
            if first > last or _days_of(period.parts[0])[1] > last:
                raise ValueError(text)
        return period

    @classmethod
    def recorded(cls, text: str) -> "Period":
        """A period of a row that was published: of a known form, and otherwise as it was accepted then.

        Raises:
            ValueError: the text has none of the forms.
        """
        if not any(pattern.fullmatch(text) for pattern in _FORMS.values()):
            raise ValueError(text)
        return cls(text)

    def __eq__(self, other: object) -> bool:
        """Whether both are the same days."""
        if not isinstance(other, Period):
            return NotImplemented
        return self.text == other.text or _key(self.text) == _key(other.text)

    def __lt__(self, other: "Period") -> bool:
        """Whether it is over earlier; of two that are over on the same day, the one that begins earlier."""
        return _key(self.text) < _key(other.text)

    def __hash__(self) -> int:
        """Equal for equal days."""
        return hash(_key(self.text))

    @property
    def form(self) -> str:
        """Which of the forms the text has: point, interval, open_start, ending or one_of."""
        return _form(self.text)

    @property
    def parts(self) -> tuple[str, ...]:
        """The points named in the text, in its order (for ``ending``: amount, unit, end)."""
        match = _FORMS[self.form].fullmatch(self.text)
        groups = match.groups() if match else ()
        return tuple(groups[0].split(",")) if self.form == "one_of" else groups

    @property
    def years(self) -> range:
        """The calendar years the period touches; of one whose beginning is unknown the year in which it ends."""
        return range((self.opening or self.closing)[0], self.closing[0] + 1)

    @property
    def end(self) -> str:
        """The last point named."""
        return self.parts[-1]

    @property
    def opening(self) -> Day | None:
        """The first day, of alternatives that of the earliest; None where the beginning is unknown."""
        first = min(first for first, _ in _key(self.text)[1])
        return None if first == _UNKNOWN else first

    @property
    def closing(self) -> Day:
        """The day on which the period is over, of alternatives the latest."""
        return _key(self.text)[0]

    @property
    def length(self) -> tuple[str, int] | None:
        """How long it is, in ``months`` where these are whole, else in ``days``; None where it is not known."""
        return _length(self.text)


@cache
def _form(text: str) -> str:
    return next(form for form, pattern in _FORMS.items() if pattern.fullmatch(text))


@cache
def _length(text: str) -> tuple[str, int] | None:
    spans = _key(text)[1]
    first, last = spans[0]
    if len(spans) > 1 or first == _UNKNOWN:
        return None
    after = _day_after(last)
    if after[2] == first[2]:
        return "months", (after[0] - first[0]) * _YEAR + after[1] - first[1]
    return "days", date(*last).toordinal() - date(*first).toordinal() + 1


@cache
def _key(text: str) -> tuple[Day, tuple[tuple[Day, Day], ...]]:
    """The last day, then every alternative's first and last; kept, since large packages ask for it by the million."""
    period = Period(text)
    parts = period.parts
    match period.form:
        case "open_start":
            spans = [(_UNKNOWN, _days_of(parts[0])[1])]
        case "ending":
            last = _days_of(parts[2])[1]
            spans = [(_months_before(_day_after(last), int(parts[0]) * (_YEAR if parts[1] == "Y" else 1)), last)]
        case "one_of":
            spans = sorted({_days_of(part) for part in parts})
        case _:
            spans = [(_days_of(parts[0])[0], _days_of(parts[-1])[1])]
    return max(last for _, last in spans), tuple(spans)


def _days_of(point: str) -> tuple[Day, Day]:
    """The first and the last day of a year, half-year, quarter, month or day."""
    year, _, rest = point.partition("-")
    if rest.count("-"):
        month, _, day = rest.partition("-")
        only = (int(year), int(month), int(day))
        return only, only
    size = {"": _YEAR, "H": 6, "Q": 3}.get(rest[:1], 1)
    number = int(rest.lstrip("QH") or 1)
    return (int(year), (number - 1) * size + 1, 1), _month_end(int(year), number * size)


def _month_end(year: int, month: int) -> Day:
    return year, month, _days_in(year, month)


def _days_in(year: int, month: int) -> int:
    """The calendar repeats every 400 years; `calendar` knows none before the year 1."""
    return monthrange(year % 400 + 400, month)[1]


def _day_after(day: Day) -> Day:
    year, month, number = day
    if number < _days_in(year, month):
        return year, month, number + 1
    return (year, month + 1, 1) if month < _YEAR else (year + 1, 1, 1)


def _months_before(day: Day, months: int) -> Day:
    """The same day of an earlier month, or that month's last one."""
    year, month = divmod(day[0] * _YEAR + day[1] - 1 - months, _YEAR)
    return year, month + 1, min(day[2], _days_in(year, month + 1))


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
