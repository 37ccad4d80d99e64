"""Which areas an area reports for."""

import pytest

from corridor.model.territory import reported_areas, territory
from tests.corridor.sample import sample


@pytest.mark.parametrize(
    ("area", "areas"),
    [
        ("north", ("north",)),
        ("middle", ("middle", "mine")),
        ("mine", ("mine",)),
        ("city", ("city", "far", "all")),
    ],
)
def test_an_area_reports_for_itself_and_what_is_shown_with_it(area, areas):
    assert reported_areas(sample(), area) == areas


def test_every_area_is_reported_for_by_one_region_or_the_city():
    dataset = sample()
    owners = [territory(dataset, owner) for owner in (*dataset.corridor.regions, dataset.corridor.city)]
    assert sorted(area for owned in owners for area in owned) == sorted(dataset.areas)
