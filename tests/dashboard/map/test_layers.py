from shapely import Point

from dashboard.map import layers
from dashboard.map.map_source import MapSource
from dashboard.map.traces import Sheet
from dashboard.words.wording import Wording


def uids(traces):
    return [trace["uid"] for trace in traces]


def test_every_region_answers_has_a_hatch_and_an_outline(shipped, scene):
    traces = list(layers.regions(scene, Sheet(), layers.region_answers(MapSource.of(shipped), scene, Wording("zh"))))
    codes = shipped.corridor.regions
    assert uids(traces) == [f"{kind}-{code}" for code in codes for kind in ("region", "hatch")]
    assert [trace["customdata"] for trace in traces if "customdata" in trace] == [[code, code] for code in codes]
    assert uids(layers.outlines(scene, Sheet())) == [f"outline-{code}" for code in codes]


def test_the_border_is_drawn_by_country(scene):
    assert uids(layers.border(scene, Sheet())) == ["border-MN", "border-RU"]


def test_region_lines_leave_the_border_to_the_border(scene):
    edges = next(trace for trace in layers.region_lines(scene, Sheet()) if trace["uid"] == "edge-regions")
    near = scene.border.line.buffer(0.2)
    points = [Point(x, y) for x, y in zip(edges["x"], edges["y"], strict=True) if x is not None]
    assert len(points) > 100
    assert not any(near.contains(point) for point in points)


def test_belts_let_the_pointer_through_and_their_points_answer(shipped, scene):
    assert {trace["hoverinfo"] for trace in layers.belts(shipped, scene, Sheet())} == {"skip"}
    for trace in layers.belt_points(shipped, scene, Sheet(), Wording("zh")):
        ((belt, region),) = trace["customdata"]
        assert shipped.belts[belt].area == region
        assert scene.belts[belt].contains(Point(trace["x"][0], trace["y"][0]))


def test_the_hub_ends_both_arms(scene):
    line = next(trace for trace in layers.corridor(scene, Sheet()) if trace["uid"] == "corridor-line")
    hub = next(trace for trace in layers.corridor(scene, Sheet()) if trace["uid"] == "corridor-hub")
    assert [round(x, 1) for x in line["x"] if x is not None].count(round(hub["x"][0], 1)) >= 2
