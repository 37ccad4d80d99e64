from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.queries.class_breaks import class_breaks

numbers = st.lists(st.decimals(-(10**9), 10**9, places=2), min_size=1, max_size=30)


@given(numbers)
def test_every_value_falls_into_one_class_of_at_most_five(values):
    classes = class_breaks(values)
    assert 1 <= len(classes) <= 5
    assert [sum(one.holds(value) for one in classes) for value in values] == [1] * len(values)


@given(numbers)
def test_classes_follow_each_other_and_are_equally_wide(values):
    classes = class_breaks(values)
    assert [one.high for one in classes[:-1]] == [one.low for one in classes[1:]]
    assert len({one.high - one.low for one in classes}) == 1


def test_bounds_are_numbers_that_can_be_said():
    found = class_breaks([Decimal(value) for value in (170, 302, 525, 710)])
    assert [(one.low, one.high) for one in found] == [(0, 200), (200, 400), (400, 600), (600, 800)]
    assert [(one.low, one.high) for one in class_breaks([Decimal("22.4"), Decimal(30)])] == [
        (22, 24), (24, 26), (26, 28), (28, 30),
    ]  # fmt: skip


def test_equal_values_are_one_class_and_no_values_are_none():
    (only,) = class_breaks([Decimal(7), Decimal(7)])
    assert (only.low, only.high, only.holds(Decimal(7))) == (7, 7, True)
    with pytest.raises(ValueError, match="empty"):
        class_breaks([])
