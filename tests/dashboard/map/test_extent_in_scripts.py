"""One geometry: what the browser's script says of the map's extent is what the server says, whatever box it is in."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.geography.scale import round_length
from dashboard.map.map_extent import MapExtent
from tests.dashboard.scripts import Scripts, scripts

SIDES = st.integers(200, 3000)
KM = st.integers(-400, 400)
CLOSEST = 6
"""Times as large as the whole that a region is shown at most."""
Pair = tuple[float, float]


@pytest.fixture(scope="module")
def node() -> Iterator[Scripts]:
    with scripts() as found:
        yield found


@st.composite
def homes(draw: st.DrawFn) -> MapExtent:
    left, bottom = draw(KM), draw(KM)
    return MapExtent(left, bottom, left + draw(st.integers(50, 900)), bottom + draw(st.integers(50, 900)))


def plan(home: MapExtent, **more: object) -> dict[str, object]:
    """What of the figure the script reads."""
    return {"home": {"x": [home.left, home.right], "y": [home.bottom, home.top]}, "insets": [], **more}


def about(value: float) -> object:
    return pytest.approx(value, rel=1e-6, abs=1e-6)


@given(home=homes(), width=SIDES, height=SIDES)
def test_the_whole_is_as_large_and_shows_as_much_on_either_side(node: Scripts, home, width, height) -> None:
    size = {"width": width, "height": height}
    assert node.call("map_extent", "wholeScale", plan(home), size) == about(home.scale((width, height)))
    shown = node.call("map_extent", "wholeExtent", plan(home), size)
    west, south, east, north = home.visible((width, height)).bounds
    assert shown["x"] == [about(west), about(east)]
    assert shown["y"] == [about(south), about(north)]


@given(length=st.floats(0.05, 5000))
def test_a_scale_bar_has_the_same_round_length_on_either_side(node: Scripts, length) -> None:
    assert node.call("map_extent", "roundLength", length) == about(round_length(length))


@st.composite
def wanted(draw: st.DrawFn) -> dict[str, Pair]:
    west, south = draw(st.integers(-900, 900)), draw(st.integers(-900, 900))
    return {"x": (west, west + draw(st.integers(1, 1500))), "y": (south, south + draw(st.integers(1, 1500)))}


@given(home=homes(), width=SIDES, height=SIDES, asked=wanted())
def test_nothing_beyond_the_whole_is_reachable_and_the_ground_keeps_its_proportions(
    node: Scripts, home, width, height, asked
) -> None:
    size = {"width": width, "height": height}
    found = node.call("map_extent", "reachable", plan(home), size, asked)
    west, south, east, north = home.visible((width, height)).bounds
    assert west - 1e-6 <= found["x"][0] < found["x"][1] <= east + 1e-6
    assert south - 1e-6 <= found["y"][0] < found["y"][1] <= north + 1e-6
    across, down = ((found[axis][1] - found[axis][0]) / side for axis, side in (("x", width), ("y", height)))
    assert across == about(down), "a km is as long across as down"
    again = node.call("map_extent", "reachable", plan(home), size, found)
    assert again["x"] == list(map(about, found["x"]))
    assert again["y"] == list(map(about, found["y"]))


def part(data: st.DataObject, low: float, high: float) -> Pair:
    """A part of the way from `low` to `high`."""
    first, second = sorted(data.draw(st.lists(st.integers(0, 100), min_size=2, max_size=2, unique=True)))
    return low + (high - low) * first / 100, low + (high - low) * second / 100


@given(home=homes(), width=SIDES, height=SIDES, data=st.data())
def test_what_was_asked_for_is_shown_whole_where_the_whole_has_it(node: Scripts, home, width, height, data) -> None:
    west, south, east, north = home.visible((width, height)).bounds
    asked = {"x": part(data, west, east), "y": part(data, south, north)}
    found = node.call("map_extent", "reachable", plan(home), {"width": width, "height": height}, asked)
    for axis in ("x", "y"):
        assert found[axis][0] <= asked[axis][0] + 1e-6
        assert asked[axis][1] - 1e-6 <= found[axis][1]


@given(home=homes(), width=SIDES, height=SIDES, data=st.data())
def test_a_region_is_shown_whole_and_never_larger_than_allowed(node: Scripts, home, width, height, data) -> None:
    (west, east), (south, north) = part(data, home.left, home.right), part(data, home.bottom, home.top)
    size = {"width": width, "height": height}
    found = node.call("map_extent", "regionExtent", plan(home, regions={"R": [west, south, east, north]}), size, "R")
    assert found["x"][0] <= west + 1e-6
    assert east - 1e-6 <= found["x"][1]
    assert found["y"][0] <= south + 1e-6
    assert north - 1e-6 <= found["y"][1]
    scale = width / (found["x"][1] - found["x"][0])
    assert home.scale((width, height)) * (1 - 1e-6) <= scale <= CLOSEST * home.scale((width, height)) * (1 + 1e-6)


@given(home=homes(), width=SIDES, height=SIDES)
def test_what_is_no_region_has_no_extent(node: Scripts, home, width, height) -> None:
    size = {"width": width, "height": height}
    assert node.call("map_extent", "regionExtent", plan(home), size, "R") is None
    assert node.call("map_extent", "regionExtent", plan(home, regions={}), size, "R") is None
