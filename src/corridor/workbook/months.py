"""Periods as spans of months, for what lies in which, and periods as people write them."""

import re

from corridor.model.period import Period
from corridor.workbook.characters import narrow

_YEAR = 12
_POINT = re.compile(r"(\d{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>\d\d)(?:-\d\d)?))?")
_LONGEST = 40
_NUMERALS = str.maketrans("一二三四上下", "123412")
_TO = "[-~—–－～至到]+"
_WRITTEN = (
    (re.compile(r"(\d{4})年?第?([1-4])季度?", re.ASCII), r"\1-Q\2"),
    (re.compile(r"(\d{4})年?前2个?季度", re.ASCII), r"\1-H1"),
    (re.compile(r"(\d{4})年?前3个?季度", re.ASCII), r"\1-01/\1-09"),
    (re.compile(r"(\d{4})年?([12])半年", re.ASCII), r"\1-H\2"),
    (re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日", re.ASCII), r"\1-\2-\3"),
    (re.compile(rf"(\d{{4}})年(\d{{1,2}})月?{_TO}(\d{{1,2}})月份?", re.ASCII), r"\1-\2/\1-\3"),
    (re.compile(r"(\d{4})年(\d{1,2})月份?", re.ASCII), r"\1-\2"),
    (re.compile(r"(\d{4})年?全年|(\d{4})年度?", re.ASCII), r"\1\2"),
)
"""How periods are written in Chinese, and the form of the data contract."""
_WITHOUT_YEAR = re.compile(
    r"第?[1-4]季度?|前[23]个?季度|[12]半年|全年|\d{1,2}月.*|\d{1,2}[-~—–－～至到]+\d{1,2}月份?", re.ASCII
)
"""What is said of the year that the report is for."""


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


def written(text: str, year: int | None = None) -> Period:
    """A period as typed: in the contract's form, or in the words of offices.

    These are ``2026年第三季度``, ``2026年9月``, ``2026年1-6月``, ``2026年上半年``, ``2026年前三季度``, ``2026年``;
    where `year` is given also ``三季度``, ``上半年`` and ``1-6月`` of that year.

    Raises:
        ValueError: it is none of these.
    """
    plain = "".join(narrow(text[:_LONGEST]).split())
    words = plain.translate(_NUMERALS)
    if year is not None and _WITHOUT_YEAR.fullmatch(words):
        words = f"{year:04}年{words}"
    for pattern, form in _WRITTEN:
        match = pattern.fullmatch(words)
        if match:
            return _shortest(Period.parse(_padded(match.expand(form))))
    if len(text) > _LONGEST or not plain.isascii():
        raise ValueError(text)
    return Period.parse(plain.upper())


def _padded(period: str) -> str:
    """Months and days with two digits."""
    points = ("-".join(part.zfill(2) if part.isdigit() else part for part in of.split("-")) for of in period.split("/"))
    return "/".join(points)


def _shortest(period: Period) -> Period:
    """The half-year, quarter or year where an interval is one: 1-6月 is written like 上半年."""
    if period.form != "interval":
        return period
    return next((point for point in points_of(period.closing[0]) if point == period), period)


def points_of(year: int) -> tuple[Period, ...]:
    """The year, its half-years, quarters and months."""
    parts = (*("H1", "H2", "Q1", "Q2", "Q3", "Q4"), *(f"{month:02}" for month in range(1, 13)))
    return tuple(map(Period, (f"{year:04}", *(f"{year:04}-{part}" for part in parts))))
