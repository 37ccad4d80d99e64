"""Very many regions are grouped by the area above them, where the package says it."""

import pytest
from msgspec.structs import replace

from corridor.queries import coverage as coverage_query
from corridor.queries.coverage import coverage
from corridor.queries.region_groups import region_groups
from tests.corridor.sample import AREAS, sample, text


def _within(**above):
    """The sample, its regions in the areas named; two leagues of it are named out of order."""
    leagues = (replace(AREAS[5], id="far-league"), replace(AREAS[5], id="near-league", name=text("近盟", "Near")))
    return sample(areas=[*leagues, *(replace(row, above=above.get(row.id)) for row in AREAS)])


def test_a_package_that_names_no_area_above_has_no_groups():
    assert region_groups(sample()) == ()


def test_groups_follow_the_corridor_and_so_do_their_regions():
    groups = region_groups(_within(north="near-league", middle="far-league", south="near-league"))
    assert [(group.key, [region.id for region in group.regions]) for group in groups] == [
        ("near-league", ["north", "south"]),
        ("far-league", ["middle"]),
    ]


def test_regions_without_an_area_above_come_last_and_together():
    *named, others = region_groups(_within(middle="far-league"))
    assert [group.key for group in named] == ["far-league"]
    assert others.above is None
    assert [region.id for region in others.regions] == ["north", "south"]


def test_every_region_is_in_one_group():
    dataset = _within(north="near-league", south="far-league")
    found = [region.id for group in region_groups(dataset) for region in group.regions]
    assert sorted(found) == sorted(dataset.corridor.regions)


@pytest.mark.parametrize(("most", "grouped"), [(2, True), (3, False)])
def test_only_very_many_regions_are_shown_in_groups(monkeypatch, most, grouped):
    monkeypatch.setattr(coverage_query, "MANY_REGIONS", most)
    matrix = coverage(_within(north="near-league", middle="near-league", south="near-league"))
    assert bool(matrix.groups) == grouped
