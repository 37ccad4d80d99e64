"""万 and 亿 stand only for what they say exactly, with at most two digits after the point."""

from decimal import Decimal

import pytest

from corridor.model.numbers import number_text


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("9999", "9999"),
        ("10000", "1万"),
        ("12345", "12,345"),
        ("12340", "12,340"),
        ("12300", "1.23万"),
        ("12301", "12,301"),
        ("99990000", "9999万"),
        ("99999999", "99,999,999"),
        ("100000000", "1亿"),
        ("123000000", "1.23亿"),
        ("123400000", "12,340万"),
        ("123450000", "12,345万"),
        ("123456700", "12,345.67万"),
        ("10000.5", "10,000.5"),
        ("-12300", "−1.23万"),
    ],
)
def test_no_digit_is_rounded_away_or_added(value: str, shown: str) -> None:
    assert number_text(Decimal(value), "zh") == shown
