import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.geography.scale import round_length


@pytest.mark.parametrize(("longest", "length"), [(110, 100), (99, 50), (20, 20), (1.9, 1), (0.7, 0.5), (5, 5)])
def test_a_bar_is_1_2_or_5_times_a_power_of_ten(longest, length):
    assert round_length(longest) == pytest.approx(length)


@given(st.floats(1e-6, 1e9))
def test_it_is_never_longer_than_asked_and_never_less_than_two_fifths(longest):
    assert 0.4 * longest * (1 - 1e-9) <= round_length(longest) <= longest * (1 + 1e-9)


@pytest.mark.parametrize("longest", [0, -3])
def test_no_length_has_no_bar(longest):
    with pytest.raises(ValueError, match="no length"):
        round_length(longest)
