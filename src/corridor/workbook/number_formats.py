"""What a number format shows: dates, times, percentages or plain numbers."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_OF_DAYS = re.compile("[yde]", re.IGNORECASE)
_OF_HOURS = re.compile("[hs]", re.IGNORECASE)
_MONTH, _MONTH_AND_DAY, _DAY, _HOURS = "yyyy年m月", "m月d日", "yyyy年m月d日", "h时mm分"
_EAST_ASIAN = {
    **dict.fromkeys((27, 36, 50, 52, 57), _MONTH),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), _MONTH_AND_DAY),
    30: "m-d-yy",
    31: _DAY,
    **dict.fromkeys((32, 33, 34, 35, 55, 56), _HOURS),
}
"""Formats that Excel in Chinese (zh-CN) uses without writing their codes into the file: ECMA-376-1, 18.8.30."""


class Shows(StrEnum):
    """What an office program makes of a number under a format."""

    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    TIME = "time"
    """A time of day or a duration, without a day."""


@cache
def builtin_formats() -> Mapping[str, str]:
    """The code of each format that a file need not spell out, by its number as the file writes it."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS  # noqa: PLC0415  # half a second that only a workbook costs

    return {str(number): code for number, code in (BUILTIN_FORMATS | _EAST_ASIAN).items()}


def shows(code: str) -> Shows:
    """What a format code shows; text in quotation marks and conditions in brackets say nothing of it."""
    from openpyxl.styles.numbers import is_date_format  # noqa: PLC0415

    if is_date_format(code):
        bare = _QUOTED.sub("", code.partition(";")[0])
        return Shows.TIME if _OF_HOURS.search(bare) and not _OF_DAYS.search(bare) else Shows.DATE
    return Shows.PERCENT if "%" in _QUOTED.sub("", code) else Shows.NUMBER
