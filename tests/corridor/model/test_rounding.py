"""Numbers with the noise of binary arithmetic."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.model.rounding import as_shown, without_noise


@pytest.mark.parametrize(
    ("text", "meant"),
    [("52.699999999999996", "52.7"), ("-0.30000000000000004", "-0.3"), ("2.9999999999999996", "3")],
)
def test_noise_is_taken_for_the_number_it_stands_for(text, meant):
    assert without_noise(text) == meant
    assert as_shown(float(text)) == Decimal(meant)


@pytest.mark.parametrize(
    "text",
    ["52.7", "22.40", "3333.3333333333335", "52.699999999999997", "52.6999999999999960", "4.10", "1,5", "", "٣.٠"],
)
def test_other_text_stays(text):
    assert without_noise(text) == text


@given(st.decimals(min_value=-(10**7), max_value=10**7, places=4))
def test_a_number_as_it_is_typed_stays(value):
    assert without_noise(str(value)) == str(value)
