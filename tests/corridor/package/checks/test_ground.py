"""Short distances and areas, against the geodesic ones."""

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from corridor.package.checks.ground import metres_to, on_earth, square_metres

_GEOD = Geod(ellps="WGS84")
lons = st.floats(-179, 179)
lats = st.floats(-75, 75)
shifts = st.floats(-0.05, 0.05)


@given(lons, lats, shifts, shifts)
def test_a_short_distance_is_right_within_a_hundredth(lon, lat, east, north):
    true = _GEOD.inv(lon, lat, lon + east, lat + north)[2]
    assert metres_to(shapely.Point(lon + east, lat + north), lon, lat) == pytest.approx(true, rel=0.01, abs=0.5)


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


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        *(((-180, -90, 180, 90), True), ((0, 0, 360, 90), True), ((-360, -90, 0, 0), True), ((170, 40, 190, 50), True)),
        *(((0, 0, 361, 50), False), ((-361, 0, 0, 50), False), ((0, -90.1, 1, 0), False), ((0, 0, 1, 90.1), False)),
        ((500_000, 5_400_000, 510_000, 5_410_000), False),
    ],
)
def test_what_has_metres_for_degrees_is_not_on_earth(box, expected):
    assert on_earth(shapely.box(*box)) is expected


@pytest.mark.parametrize("lon", [-181, -179, 179, 181])
def test_a_distance_across_the_antimeridian_is_short(lon):
    assert metres_to(shapely.box(178.9, -0.1, 181.1, 0.1), lon, 0) == 0
    assert metres_to(shapely.Point(180, 0), lon, 0) == pytest.approx(111_320, rel=0.01)
