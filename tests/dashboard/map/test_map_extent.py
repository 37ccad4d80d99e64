import pytest

from dashboard.map import theme
from dashboard.map.map_extent import always_visible, map_extent


@pytest.fixture
def frame(scene):
    return map_extent(scene)


@pytest.mark.parametrize("size", theme.NOMINAL)
def test_all_regions_are_seen_at_every_size(frame, scene, size):
    assert frame.visible(size).contains(scene.land)


@pytest.mark.parametrize("size", theme.NOMINAL)
def test_the_scale_fits_the_narrower_side(frame, size):
    left, top, right, bottom = frame.pixels(size)
    assert (right - left, bottom - top) == pytest.approx(size)
    assert (frame.right - frame.left) * frame.scale(size) <= size[0] + 1e-6
    assert (frame.top - frame.bottom) * frame.scale(size) <= size[1] + 1e-6


def test_what_is_always_visible_is_seen_at_every_size(frame):
    assert all(frame.visible(size).covers(always_visible(frame)) for size in theme.NOMINAL)


@pytest.mark.parametrize("corner", [(0, 0), (1, 0), (0, 1), (1, 1)])
def test_a_corner_lies_inside_the_map_near_its_edges(frame, corner):
    size = theme.NOMINAL[1]
    left, top, right, bottom = frame.pixels(size)
    box = frame.corner(size, 100, 50, corner)
    assert (box[2] - box[0], box[3] - box[1]) == pytest.approx((100, 50))
    gaps = (right - box[2] if corner[0] else box[0] - left, bottom - box[3] if corner[1] else box[1] - top)
    assert gaps == pytest.approx((theme.INSET_GAP, theme.INSET_GAP))
