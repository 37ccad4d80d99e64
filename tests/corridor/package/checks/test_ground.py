"""Short distances and areas, against the geodesic ones."""

import math

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pyproj import Geod

from corridor.model.feature import Feature
from corridor.package.checks.ground import (
    METRES_PER_DEGREE,
    areas_drawn,
    detail_of,
    metres_to,
    on_earth,
    sound,
    square_metres,
)
from tests.small import small

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


WHOLE, BOW_TIE = shapely.box(0, 0, 1, 1), shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])
AFAR = shapely.box(500_000, 0, 500_001, 1)


def drawing(**layers):
    """A dataset in which each layer has features by their ids."""
    features = {
        name: tuple(Feature(key, {"area": area} if area else {}, shape) for key, (shape, area) in rows.items())
        for name, rows in layers.items()
    }
    return replace(small(), layers=features)


@pytest.mark.parametrize(
    ("shape", "expected"), [(WHOLE, True), (BOW_TIE, False), (AFAR, False), (shapely.Polygon(), False)]
)
def test_what_crosses_itself_lies_nowhere_or_is_nothing_cannot_be_reckoned_with(shape, expected):
    assert sound(shape) is expected


@pytest.mark.parametrize("lat", [0, 60])
def test_the_detail_seen_is_a_share_of_the_corridors_longer_side(lat):
    wide = drawing(regions={"a": (shapely.box(10, lat - 0.25, 12, lat + 0.25), None)})
    share = detail_of(wide) / (2 * METRES_PER_DEGREE * math.cos(math.radians(lat)))
    high = drawing(border={"b": (shapely.LineString([(10, lat), (10, lat + 4)]), None)})
    assert detail_of(high) / (4 * METRES_PER_DEGREE) == pytest.approx(share)
    assert 1 / 5000 < share < 1 / 1000


def test_the_detail_is_unknown_where_nothing_sound_is_drawn():
    assert math.isnan(detail_of(small()))
    assert math.isnan(detail_of(drawing(regions={"a": (BOW_TIE, None)}, border={"b": (AFAR, None)})))
    both = drawing(regions={"a": (AFAR, None), "b": (WHOLE, None)})
    assert detail_of(both) == detail_of(drawing(regions={"b": (WHOLE, None)}))


def test_an_area_is_drawn_by_what_is_sound_of_it_and_of_what_is_shown_with_it():
    dataset = drawing(
        regions={"north": (WHOLE, None), "south": (BOW_TIE, None)},
        surroundings={"mine": (shapely.box(2, 0, 3, 1), "north")},
    )
    found = areas_drawn(dataset)
    assert {area: len(shapes) for area, shapes in found.items()} == {"north": 2, "south": 0, "mine": 1}
    assert found["north"] == (WHOLE, *found["mine"])
