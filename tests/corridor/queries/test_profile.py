"""The regions side by side: by the package's own rows, in corridor order, nothing added, ranked or made up."""

from decimal import Decimal

import pytest

from corridor.model.vocabulary import Qualifier
from corridor.package.loading import load
from corridor.queries.coverage import coverage
from corridor.queries.profile import Counted, Profile, profile
from tests.corridor.sample import sample, statistic
from tests.dashboard.packages import PACKAGES
from tests.small import small

CONTEXT = {
    "公布面积": ["20107.18", "24839.47", "732.4", "18600", "28958.01"],
    "常住人口": ["37007", "38358", "150508", "50556", "68482"],
    "公布边境线长度": ["298.6", "515.4", "54", "193.9", "671.4"],
}
COUNTED = {
    Counted.PORTS: [1, 1, 3, 0, 2],
    Counted.FIGURES: [8, 8, 1, 6, 4],
    Counted.PROGRAMMES: [2, 6, 5, 3, 4],
    Counted.HONOURS: [0, 1, 1, 0, 0],
}


def _of(dataset) -> Profile:
    found = profile(dataset, coverage(dataset))
    assert found is not None
    return found


def test_the_shipped_regions_in_corridor_order(shipped):
    found = _of(shipped)
    assert [region.id for region in found.regions] == list(shipped.corridor.regions)
    context = {row.measure.in_("zh"): [str(one.value) for one in row.values] for row in found.rows if not row.counted}
    assert context == CONTEXT
    assert {row.counted: [int(one.value) for one in row.values] for row in found.rows if row.counted} == COUNTED


def test_each_context_number_has_its_evidence_and_only_the_derived_one_a_state(shipped):
    rows = [row for row in _of(shipped).rows if not row.counted]
    states = {one.evidence: one.qualifier for row in rows for one in row.values}
    assert set(states) <= {*shipped.statistics, *shipped.derivations}
    assert {key: state for key, state in states.items() if state} == {"D06": Qualifier.ABOUT}
    assert {one.evidence for row in rows for one in row.values if one.noted} == {"S08", "S09", "S12", "D06"}


def test_what_one_region_alone_has_is_not_set_side_by_side():
    dataset = sample(statistics=[statistic("A", "north")])
    assert [row.counted for row in _of(dataset).rows if not row.counted] == []


def test_a_number_that_nobody_has_stays_away():
    dataset = sample(statistics=[statistic("A", "north"), statistic("B", "south")])
    (row,) = [row for row in _of(dataset).rows if not row.counted]
    assert {one.region.id: one.value for one in row.values if one.value is None}
    assert row.largest == max(one.value for one in row.values if one.value is not None)


@pytest.mark.parametrize("name", ["tiny", "two_periods", "harbour"])
def test_any_package_has_one_value_a_region_in_each_row(name):
    dataset = load(PACKAGES / name)
    found = profile(dataset, coverage(dataset))
    if found is None:
        assert len(dataset.regions) < 2
        return
    for row in found.rows:
        assert [one.region for one in row.values] == list(dataset.regions)
        assert all(one.value is None or one.value <= row.largest for one in row.values)


def test_one_region_alone_has_nothing_beside_it():
    dataset = small()
    assert _of(dataset).regions == dataset.regions
    assert Decimal(0) not in [row.largest for row in _of(dataset).rows]
