"""Periods as spans of months, for what lies in which, and periods as people write them."""

import re

from corridor.model.period import Period
from corridor.workbook.characters import narrow

_YEAR = 12
_POINT = re.compile(r"(\d{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>\d\d)(?:-\d\d)?))?")
_LONGEST = 40
_NUMERALS = str.maketrans("一二三四上下", "123412")
_WRITTEN = (
    (re.compile(r"(\d{4})年?第?([1-4])季度?", re.ASCII), r"\1-Q\2"),
    (re.compile(r"(\d{4})年?([12])半年", re.ASCII), r"\1-H\2"),
    (re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日", re.ASCII), r"\1-\2-\3"),
    (re.compile(r"(\d{4})年(\d{1,2})月", re.ASCII), r"\1-\2"),
    (re.compile(r"(\d{4})年度?", re.ASCII), r"\1"),
)
"""How periods are written in Chinese, and the form of the data contract."""


def span(point: str) -> tuple[int, int]:
    """First and last month of a point such as ``2026-Q3``, counted from January of the year 0.

    Raises:
        ValueError: `point` is not a single year, half-year, quarter, month or day.
    """
    match = _POINT.fullmatch(point)
    if not match:
        raise ValueError(point)
    first, months = _within(match)
    start = int(match[1]) * _YEAR + first
    return start, start + months - 1


def _within(match: re.Match[str]) -> tuple[int, int]:
    """First month within the year, counted from 0, and the number of months."""
    if match["quarter"]:
        return (int(match["quarter"]) - 1) * 3, 3
    if match["half"]:
        return (int(match["half"]) - 1) * 6, 6
    return (int(match["month"]) - 1, 1) if match["month"] else (0, _YEAR)


def ending(period: Period | None) -> int:
    """The last month that a period names; 0 where there is none."""
    return span(period.end)[1] if period else 0


def ends_within(period: Period, frame: Period) -> bool:
    """Whether `period` ends in `frame`, so that it may be reported for it."""
    first, last = span(frame.end)
    return first <= ending(period) <= last


def written(text: str) -> Period:
    """A period as typed: in the contract's form, or as ``2026年第三季度``, ``2026年9月``, ``2026年上半年``, ``2026年``.

    Raises:
        ValueError: it is none of these.
    """
    plain = "".join(narrow(text[:_LONGEST]).split())
    for pattern, form in _WRITTEN:
        match = pattern.fullmatch(plain.translate(_NUMERALS))
        if match:
            return Period.parse(_padded(match.expand(form)))
    if len(text) > _LONGEST or not plain.isascii():
        raise ValueError(text)
    return Period.parse(plain.upper())


def _padded(point: str) -> str:
    """Months and days with two digits."""
    return "-".join(part.zfill(2) if part.isdigit() else part for part in point.split("-"))
