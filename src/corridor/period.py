"""Periods in ISO 8601: years, half-years, quarters, months, days, intervals; open or alternative ones of ISO 8601-2."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache

_POINT = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|-Q[1-4]|-H[12])?"
_FORMS = {
    "point": re.compile(rf"({_POINT})", re.ASCII),
    "interval": re.compile(rf"({_POINT})/({_POINT})", re.ASCII),
    "open_start": re.compile(rf"\.\./({_POINT})", re.ASCII),
    "ending": re.compile(rf"P(\d+)([YM])/({_POINT})", re.ASCII),
    "one_of": re.compile(rf"\[({_POINT}(?:,{_POINT})+)\]", re.ASCII),
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A period as it stands in the data; equal text means the same period."""

    text: str

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read ``2020``, ``2026-Q3``, ``2019/2021``, ``../2022-02``, ``P1Y/2022-02`` or ``[2021,2022]``.

        Raises:
            ValueError: the text is none of these, an interval runs backwards, or no calendar has such a day.
        """
        for form, pattern in _FORMS.items():
            match = pattern.fullmatch(text)
            if match:
                if (form == "interval" and match[1] > match[2]) or not all(map(_exists, _DAY.findall(text))):
                    break
                return cls(text)
        raise ValueError(text)

    @property
    def form(self) -> str:
        """Which of the forms the text has: point, interval, open_start, ending or one_of."""
        return next(form for form, pattern in _FORMS.items() if pattern.fullmatch(self.text))

    @property
    def parts(self) -> tuple[str, ...]:
        """The points named in the text, in its order (for ``ending``: amount, unit, end)."""
        match = _FORMS[self.form].fullmatch(self.text)
        groups = match.groups() if match else ()
        return tuple(groups[0].split(",")) if self.form == "one_of" else groups

    @property
    def years(self) -> range:
        """The calendar years the period touches, as far as it names them."""
        named = [int(part[:4]) for part in self.parts if re.match(r"\d{4}", part)]
        return range(min(named), max(named) + 1)

    @property
    def end(self) -> str:
        """The last point named."""
        return self.parts[-1]

    @property
    def closing(self) -> tuple[int, int, int]:
        """Year, month and day on which the period is over, by which periods are put in order of time."""
        return _closing(self.text)


@cache
def _closing(text: str) -> tuple[int, int, int]:
    """The last day of the last point that a period names; kept, since large packages ask for it by the million."""
    year, _, rest = Period(text).end.partition("-")
    if rest.count("-"):
        month, _, day = rest.partition("-")
        return int(year), int(month), int(day)
    month_number = int(rest[1:]) * {"Q": 3, "H": 6}[rest[0]] if rest[:1] in ("Q", "H") else int(rest or 12)
    return int(year), month_number, monthrange(max(int(year), 1), month_number)[1]


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
