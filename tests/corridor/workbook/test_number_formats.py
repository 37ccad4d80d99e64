"""Cells as Excel stores and shows them: built-in formats, and numbers with the noise of binary arithmetic."""

import math
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor.workbook.number_formats import Shows, builtin_formats, shows
from tests.corridor.workbook import hostile
from tests.corridor.workbook.sample import Filled, read, rules

DATES = (14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58)
TIMES = (18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56)


def with_builtin_format(number):
    """A file with a date under a format whose code it does not spell out, as Excel writes it."""
    content = Filled().figure(dated=date(2026, 9, 30)).saved()
    styles = hostile.parts(content)["xl/styles.xml"].decode()
    identity = styles.split('formatCode="yyyy-mm-dd"')[0].rpartition('numFmtId="')[2].partition('"')[0]
    changed = styles.replace(f'numFmtId="{identity}" fontId', f'numFmtId="{number}" fontId')
    assert changed != styles
    return hostile.joined({**hostile.parts(content), "xl/styles.xml": changed.encode()})


@pytest.mark.parametrize("number", DATES)
def test_built_in_dates_are_read(number):
    outcome = read(with_builtin_format(number))
    assert outcome.problems == ()
    assert outcome.draft.sources[0].published == "2026-09-30"


@pytest.mark.parametrize("number", TIMES)
def test_built_in_times_are_no_dates(number):
    assert rules(read(with_builtin_format(number))) == ["time-value"]


def test_every_built_in_format_is_known_for_what_it_shows():
    shown = {kind: {number for number, code in builtin_formats().items() if shows(code) is kind} for kind in Shows}
    assert shown[Shows.DATE] == {str(number) for number in DATES}
    assert shown[Shows.TIME] == {str(number) for number in TIMES}
    assert shown[Shows.PERCENT] == {"9", "10"}


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ('[DBNum1][$-804]yyyy"年"m"月"d"日"', Shows.DATE),
        ("yyyy/m/d h:mm", Shows.DATE),
        ("[h]:mm:ss", Shows.TIME),
        ('"day "0', Shows.NUMBER),
        ('0"%"', Shows.NUMBER),
        ("G/通用格式", Shows.NUMBER),
    ],
)
def test_codes_are_known_for_what_they_show(code, kind):
    assert shows(code) is kind


@pytest.mark.parametrize(
    ("key", "stored", "value", "printed"),
    [
        ("share", "52.699999999999996", "52.7", "52.7%"),
        ("sessions", "2.9999999999999996", "3", "3场次"),
        ("sessions", "45.00000000000001", "45", "45场次"),
    ],
)
def test_a_number_is_read_as_it_is_shown(key, stored, value, printed):
    content = Filled().figure(key, value=12345, printed=printed).saved()
    outcome = read(hostile.replaced(content, hostile.SHEET, "<v>12345</v>", f"<v>{stored}</v>"))
    assert outcome.problems == ()
    assert outcome.draft.observations[0].record.value == Decimal(value)


@settings(deadline=None, max_examples=20)
@given(st.lists(st.decimals(min_value=1, max_value=10**9, places=3), min_size=1, max_size=40), st.integers(-1, 1))
def test_noise_in_the_last_binary_digits_is_never_read(numbers, steps):
    noisy = [math.nextafter(float(number), steps * math.inf) if steps else float(number) for number in numbers]
    rows = "".join(f'<row><c r="H{row}"><v>{value!r}</v></c></row>' for row, value in enumerate(noisy, 200))
    cells = read(hostile.in_sheet(hostile.good(), rows)).book.sheet("数据").cells
    assert [cells[row, 8].content for row, _ in enumerate(numbers, 200)] == numbers
