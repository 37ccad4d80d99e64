import pytest
from shapely import box

from dashboard.map import theme
from dashboard.map.map_extent import NARROWEST, map_extent


@pytest.fixture
def frame(scene):
    return map_extent(scene)


@pytest.mark.parametrize("size", theme.NOMINAL)
def test_all_regions_are_seen_at_every_size(frame, scene, size):
    assert frame.visible(size).contains(scene.land)


@pytest.mark.parametrize("size", theme.NOMINAL)
def test_the_scale_fits_the_narrower_side(frame, size):
    left, top, right, bottom = frame.pixels(size)
    assert (right - left) / (bottom - top) == pytest.approx((frame.right - frame.left) / (frame.top - frame.bottom))
    assert (frame.right - frame.left) * frame.scale(size) <= size[0] + 1e-6
    assert (frame.top - frame.bottom) * frame.scale(size) <= size[1] + 1e-6


def test_the_extent_is_as_wide_as_the_narrowest_map(frame):
    assert (frame.right - frame.left) / (frame.top - frame.bottom) >= NARROWEST - 1e-9


@pytest.mark.parametrize("corner", [(0, 0), (1, 0), (0, 1), (1, 1)])
@pytest.mark.parametrize("more", [0, 7, 40, 300])
def test_what_is_kept_for_a_corner_covers_it_however_much_ground_is_seen(frame, corner, more):
    size, (across, down) = theme.NOMINAL[1], (100, 50)
    seen, extent = frame.pixels(size), box(*frame.pixels(size))
    left, top, right, bottom = seen[0] - more, seen[1] - more, seen[2] + more, seen[3] + more
    x = right - theme.INSET_GAP - across if corner[0] else left + theme.INSET_GAP
    y = bottom - theme.INSET_GAP - down if corner[1] else top + theme.INSET_GAP
    covered = box(x, y, x + across, y + down).intersection(extent)
    assert covered.difference(box(*frame.kept(size, across, down, corner))).area < 1e-6


@pytest.mark.parametrize("corner", [(0, 0), (1, 0), (0, 1), (1, 1)])
def test_a_corner_lies_inside_the_map_near_its_edges(frame, corner):
    size = theme.NOMINAL[1]
    left, top, right, bottom = frame.pixels(size)
    box = frame.corner(size, 100, 50, corner)
    assert (box[2] - box[0], box[3] - box[1]) == pytest.approx((100, 50))
    gaps = (right - box[2] if corner[0] else box[0] - left, bottom - box[3] if corner[1] else box[1] - top)
    assert gaps == pytest.approx((theme.INSET_GAP, theme.INSET_GAP))
