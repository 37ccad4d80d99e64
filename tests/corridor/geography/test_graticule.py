"""Meridians and parallels on any map, and where north is not up."""

import pytest
import shapely

from corridor.geography.graticule import STEPS, graticule, turned
from corridor.geography.projection import Projection


@pytest.mark.parametrize("half", [5, 40, 350, 1500])
@pytest.mark.parametrize(("lon", "lat"), [(118.67, 50.33), (-70, -40), (179.5, 65), (10, 0.1)])
def test_any_map_has_a_few_round_lines(lon, lat, half):
    projection = Projection(lon, lat)
    parts = graticule(projection, shapely.box(-half, -half, half, half))
    assert 3 <= len(parts) <= 40
    for part in parts:
        ends = [projection.degrees(*shapely.get_coordinates(part)[at]) for at in (0, -1)]
        east, north = (abs(ends[0][axis] - ends[1][axis]) for axis in (0, 1))
        along = ends[0][0] if min(east, 360 - east) < north else ends[0][1]
        assert any(abs(along / step - round(along / step)) < 0.02 for step in STEPS)


def test_north_is_up_in_the_middle_and_turned_beside_it():
    projection = Projection(118.67, 50.33)
    assert turned(projection, 0, 0) == pytest.approx(0, abs=0.01)
    assert turned(projection, 0, 300) == pytest.approx(0, abs=0.01)
    east, west = turned(projection, 900, 0), turned(projection, -900, 0)
    assert west > 5
    assert east == pytest.approx(-west, abs=0.01), "meridians lean towards the middle one"
