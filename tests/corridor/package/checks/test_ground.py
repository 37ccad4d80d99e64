"""Short distances and areas, against the geodesic ones."""

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from corridor.package.checks.ground import metres_to, square_metres

_GEOD = Geod(ellps="WGS84")
lons = st.floats(-179, 179)
lats = st.floats(-75, 75)
shifts = st.floats(-0.05, 0.05)


@given(lons, lats, shifts, shifts)
def test_a_short_distance_is_right_within_a_hundredth(lon, lat, east, north):
    true = _GEOD.inv(lon, lat, lon + east, lat + north)[2]
    assert metres_to(shapely.Point(lon + east, lat + north), lon, lat) == pytest.approx(true, rel=0.01, abs=5)


@given(lons, lats)
def test_a_point_inside_is_no_distance_away(lon, lat):
    assert metres_to(shapely.box(lon - 0.01, lat - 0.01, lon + 0.01, lat + 0.01), lon, lat) == 0


@given(lons, lats, st.floats(0.001, 0.05))
def test_a_small_area_is_right_within_a_fiftieth(lon, lat, side):
    box = shapely.box(lon, lat, lon + side, lat + side)
    true = abs(_GEOD.geometry_area_perimeter(box)[0])
    assert square_metres(box) == pytest.approx(true, rel=0.02)


def test_nothing_has_no_area():
    assert square_metres(shapely.Polygon()) == 0
