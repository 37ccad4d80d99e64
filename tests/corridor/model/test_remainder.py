"""What is left of a published whole: its arithmetic, how exact it is, and a second way to the same number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corridor.model.derivation import derivations_with, derive
from corridor.model.numbers import formula_text
from corridor.model.vocabulary import DerivationKind, Qualifier
from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from tests.corridor.sample import derivation, sample, statistic

REMAINDER = DerivationKind.REMAINDER


def _left(*values, more=()):
    """The remainder of the first value less the others; `more` are further remainders of the same area."""
    groups = [values, *more]
    rows = [
        replace(statistic(f"S{group}{place}", "city"), value=Decimal(value))
        for group, held in enumerate(groups)
        for place, value in enumerate(held)
    ]
    made = [
        derivation(f"D{group}", REMAINDER, [f"S{group}{place}" for place in range(len(held))])
        for group, held in enumerate(groups)
    ]
    dataset = sample(statistics=rows, derivations=made)
    return derive(dataset, dataset.derivations["D0"]), dataset


def test_counts_leave_an_exact_number():
    found, dataset = _left("10", "3", "4")
    assert (found.value, found.qualifier, found.confirmed) == (Decimal(3), Qualifier.EXACT, None)
    assert formula_text(found.formula, dataset.units, "en").startswith("10 − 3 − 4 = 3")
    assert [term.figure for term in found.formula if term.figure] == ["S00", "S01", "S02"]


def test_a_length_is_as_exact_as_the_coarsest_with_decimals_and_its_range_as_the_coarsest_of_all():
    found, dataset = _left("1733.32", "515.4", "54", "193.9", "671.4")
    assert (found.value, found.qualifier) == (Decimal("298.6"), Qualifier.ABOUT)
    assert (found.low, found.high) == (Decimal("298.0"), Decimal("299.3"))
    assert "≈ 298.6" in formula_text(found.formula, dataset.units, "en")


@pytest.mark.parametrize("values", [("10.5", "3.5"), ("10.5", "3"), ("10", "3.5")])
def test_what_decimals_leave_is_never_exact(values):
    assert _left(*values)[0].qualifier is Qualifier.ABOUT


def test_remainders_whose_wholes_make_this_whole_are_a_second_way():
    parts = [("1051.08", "48", "54", "193.9", "671.4"), ("682.24", "467.4")]
    found, dataset = _left("1733.32", "515.4", "54", "193.9", "671.4", more=parts)
    assert found.confirmed is True
    said = formula_text(found.proof, dataset.units, "en")
    assert said.startswith("(1,051.08 − 48 − 54 − 193.9 − 671.4) + (682.24 − 467.4) ≈ 298.6")


@pytest.mark.parametrize(("whole", "confirmed"), [("682.24", False), ("600", None)])
def test_a_second_way_that_arrives_elsewhere_says_so_and_one_of_another_whole_is_none(whole, confirmed):
    parts = [("1051.08", "48", "54", "193.9", "671.4"), (whole, "400")]
    assert _left("1733.32", "515.4", "54", "193.9", "671.4", more=parts)[0].confirmed is confirmed


@given(st.lists(st.decimals(0, 10**6, places=2), min_size=1, max_size=6), st.decimals(0, 10**6, places=2))
def test_what_is_left_and_the_parts_make_the_whole(parts, rest):
    found, _ = _left(str(sum(parts) + rest), *map(str, parts))
    assert found.low <= rest <= found.high
    assert abs(found.value - rest) <= Decimal("0.5")


def test_the_border_of_the_one_region_without_a_published_length():
    dataset = load(shipped_package())
    rows = [derive(dataset, row) for row in dataset.derivations.values() if row.kind is REMAINDER]
    assert [(str(row.value), row.confirmed) for row in rows] == [("298.6", True), ("83.8", None), ("214.8", None)]
    assert {row.derivation.area for row in rows} == {"150726"}
    whole = dataset.statistics[rows[0].inputs[0].id]
    assert rows[0].derivation in [found.derivation for found in derivations_with(dataset, whole)]
