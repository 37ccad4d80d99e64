import pytest
from msgspec.structs import replace
from shapely import Point, box

from corridor.geography.inset import clusters
from corridor.geography.scene import scene_of
from corridor.package.loading import load
from dashboard.map import layers, point_marks, theme
from dashboard.map.figure import map_figure
from dashboard.map.inset import apart, inset_layout, inset_shapes, inset_traces, insets_of
from dashboard.map.labelling import scales_of
from dashboard.map.map_extent import map_extent
from dashboard.map.map_names import Namer
from dashboard.map.map_source import MapSource
from dashboard.words.wording import Wording
from tests.synthetic.package import make
from tests.synthetic.plan import Plan

NEAR = 40.0
"""Px between a region and the badge of a name beside it."""


@pytest.fixture(scope="module")
def crowded(shipped, tmp_path_factory):
    """140 regions that fill the map, with the ports that ship."""
    return load(make(tmp_path_factory.mktemp("crowded"), Plan(regions=140, indicators=1, periods=1), shipped))


@pytest.fixture(scope="module")
def drawn(crowded):
    """The traces of its map, which takes seconds to lay out."""
    return map_figure(crowded, "zh").data


@pytest.fixture
def insets(shipped, scene):
    return insets_of(shipped, scene, map_extent(scene))


def test_ports_too_close_together_share_an_inset(insets):
    assert [set(inset.window.members) for inset in insets] == [{"PT01", "PT02", "PT03"}]
    assert apart(insets) == {"PT01", "PT02", "PT03"}


def test_ports_far_apart_need_none(shipped, scene):
    places = {id_: place for id_, place in shipped.places.items() if id_ not in ("PT01", "PT03")}
    assert insets_of(replace(shipped, places=places), scene, map_extent(scene)) == ()


def test_an_inset_takes_a_corner_that_hides_no_region(insets, scene):
    frame = map_extent(scene)
    visible = frame.visible((620, 560)).bounds
    corner = insets[0].corner
    x, y = visible[2 * corner[0]], visible[3 - 2 * corner[1]]
    assert box(x - 150, y - 150, x + 150, y + 150).intersection(scene.land).area < 500


def test_no_inset_hides_regions_where_they_fill_the_map(crowded, drawn):
    """Its ports stand on the map then, and nothing lies over the scale bar."""
    scene = scene_of(crowded)
    frame = map_extent(scene)
    close = clusters(
        {port.id: scene.places[port.id] for port in point_marks.ports(crowded)}, 15 / frame.scale((620, 560))
    )
    insets = insets_of(crowded, scene, frame)
    assert len(insets) < len(close)
    assert all(inset.corner != (0, 1) for inset in insets)
    assert {trace.uid for trace in drawn} >= {f"port-{port.id}" for port in point_marks.ports(crowded)}


def test_every_region_has_a_name_to_be_shown_once_it_is_chosen(crowded, drawn):
    names = [trace for trace in drawn if trace.uid.startswith("label-region-")]
    assert {trace.uid.removeprefix("label-region-").split("__")[0] for trace in names} == set(crowded.corridor.regions)
    assert any(trace.meta["tier"] >= len(theme.NOMINAL) for trace in names), "all have room on the whole map"


def test_on_an_enlarged_map_every_name_is_near_its_region(crowded, drawn):
    """A place beside a region that is near it on the whole map lies far from it where the map is drawn larger."""
    scene, frame = scene_of(crowded), map_extent(scene_of(crowded))
    *_, enlarged = scales_of(frame)
    closest = len(theme.NOMINAL)
    away = {}
    for trace in drawn:
        kind, _, code = trace.uid.partition("label-region-")
        if code and not kind and trace.meta.get("last", closest) >= closest:
            region = scene.regions[code.split("__")[0]]
            away[trace.uid] = enlarged * region.distance(Point(trace.x[0], trace.y[0]))
    assert {uid.removeprefix("label-region-").split("__")[0] for uid in away} == set(crowded.corridor.regions)
    assert max(away.values()) < NEAR


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_port_of_the_inset_is_drawn_and_named(shipped, scene, insets, language):
    namer = Namer(shipped, scene, map_extent(scene), Wording(language))
    answers = layers.region_answers(MapSource.of(shipped), scene, Wording(language))
    traces = {trace["uid"]: trace for trace in inset_traces(scene, insets[0], namer, answers)}
    for id_ in insets[0].window.members:
        assert traces[f"port-{id_}-inset"]["customdata"] == [[id_, "150781"]]
        assert f"label-port-{id_}-inset" in traces
    assert traces["label-title-inset"]["text"] == [{"zh": "满洲里", "en": "Manzhouli"}[language]]
    assert "region-150781-inset" in traces


def test_an_inset_shows_nothing_outside_its_window(shipped, scene, insets):
    namer = Namer(shipped, scene, map_extent(scene), Wording("zh"))
    answers = layers.region_answers(MapSource.of(shipped), scene, Wording("zh"))
    left, _, right, _ = insets[0].window.extent
    for trace in inset_traces(scene, insets[0], namer, answers):
        drawn = [x for x in trace["x"] if x is not None]
        assert left - 0.01 <= min(drawn, default=left)
        assert max(drawn, default=right) <= right + 0.01


def test_frame_box_and_leaders_belong_to_both_axes(insets):
    shapes = list(inset_shapes(insets[0]))
    assert [shape["type"] for shape in shapes] == ["rect", "rect", "line"]
    assert all(shape["xref"] == ["x", "x2 domain"] for shape in shapes[2:])


def test_the_axes_of_an_inset_cannot_be_dragged(insets):
    layout = inset_layout(insets[0])
    assert layout["xaxis2"]["fixedrange"]
    assert layout["yaxis2"]["scaleanchor"] == "x2"
    assert all(0 < edge < 1 for axis in layout.values() for edge in axis["domain"])
