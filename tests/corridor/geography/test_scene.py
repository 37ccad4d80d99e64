from pathlib import Path

import pytest
import shapely

from corridor.geography.scene import scene_of
from corridor.package.loading import load

PACKAGES = Path(__file__).parents[2] / "packages"


@pytest.fixture(scope="module")
def scene(shipped):
    return scene_of(shipped)


def test_what_is_shown_with_a_region_is_part_of_it():
    dataset = load(PACKAGES / "tiny")
    joined = {area for region in dataset.corridor.regions for area in dataset.areas_of(region)}
    drawn = {str(feature.properties["area"]) for feature in dataset.layers["regions"]}
    scene = scene_of(dataset)
    assert set(scene.regions) == set(dataset.corridor.regions)
    assert drawn <= joined


def test_regions_share_edges_but_no_ground(scene):
    assert shapely.coverage_is_valid([*scene.regions.values(), *scene.countries.values(), scene.ground])


def test_an_area_shown_with_a_region_leaves_a_line_inside_it(shipped, scene):
    (code,) = scene.parts
    assert code == shipped.region_of(next(area.id for area in shipped.areas.values() if area.shown_with))
    assert scene.parts[code].within(scene.regions[code].buffer(1e-6))
    assert scene.parts[code].length > 10


def test_each_belt_lies_in_its_region_along_its_border(shipped, scene):
    assert set(scene.belts) == set(shipped.belts)
    for belt in shipped.belts.values():
        shape, region = scene.belts[belt.id], scene.regions[belt.area]
        assert shape.within(region.buffer(1e-6))
        stretches = shapely.union_all([stretch.line for stretch in scene.border.of_area(belt.area)])
        assert shape.hausdorff_distance(stretches) < 1.6 * belt.depth_km
        assert 0.4 < shape.area / (stretches.length * belt.depth_km) < 1.1


def test_the_corridor_radiates_from_the_seat_of_its_hub_and_runs_through_every_region(shipped, scene):
    (seat,) = shipped.places_of(shipped.corridor.hub, "seat")
    assert {arm.coords[0] for arm in scene.corridor} == {scene.places[seat.id].coords[0]}
    line = shapely.MultiLineString(scene.corridor)
    for region in scene.regions.values():
        assert line.intersection(region).length > 20
    assert line.intersection(scene.land).length > 0.97 * line.length


def test_no_ground_is_made_up_beyond_the_edge_of_the_data(shipped, scene):
    layers = [row.geometry for name in ("surroundings", "neighbours") for row in shipped.layers[name]]
    data = shapely.union_all([scene.projection.shape(shape).buffer(1e-6) for shape in layers])
    assert scene.ground.within(data)
    assert all(shape.within(data) for shape in scene.countries.values())


def test_a_port_stands_where_its_coordinates_are(shipped, scene):
    for place in shipped.places.values():
        expected = scene.projection.point(place.lon, place.lat)
        assert scene.places[place.id].coords[0] == pytest.approx(expected, abs=1e-6)


def test_the_neighbours_are_left_as_they_are():
    scene = scene_of(load(PACKAGES / "tiny"))
    assert max(shape.bounds[3] for shape in scene.countries.values()) < 250
