import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod, Transformer
from shapely import LineString, MultiPolygon, box

from corridor.geography.projection import Projection

HERE = Projection(118.5, 50.0)
SYSTEM = "+proj=tmerc +lon_0=118.5 +lat_0=50 +ellps=WGS84 +units=km"
FORWARD = Transformer.from_crs("EPSG:4326", SYSTEM, always_xy=True)
INVERSE = Transformer.from_crs(SYSTEM, "EPSG:4326", always_xy=True)


def test_the_centre_is_the_origin():
    assert HERE.point(118.5, 50.0) == pytest.approx((0, 0), abs=1e-9)


def test_east_is_right_and_north_is_up():
    assert HERE.point(119.5, 50.0)[0] > 0
    assert HERE.point(118.5, 51.0)[1] > 0


@given(st.floats(-4, 4), st.floats(-3, 3))
def test_the_place_in_km_is_that_of_the_degrees(east, north):
    lon, lat = 118.5 + east, 50.0 + north
    assert INVERSE.transform(*HERE.point(lon, lat)) == pytest.approx((lon, lat), abs=1e-7)


@given(st.floats(-180, 180), st.floats(-90, 90))
def test_the_place_is_the_one_that_is_found_by_way_of_the_systems(lon, lat):
    x, y = HERE.point(lon, lat)
    assert (x, y) == FORWARD.transform(lon, lat)
    assert HERE.degrees(x, y) == FORWARD.transform(x, y, direction="INVERSE")


@given(st.floats(-4, 4), st.floats(-3, 3))
def test_lengths_are_those_of_the_ellipsoid_to_three_in_a_thousand(east, north):
    line = LineString([(118.5 + east, 50 + north), (118.6 + east, 50.1 + north)])
    assert HERE.shape(line).length == pytest.approx(Geod(ellps="WGS84").geometry_length(line) / 1000, rel=3e-3)


def test_a_shape_keeps_its_kind_and_its_parts():
    shape = MultiPolygon([box(118, 49, 118.5, 49.5), box(119, 50, 119.5, 50.5)])
    drawn = HERE.shape(shape)
    assert drawn.geom_type == "MultiPolygon"
    assert len(drawn.geoms) == 2
    assert drawn.area == pytest.approx(4002, rel=0.01)
