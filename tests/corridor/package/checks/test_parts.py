"""Parts against their wholes."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corridor.model.period import Period
from corridor.model.vocabulary import Qualifier
from corridor.package.checks.parts import part_exceeds_whole, part_of_itself
from corridor.package.reading import read_package


@pytest.fixture(scope="module")
def dataset(tiny):
    return read_package(tiny)[0]


@pytest.fixture(scope="module")
def parts(dataset):
    """A function that gives the findings on the part T02 of the whole T01 after changes to both."""

    def found(part, whole):
        rows = {
            "T02": replace(dataset.observations["T02"], **part),
            "T01": replace(dataset.observations["T01"], **whole),
        }
        return list(part_exceeds_whole.find(replace(dataset, observations={**dataset.observations, **rows})))

    return found


@given(st.decimals(0, 10**6, places=2), st.decimals(0, 10**6, places=2))
def test_a_part_is_refused_exactly_when_it_is_larger(parts, part, whole):
    assert bool(parts({"value": part}, {"value": whole})) == (part > whole)


def test_rounding_is_granted_to_both(parts):
    part, whole = {"value": Decimal(11)}, {"value": Decimal(10)}
    assert parts(part, whole)
    assert parts({**part, "tolerance": Decimal("0.5")}, whole)
    assert not parts({**part, "tolerance": Decimal("0.5")}, {**whole, "tolerance": Decimal("0.5")})


@pytest.mark.parametrize("change", [{"area": "102"}, {"period": Period("2020")}, {"period": None}, {"unit": "yuan"}])
def test_another_area_period_or_unit_is_no_whole(parts, change):
    assert not parts({"value": Decimal(11)}, {"value": Decimal(10), **change})


@pytest.mark.parametrize("qualifier", [Qualifier.AT_LEAST, Qualifier.TARGET])
def test_what_is_at_least_or_a_target_bounds_nothing(parts, qualifier):
    assert not parts({"value": Decimal(11)}, {"value": Decimal(10), "qualifier": qualifier})


def test_a_part_that_is_a_target_is_not_compared(parts):
    assert not parts({"value": Decimal(11), "qualifier": Qualifier.TARGET}, {"value": Decimal(10)})


def test_a_circle_of_parts_is_found_in_each_of_its_members_only(dataset):
    chain = {"wells": "deep-wells", "deep-wells": "road-funds", "road-funds": "wells", "roads-done": "wells"}
    changed = {key: replace(dataset.indicators[key], part_of=whole) for key, whole in chain.items()}
    findings = part_of_itself.find(replace(dataset, indicators={**dataset.indicators, **changed}))
    assert {finding.key for finding in findings} == {"wells", "deep-wells", "road-funds"}
