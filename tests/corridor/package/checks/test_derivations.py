"""A stated share against its part and whole, with the rounding of all three."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corridor.model.vocabulary import Qualifier
from corridor.package.checks.derivations import share_unconfirmed
from corridor.package.reading import read_package

wholes = st.integers(1, 10**6)
digits = st.integers(0, 3)


@pytest.fixture(scope="module")
def shares(tiny):
    """A function that gives the findings on a share of a part and a whole (T02 of T01 is T03 %)."""
    dataset, _ = read_package(tiny)

    def found(part, whole, share, **changes):
        values = {"T02": Decimal(part), "T01": Decimal(whole), "T03": Decimal(share)}
        rows = {key: replace(dataset.observations[key], value=value) for key, value in values.items()}
        for key, change in changes.items():
            rows[key] = replace(rows[key], **change)
        return list(share_unconfirmed.find(replace(dataset, observations={**dataset.observations, **rows})))

    return found


def rounded(part, whole, places):
    return (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


@given(whole=wholes, part=st.integers(0, 10**6), places=digits)
def test_a_share_rounded_to_any_digit_is_borne_out(shares, whole, part, places):
    part = min(part, whole)
    assert shares(part, whole, rounded(part, whole, places)) == []


@given(whole=wholes, part=st.integers(0, 10**6), places=digits, away=st.sampled_from([-1, 1]))
def test_a_share_off_by_more_than_its_last_digit_is_not(shares, whole, part, places, away):
    part = min(part, whole)
    wrong = rounded(part, whole, places) + 2 * away * Decimal(1).scaleb(-places)
    (finding,) = shares(part, whole, wrong)
    assert finding.found == wrong


def test_a_wider_tolerance_is_granted(shares):
    assert shares(21, 40, "53.0") != []
    assert shares(21, 40, "53.0", T03={"tolerance": Decimal("0.5")}) == []
    assert shares(21, 40, "53.0", T02={"tolerance": Decimal("0.2")}) == []
    assert shares(21, 40, "53.0", T01={"tolerance": Decimal("0.5")}) == []


@pytest.mark.parametrize("qualifier", [Qualifier.AT_LEAST, Qualifier.ABOUT, Qualifier.TARGET])
def test_only_exact_figures_can_contradict_each_other(shares, qualifier):
    assert shares(21, 40, "90", T02={"qualifier": qualifier}) == []


@pytest.mark.parametrize("key", ["T01", "T02", "T03"])
def test_a_figure_without_a_value_contradicts_nothing(shares, key):
    assert shares(21, 40, "90", **{key: {"value": None}}) == []


def test_a_whole_of_nothing_is_left_to_the_rule_on_divisors(shares):
    assert shares(21, 0, "90") == []
