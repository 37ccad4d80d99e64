"""The strip is read as the map is: from west to east, or from south to north, and abroad lies on its true side."""

from pathlib import Path

import numpy as np
import pytest
import shapely
from msgspec.structs import replace

from corridor.geography.course import Compass
from corridor.package.loading import load
from corridor.queries.region_list import region_list
from corridor.queries.strip_map import strip_map

PACKAGES = Path(__file__).parents[2] / "packages"


def seen_otherwise(dataset, change):
    """The package with all its ground moved by `change`, a function of degrees about the projection's centre."""
    centre = np.array([dataset.corridor.projection_lon, dataset.corridor.projection_lat])

    def moved(degrees):
        return change(degrees - centre) + centre

    layers = {
        name: tuple(replace(row, geometry=shapely.transform(row.geometry, moved)) for row in rows)
        for name, rows in dataset.layers.items()
    }
    places = {}
    for key, place in dataset.places.items():
        ((lon, lat),) = moved(np.array([[place.lon, place.lat]]))
        places[key] = replace(place, lon=lon, lat=lat)
    return replace(dataset, layers=layers, places=places)


@pytest.fixture(scope="module")
def harbour():
    return load(PACKAGES / "harbour")


def test_the_shipped_border_is_read_from_south_to_north_with_abroad_to_its_left(shipped):
    found = strip_map(shipped)
    assert (found.course.start, found.course.end) == (Compass.SOUTH, Compass.NORTH)
    assert found.abroad_left


def test_neighbours_to_the_south_lie_below_a_border_that_is_walked_from_the_east(harbour):
    found = strip_map(harbour)
    assert (found.course.start, found.course.end) == (Compass.WEST, Compass.EAST)
    assert not found.abroad_left
    assert [port.place.id for port in found.ports if not port.off_line] == ["gate-mill", "gate-quay"]
    assert [port.share for port in found.ports] == sorted(port.share for port in found.ports)
    assert [row.region.id for row in found.stretches] == ["LC-30", "LC-20", "LC-20", "LC-10"]
    assert [leg.region.id for leg in region_list(harbour)] == ["LC-30", "LC-20", "LC-10"]


@pytest.mark.parametrize("name", ["harbour", "tiny", "two_periods"])
@pytest.mark.parametrize("mirror", [(-1, 1), (1, -1), (-1, -1)])
def test_in_a_mirror_the_strip_follows_the_map(name, mirror):
    dataset = load(PACKAGES / name)
    plain, mirrored = strip_map(dataset), strip_map(seen_otherwise(dataset, lambda degrees: degrees * mirror))
    east, north = mirror
    assert mirrored.abroad_left == (plain.abroad_left if north > 0 else not plain.abroad_left)
    regions = [row.region.id for row in plain.stretches]
    assert [row.region.id for row in mirrored.stretches] == (regions if east > 0 else regions[::-1])
    assert mirrored.course.end in {Compass.NORTH_EAST, Compass.EAST, Compass.SOUTH_EAST}


def test_drawn_against_its_order_or_not_the_border_is_read_the_same_way(shipped):
    last = len(shipped.layers["border"])
    against = [
        replace(row, properties={**row.properties, "order": last - int(row.properties["order"])})
        for row in shipped.layers["border"]
    ]
    found = strip_map(replace(shipped, layers={**shipped.layers, "border": tuple(against)}))
    assert [row.id for row in found.stretches] == [row.id for row in strip_map(shipped).stretches]
    assert found.abroad_left
