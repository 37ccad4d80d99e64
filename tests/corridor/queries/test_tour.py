"""The guided tour's stops are chosen by the data, for any package."""

import pytest

from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from corridor.queries.coverage import coverage
from corridor.queries.tour import StopKind, tour
from tests.corridor.sample import indicator, sample
from tests.dashboard.packages import PACKAGES
from tests.synthetic.made import many


def test_the_shipped_tour_has_five_stops_and_the_region_of_the_target_as_its_example():
    view = tour(load(shipped_package()))
    assert view.stops == tuple(StopKind)
    assert view.region
    assert view.region.id == "150784"
    assert (view.of_region.figures, view.total.figures) == (4, 32)


@pytest.mark.parametrize("name", ["tiny", "two_periods", "harbour"])
def test_every_package_has_a_tour_that_begins_with_what_it_is_and_ends_with_where_it_is_from(name):
    dataset = load(PACKAGES / name)
    view = tour(dataset)
    assert (view.stops[0], view.stops[-1]) == (StopKind.WHAT, StopKind.ORIGIN)
    assert list(view.stops) == [kind for kind in StopKind if kind in view.stops]
    if view.region:
        assert view.of_region == coverage(dataset).counted(view.region.id, None)
        assert view.of_region.figures


@pytest.mark.slow
def test_of_very_many_regions_too_one_is_the_example():
    view = tour(many())
    assert view.region
    assert view.of_region.figures


def test_nothing_is_led_to_that_the_data_do_not_hold():
    view = tour(sample(indicators=[indicator("wells")], observations=[]))
    assert StopKind.HEADLINES not in view.stops
    assert StopKind.REGION not in view.stops
    assert view.region is None
