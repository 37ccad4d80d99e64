from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from corridor.model.derivation import derivations_with, derive
from corridor.model.numbers import formula_text
from corridor.model.vocabulary import DerivationKind, Qualifier
from tests.corridor.sample import derivation, indicator, observation, sample

INDICATORS = (
    indicator("wells", threshold=Decimal(5), threshold_unit="yuan"),
    indicator("deep", threshold=Decimal(10), threshold_unit="yuan", part_of="wells"),
    indicator("share", unit="percent"),
    indicator("change", unit="points"),
)


def derived(kind, *inputs):
    """The one derivation of `kind` from (indicator, value, further fields) inputs."""
    units = {"share": "percent", "change": "points"}
    rows = [
        observation(f"A{place}", "north", of, value, **{"unit": units.get(of, "well"), **more})
        for place, (of, value, more) in enumerate(inputs)
    ]
    dataset = sample(
        indicators=INDICATORS, observations=rows, derivations=[derivation("D", kind, [row.id for row in rows])]
    )
    return derive(dataset, dataset.derivations["D"]), dataset


def written(terms, dataset):
    return formula_text(terms, dataset.units, "en")


def test_a_share_is_confirmed_to_one_digit_more_than_it_is_stated():
    found, dataset = derived(DerivationKind.SHARE, ("deep", "29", {}), ("wells", "55", {}), ("share", "52.7", {}))
    assert written(found.formula, dataset) == "29 ÷ 55 = 52.73%"
    assert (found.value, found.low, found.high, found.confirmed) == (
        Decimal("52.73"),
        Decimal("52.73"),
        Decimal("52.73"),
        True,
    )
    assert [term.figure for term in found.formula if term.figure] == ["A0", "A1"]


@given(st.integers(0, 400), st.integers(1, 400), st.integers(0, 3))
def test_a_rounded_share_is_confirmed_and_one_two_steps_off_is_not(part, whole, places):
    assume(part <= whole)
    step = Decimal(1).scaleb(-places)
    stated = (Decimal(part) / whole * 100).quantize(step)
    near = derived(DerivationKind.SHARE, ("deep", str(part), {}), ("wells", str(whole), {}), ("share", str(stated), {}))
    off = derived(
        DerivationKind.SHARE, ("deep", str(part), {}), ("wells", str(whole), {}), ("share", str(stated + 2 * step), {})
    )
    assert near[0].confirmed is True
    assert off[0].confirmed is False


def test_a_whole_has_the_range_that_rounding_or_cutting_off_leaves():
    found, dataset = derived(
        DerivationKind.WHOLE, ("deep", "78", {}), ("share", "22.4", {"tolerance": Decimal("0.05")})
    )
    assert (found.value, found.low, found.high) == (Decimal(348), Decimal("346.7"), Decimal("349.0"))
    assert written(found.formula, dataset) == "78 ÷ 22.4% ≈ 348"
    assert written(found.proof, dataset) == "78 ÷ 348 = 22.41%"
    assert found.qualifier is Qualifier.ABOUT


@given(st.integers(1, 500), st.integers(1, 1000), st.booleans())
def test_the_true_whole_is_within_the_range(part, whole, cut_off):
    assume(part <= whole)
    exact = Decimal(part) / whole * 100
    share = exact.quantize(Decimal("0.1"), "ROUND_DOWN" if cut_off else "ROUND_HALF_UP")
    assume(share > 0)
    found, _ = derived(DerivationKind.WHOLE, ("deep", str(part), {}), ("share", str(share), {}))
    slack = Decimal("0.05")
    assert found.low - slack <= whole
    assert found.high is None or whole <= found.high + slack


def test_a_share_too_small_to_bound_the_whole_leaves_it_open():
    found, _ = derived(DerivationKind.WHOLE, ("deep", "1", {}), ("share", "0.1", {"tolerance": Decimal("0.1")}))
    assert found.high is None


def test_an_earlier_share_is_the_share_less_its_change():
    found, dataset = derived(DerivationKind.EARLIER_SHARE, ("share", "52.7", {}), ("change", "23", {}))
    assert written(found.formula, dataset) == "52.7% − 23 percentage points = 29.7%"
    assert (found.low, found.high) == (Decimal("29.15"), Decimal("30.25"))
    assert found.unit.id == "percent"


def test_a_floor_has_no_upper_end():
    found, dataset = derived(DerivationKind.FLOOR, ("deep", "29", {}), ("wells", "55", {}))
    assert written(found.formula, dataset) == "29 × 10 + (55 − 29) × 5 = 420 yuan"
    assert (found.value, found.low, found.high, found.qualifier) == (420, 420, None, Qualifier.AT_LEAST)


@given(st.lists(st.tuples(st.sampled_from([5, 10]), st.integers(0, 50)), min_size=1, max_size=30))
def test_no_sum_of_what_reaches_its_threshold_is_below_the_floor(amounts):
    deep = sum(threshold == 10 for threshold, _ in amounts)
    found, _ = derived(DerivationKind.FLOOR, ("deep", str(deep), {}), ("wells", str(len(amounts)), {}))
    assert sum(threshold + extra for threshold, extra in amounts) >= found.value


@pytest.mark.parametrize(
    ("achieved", "gap", "reached"),
    [("22.4", "-7.6", False), ("30", "0", None), ("31", "1", True), ("29.96", "-0.04", None)],
)
def test_a_target_is_reached_only_if_rounding_leaves_no_doubt(achieved, gap, reached):
    target = ("share", "30", {"qualifier": Qualifier.TARGET})
    found, _ = derived(DerivationKind.TARGET, ("share", achieved, {"tolerance": Decimal("0.05")}), target)
    assert (found.value, found.confirmed, found.unit.id) == (Decimal(gap), reached, "points")


def test_what_follows_from_an_approximate_figure_is_approximate():
    about = {"qualifier": Qualifier.ABOUT}
    found, _ = derived(DerivationKind.SHARE, ("deep", "29", about), ("wells", "55", {}), ("share", "52.7", {}))
    assert found.qualifier is Qualifier.ABOUT


def test_nothing_is_derived_from_a_figure_without_a_value():
    with pytest.raises(ValueError, match="A0"):
        derived(DerivationKind.EARLIER_SHARE, ("share", None, {"qualifier": Qualifier.ILLEGIBLE}), ("change", "23", {}))


def test_a_figure_knows_the_numbers_it_takes_part_in():
    _, dataset = derived(DerivationKind.FLOOR, ("deep", "29", {}), ("wells", "55", {}))
    assert [row.derivation.id for row in derivations_with(dataset, dataset.observations["A0"])] == ["D"]
    stranger = observation("B", "south")
    assert derivations_with(dataset, stranger) == ()


def test_the_shipped_derivations_come_out_as_their_notes_say(shipped):
    found = {key: derive(shipped, row) for key, row in shipped.derivations.items()}
    values = {key: (str(row.value), row.confirmed) for key, row in found.items()}
    assert values == {
        "D01": ("52.73", True),
        "D02": ("29.7", None),
        "D03": ("348", None),
        "D04": ("4200000", None),
        "D05": ("-7.6", False),
        "D06": ("298.6", True),
        "D07": ("83.8", None),
        "D08": ("214.8", None),
    }
