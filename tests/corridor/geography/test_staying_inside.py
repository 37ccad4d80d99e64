import itertools
import math

import pytest
import shapely
import shapely.ops
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Point, Polygon, box

from corridor.geography.corridor_line import corridor_arms
from corridor.geography.measured_line import substring
from corridor.geography.scene import scene_of
from corridor.geography.simpler import simpler
from corridor.geography.staying_inside import CLEARANCE, InsideOf, nearer_than_needed
from tests.examples import examples

_SLACK = 1e-6
_SEEN = 0.01
_KM = st.integers(-500, 500)


def land_with_bends(depths, length, deep):
    """Land whose northern edge, the border, bends by `depths`, and its border."""
    step = length / (len(depths) - 1)
    border = LineString([(at * step, depth) for at, depth in enumerate(depths)])
    return border, Polygon([*border.coords, (length, -deep), (0, -deep)])


@settings(max_examples=examples(60), deadline=None)
@given(
    depths=st.lists(st.floats(-30, 30), min_size=3, max_size=14),
    length=st.sampled_from([60.0, 150.0, 400.0, 1500.0]),
    hub=st.floats(0.05, 0.95),
)
def test_no_bend_of_the_border_leads_the_corridor_line_abroad(depths, length, hub):
    border, land = land_with_bends(depths, length, 60.0)
    arms = corridor_arms(border, land, Point(hub * length, -50))
    assert arms
    for arm in arms:
        assert arm.difference(land.buffer(_SLACK)).length < _SLACK
    assert nearer_than_needed(arms, land) < _SEEN


@settings(max_examples=examples(60), deadline=None)
@given(points=st.lists(st.tuples(st.floats(-20, 120), st.floats(-60, 20)), min_size=2, max_size=8, unique=True))
def test_any_line_stays_on_land_with_a_lake_and_a_neck(points):
    lake = box(30, -25, 45, -10)
    land = box(0, -40, 60, 0).difference(lake).union(box(60, -20, 70, -19)).union(box(70, -40, 100, 0))
    line = LineString([(10, -30), *points])
    for piece in InsideOf(land).kept(line):
        assert piece.difference(land.buffer(_SLACK)).length < _SLACK


def test_a_line_across_a_bay_goes_round_it():
    land = box(0, -40, 100, 0).difference(box(40, -20, 60, 0))
    (line,) = InsideOf(land).kept(LineString([(5, -10), (95, -10)]))
    assert line.distance(land.boundary) >= CLEARANCE
    assert line.bounds[1] == pytest.approx(-22.24, abs=0.1)


@pytest.mark.parametrize("length", [300, pytest.param(12_000, marks=pytest.mark.slow)])
def test_every_bay_is_gone_round_however_far_apart_the_vertices_are(length):
    """A way between two vertices on land may leave it although its middle does not."""
    bays = shapely.union_all([box(at, -20, at + 1, 0) for at in range(10, length - 10, 50)])
    lines = InsideOf(box(0, -40, length, 0).difference(bays)).kept(LineString([(5, -10), (length - 5, -10)]))
    assert nearer_than_needed(lines, box(0, -40, length, 0).difference(bays)) < _SEEN
    assert sum(line.length for line in lines) > length + 10 * len(bays.geoms)


def test_where_the_land_is_interrupted_the_line_is_too():
    land = box(0, -40, 40, 0).union(box(60, -40, 100, 0))
    first, second = InsideOf(land).kept(LineString([(5, -20), (95, -20)]))
    assert first.bounds[2] <= 40
    assert second.bounds[0] >= 60


def test_before_a_strait_the_line_stops_short_of_the_shore():
    land = box(0, -40, 40, 0).union(box(60, -40, 100, 0))
    lines = InsideOf(land).kept(LineString([(5, -20), (95, -20)]))
    assert nearer_than_needed(lines, land) == 0
    assert len(lines) == 2


@pytest.mark.parametrize("off", [0.001, 0.5, 1.9])
def test_a_hub_at_the_edge_of_wide_land_begins_the_line_two_kilometres_inside(off):
    border, land = land_with_bends([0, 0, 0], 100.0, 60.0)
    arms = corridor_arms(border, land, Point(50, -off))
    assert shapely.MultiLineString(arms).distance(land.boundary) >= CLEARANCE
    for arm in arms:
        assert arm.coords[0] == pytest.approx((50, -2.24), abs=0.01)


def test_a_hub_on_a_tip_too_narrow_keeps_its_place():
    border, land = land_with_bends([0, 0, 0], 100.0, 60.0)
    tip = land.union(box(49, -70, 51, -60))
    assert {arm.coords[0] for arm in corridor_arms(border, tip, Point(50, -69))} == {(50, -69)}


@pytest.mark.parametrize(
    ("line", "near"),
    [
        ([(5, -10), (95, -10)], 0),
        ([(5, -1), (95, -1)], 90),
        ([(5, -10), (50, 10), (95, -10)], 2 * math.hypot(45, 20) * 12 / 20),
        ([(5, -10), (95, -10), (95, -1)], 1),
        ([(50, -30), (50, -55)], 0),
        ([(50, -30), (50, -65), (30, -75), (30, -95)], 0),
    ],
    ids=["inside", "along the edge", "abroad and back", "to the edge", "into a tip", "through a neck"],
)
def test_what_is_nearer_than_two_kilometres_is_measured_where_there_is_room(line, near):
    land = (
        box(0, -40, 100, 0).union(box(49, -62, 51, -40)).union(box(29, -80, 51, -60).difference(box(32, -79, 48, -62)))
    )
    land = land.union(box(0, -120, 100, -80))
    assert nearer_than_needed([LineString(line)], land) == pytest.approx(near, abs=0.05)


def test_on_land_too_small_for_any_clearance_the_line_is_kept_as_it_is():
    line = LineString([(1, 1), (2, 1.5)])
    assert InsideOf(box(0, 0, 3, 2.5)).kept(line)[0].hausdorff_distance(line) < 1


def test_through_a_neck_too_narrow_the_line_keeps_to_its_middle_third():
    land = box(0, -40, 40, 0).union(box(40, -21, 60, -20)).union(box(60, -40, 100, 0))
    (line,) = InsideOf(land).kept(LineString([(5, -20.4), (95, -20.4)]))
    assert line.within(land)
    neck = line.intersection(box(42, -50, 58, 10))
    assert neck.distance(land.boundary) > 0.1


@pytest.mark.parametrize("length", [20.0, 60.0, 100.0, 5000.0])
@pytest.mark.parametrize("inland", [0.2, 0.9])
def test_a_border_of_any_length_has_a_line_without_a_spike(length, inland):
    """The arms leave the hub in different directions, and none turns back on itself."""
    deep = min(length, 300.0)
    border, land = land_with_bends([0, length / 60, 0, -length / 60, 0], length, deep)
    arms = corridor_arms(border, land, Point(length / 2, -deep * inland))
    assert len(arms) == 2
    assert sum(arm.length for arm in arms) > 0.75 * length
    away = [arm.interpolate(length / 100) for arm in arms]
    assert away[0].distance(away[1]) > 0.6 * length / 100, "the arms part at 35 degrees or more"
    for arm in arms:
        assert max(_turns(arm)) < 100


def _turns(line):
    """The turns in degrees between pieces of a thirtieth of `line`."""
    points = [line.interpolate(at / 30, normalized=True) for at in range(31)]
    headings = [math.atan2(b.y - a.y, b.x - a.x) for a, b in itertools.pairwise(points)]
    return [abs((math.degrees(b - a) + 180) % 360 - 180) for a, b in itertools.pairwise(headings)]


def test_the_shipped_corridor_line_stays_two_kilometres_inside(shipped):
    scene = scene_of(shipped)
    line = shapely.MultiLineString(scene.corridor)
    assert line.difference(scene.land.buffer(-CLEARANCE)).length < 0.01
    assert line.distance(scene.border.lines) >= CLEARANCE


@pytest.mark.parametrize("tolerance", [0.0, 0.25, 2.0])
def test_belts_stay_in_their_regions_on_the_simplified_map_too(shipped, tolerance):
    detailed = scene_of(shipped)
    scene = simpler(detailed, tolerance) if tolerance else detailed
    for id_, shape in scene.belts.items():
        own = scene.regions[shipped.belts[id_].area]
        assert not shape.is_empty
        assert shape.difference(own.buffer(_SLACK)).area < 1e-6


@given(st.lists(st.tuples(_KM, _KM), min_size=2, max_size=9, unique=True), st.floats(0, 1), st.floats(0, 1))
def test_a_piece_of_a_line_is_what_shapely_says(vertices, start, end):
    line = LineString(vertices)
    first, last = start * line.length, end * line.length
    piece, wanted = substring(line, first, last), shapely.ops.substring(line, first, last)
    assert piece.length == pytest.approx(wanted.length, abs=1e-6)
    assert piece.hausdorff_distance(wanted) == pytest.approx(0, abs=1e-6)
    assert Point(piece.coords[0]).distance(line.interpolate(first)) == pytest.approx(0, abs=1e-6)
