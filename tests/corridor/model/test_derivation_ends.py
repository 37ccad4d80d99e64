"""The ends of derived numbers: units, ranges and formulas, at the values where an end opens or closes."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from corridor.model.derivation import derive
from corridor.model.derived import Term
from corridor.model.numbers import formula_text
from corridor.model.vocabulary import DerivationKind, Qualifier
from tests.corridor.model.test_derivation import derived

ABOUT = {"qualifier": Qualifier.ABOUT}


def within(tolerance: str) -> dict:
    return {"tolerance": Decimal(tolerance)}


def test_a_sign_has_no_number_and_a_number_no_sign():
    assert (Term("÷").value, Term("÷").unit, Term("÷").figure) == (0, None, "")
    assert Term(value=Decimal(3)).sign == ""


@pytest.mark.parametrize(
    ("kind", "inputs", "unit"),
    [
        (DerivationKind.SHARE, [("deep", "1", {}), ("wells", "2", {}), ("share", "50", {})], "percent"),
        (DerivationKind.WHOLE, [("deep", "1", {}), ("share", "50", {})], "well"),
        (DerivationKind.EARLIER_SHARE, [("share", "50", {}), ("change", "1", {})], "percent"),
        (DerivationKind.FLOOR, [("deep", "1", {}), ("wells", "2", {})], "yuan"),
        (DerivationKind.TARGET, [("wells", "1", {}), ("wells", "2", {"qualifier": Qualifier.TARGET})], "well"),
        (DerivationKind.TARGET, [("share", "1", {}), ("share", "2", {"qualifier": Qualifier.TARGET})], "points"),
    ],
)
def test_a_result_has_the_unit_of_what_it_is(kind, inputs, unit):
    found, _ = derived(kind, *inputs)
    assert found.unit.id == unit
    assert [row.id for row in found.inputs] == [f"A{place}" for place in range(len(inputs))]


def test_a_share_of_tolerant_figures_has_a_range():
    found, _ = derived(
        DerivationKind.SHARE, ("deep", "30", within("1")), ("wells", "50", within("2")), ("share", "60", {})
    )
    assert (found.value, found.low, found.high) == (Decimal("60.0"), Decimal("55.8"), Decimal("64.6"))


@pytest.mark.parametrize(("tolerance", "open_ended"), [("49", False), ("50", True), ("51", True)])
def test_a_share_of_what_may_be_nothing_has_no_upper_end(tolerance, open_ended):
    found, _ = derived(
        DerivationKind.SHARE, ("deep", "30", {}), ("wells", "50", within(tolerance)), ("share", "60", {})
    )
    assert (found.high is None) is open_ended


def test_the_ranges_of_a_share_that_only_touch_confirm_it():
    low = derived(DerivationKind.SHARE, ("deep", "595", {}), ("wells", "1000", {}), ("share", "60", {}))
    high = derived(DerivationKind.SHARE, ("deep", "605", {}), ("wells", "1000", {}), ("share", "60", {}))
    below = derived(DerivationKind.SHARE, ("deep", "594", {}), ("wells", "1000", {}), ("share", "60", {}))
    above = derived(DerivationKind.SHARE, ("deep", "606", {}), ("wells", "1000", {}), ("share", "60", {}))
    assert [found.confirmed for found, _ in (low, high, below, above)] == [True, True, False, False]


def test_a_whole_of_amounts_keeps_the_digits_of_its_part():
    found, dataset = derived(DerivationKind.WHOLE, ("deep", "7.85", {"unit": "yuan"}), ("share", "33.3", {}))
    assert (found.value, found.unit.id) == (Decimal("23.57"), "yuan")
    assert (found.low, found.high) == (Decimal("23.503"), Decimal("23.609"))
    assert formula_text(found.formula, dataset.units, "en") == "7.85 ÷ 33.3% ≈ 23.57"
    assert formula_text(found.proof, dataset.units, "en") == "7.85 ÷ 23.57 = 33.31%"


def test_a_whole_of_tolerant_parts_reaches_further():
    found, _ = derived(DerivationKind.WHOLE, ("deep", "78", within("2")), ("share", "22.4", within("0.05")))
    assert (found.value, found.low, found.high) == (348, Decimal("337.8"), Decimal("357.9"))


@pytest.mark.parametrize(("tolerance", "open_ended"), [("0.09", False), ("0.1", True), ("0.11", True)])
def test_a_whole_is_open_where_its_share_may_be_nothing(tolerance, open_ended):
    found, _ = derived(DerivationKind.WHOLE, ("deep", "1", {}), ("share", "0.1", within(tolerance)))
    assert (found.high is None) is open_ended


def test_a_whole_of_nothing_has_no_way_back():
    found, _ = derived(DerivationKind.WHOLE, ("deep", "0", {}), ("share", "22.4", {}))
    assert (found.value, found.proof) == (0, ())


def test_an_earlier_share_is_as_exact_as_both():
    exact, _ = derived(DerivationKind.EARLIER_SHARE, ("share", "52.7", {}), ("change", "2", within("0.5")))
    assert (exact.qualifier, exact.low, exact.high) == (Qualifier.EXACT, Decimal("50.15"), Decimal("51.25"))
    about, _ = derived(DerivationKind.EARLIER_SHARE, ("share", "52.7", {}), ("change", "2", ABOUT))
    assert about.qualifier is Qualifier.ABOUT


@pytest.mark.parametrize(
    ("achieved", "target", "ends", "reached"),
    [("10", "8", (1, 3), True), ("10", "9", (0, 2), True), ("10", "10", (-1, 1), None), ("10", "12", (-3, -1), False)],
)
def test_a_target_of_counts_is_measured_in_them(achieved, target, ends, reached):
    goal = ("wells", target, {"qualifier": Qualifier.TARGET})
    found, dataset = derived(DerivationKind.TARGET, ("wells", achieved, within("1")), goal)
    assert ((found.low, found.high), found.confirmed, found.qualifier) == (ends, reached, Qualifier.EXACT)
    gap = str(int(achieved) - int(target)).replace("-", "−")
    assert formula_text(found.formula, dataset.units, "en") == f"{achieved} − {target} = {gap}"


def test_a_target_of_shares_is_measured_in_percentage_points():
    goal = ("share", "30", {"qualifier": Qualifier.TARGET})
    found, dataset = derived(DerivationKind.TARGET, ("share", "22.4", {}), goal)
    assert formula_text(found.formula, dataset.units, "en") == "22.4% − 30% = −7.6 percentage points"


def test_a_target_without_a_unit_is_a_plain_number():
    goal = ("wells", "30", {"qualifier": Qualifier.TARGET, "unit": None})
    found, _ = derived(DerivationKind.TARGET, ("wells", "20", {"unit": None}), goal)
    assert (found.value, found.unit) == (-10, None)


def test_a_gap_that_a_tolerance_can_just_close_is_neither_reached_nor_missed():
    goal = ("wells", "11", {"qualifier": Qualifier.TARGET})
    assert derived(DerivationKind.TARGET, ("wells", "10", within("1")), goal)[0].confirmed is None


def test_what_is_beyond_no_threshold_adds_nothing_to_a_floor():
    _, dataset = derived(DerivationKind.FLOOR, ("deep", "29", {}), ("wells", "55", {}))
    indicators = {
        key: replace(row, threshold=None) if key == "wells" else row for key, row in dataset.indicators.items()
    }
    found = derive(replace(dataset, indicators=indicators), dataset.derivations["D"])
    assert (found.value, found.low, found.high) == (290, 290, None)
    assert formula_text(found.formula, dataset.units, "en") == "29 × 10 + (55 − 29) × 0 = 290 yuan"


def test_a_derivation_whose_figures_were_corrected_says_so():
    found, dataset = derived(DerivationKind.FLOOR, ("deep", "29", {}), ("wells", "55", {}))
    assert not found.revised
    corrected = replace(dataset, revised=frozenset({"D"}))
    assert derive(corrected, corrected.derivations["D"]).revised
    assert found.confirmed is None
    assert found.proof == ()
