import pytest
import shapely

from corridor.geography.scene import scene_of
from corridor.geography.simpler import simpler


@pytest.fixture(scope="module")
def scene(shipped):
    return scene_of(shipped)


def vertices(shapes):
    return int(shapely.get_num_coordinates(list(shapes)).sum())


def test_a_simpler_scene_has_fewer_vertices(scene):
    small = simpler(scene, 1.0)
    for before, after in ((scene.regions, small.regions), (scene.belts, small.belts)):
        assert vertices(after.values()) < 0.6 * vertices(before.values())


def test_neighbours_keep_sharing_their_edges(scene):
    small = simpler(scene, 1.0)
    assert shapely.coverage_is_valid([*small.regions.values(), *small.countries.values(), small.ground])


def test_no_edge_moves_farther_than_a_pixel_could_show(scene):
    small = simpler(scene, 0.25)
    for code, shape in small.regions.items():
        assert shape.symmetric_difference(scene.regions[code]).area < 0.25 * scene.regions[code].length


def test_positions_and_border_stay(scene):
    small = simpler(scene, 1.0)
    assert small.places == scene.places
    assert small.border == scene.border
