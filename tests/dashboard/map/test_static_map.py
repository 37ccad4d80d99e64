"""The map as SVG: everything that Plotly's map has, under the same names, at the same places."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.map import theme
from dashboard.map.figure import map_drawing
from dashboard.map.map_paint import map_paint
from dashboard.map.static_map import _path, _text, static_map
from dashboard.map.symbols import outline

NOTHING = {"regions": {}}


def drawn(figure, paint=NOTHING, region=None):
    return ET.fromstring(static_map(figure.to_plotly_json()).painted(paint, region))


def groups(svg):
    return [node for node in svg.iter("g") if (node.get("class") or "").startswith("trace")]


def test_every_trace_stands_in_it_under_its_own_name(figure):
    uids = [trace.uid for trace in figure.data]
    assert [group.get("class") for group in groups(drawn(figure))] == [f"trace{uid}" for uid in uids]


def test_every_name_stands_in_it(figure):
    said = [text.replace("<br>", "") for trace in figure.data if "text" in (trace.mode or "") for text in trace.text]
    assert ["".join(node.itertext()) for node in drawn(figure).iter("text")] == said


def test_it_tells_what_is_shown_at_which_scale_and_what_lies_outside(figure):
    for trace, group in zip(figure.data, groups(drawn(figure)), strict=True):
        meta = trace.meta or {}
        assert group.get("data-tier") == (str(meta["tier"]) if "tier" in meta else None)
        assert group.get("data-outside") == ("" if meta.get("outside") else None)


def test_the_states_of_the_regions_stand_in_it_as_the_map_gets_them(figure, shipped):
    for initiative in (None, *shipped.initiatives):
        paint = map_paint(shipped, initiative)
        found = {group.get("class"): group for group in groups(drawn(figure, paint))}
        for code, state in paint["regions"].items():
            for kind in ("region", "hatch", *theme.BADGES):
                node = found[f"trace{kind}-{code}"]
                assert node.get("data-coverage") == state["coverage"]
                assert node.get("data-silent") == ("" if state["silent"] else None)
                assert node.get("data-count") == (str(state["count"]) if state["count"] else None)
            if state["count"]:
                assert "".join(found[f"tracebadgecount-{code}"].itertext()) == str(state["count"])
                circle = found[f"tracebadge-{code}"].find(".//path[@class='point']").get("d")
                assert circle == outline("circle", 2 * state["radius"])


def test_only_what_belongs_to_the_chosen_region_is_marked(figure, shipped):
    code = shipped.corridor.regions[0]
    marked = {group.get("class") for group in groups(drawn(figure, region=code)) if group.get("data-selected") == ""}
    whole = {
        f"trace{kind}-{code}" for kind in ("region", "outline", "belt", "beltpoint", "label-region", *theme.BADGES)
    }
    ports = {f"trace{kind}-{port.id}" for port in shipped.places_of(code, "port") for kind in ("port", "label-port")}
    assert marked >= whole | ports
    others = {name for name in marked if re.sub(r"(__\d)?(-inset\d*)?$", "", name) not in ports}
    assert all(re.fullmatch(rf"trace[a-z-]+-{code}(__\d)?(-inset\d*)?", name) for name in others)
    assert not any(group.get("data-selected") is not None for group in groups(drawn(figure)))


def test_a_code_may_be_of_any_form(harbour):
    found = static_map(map_drawing(harbour, harbour.corridor.languages[0]))
    code = next(code for code in harbour.corridor.regions if "-" in code)
    svg = ET.fromstring(found.painted(map_paint(harbour, None), code))
    region = next(group for group in groups(svg) if group.get("class") == f"traceregion-{code}")
    assert region.get("data-coverage")
    assert region.get("data-selected") == ""


def test_a_value_colours_its_region(figure, shipped):
    code = shipped.corridor.regions[0]
    paint = {"regions": {code: {"coverage": "figures", "count": 3, "radius": 5, "silent": False, "value": "#123456"}}}
    found = {group.get("class"): group for group in groups(drawn(figure, paint))}
    assert found[f"traceregion-{code}"].get("style") == "--value-fill:#123456"
    assert found[f"traceoutline-{code}"].get("style") is None


def test_names_from_the_data_are_no_markup():
    assert "<script>" not in _text(["<script>alert(1)</script>"], "middle right", 4, 11)


@pytest.mark.parametrize("symbol", sorted({*theme.SYMBOLS.values(), "circle", "hexagon2"}))
def test_every_symbol_of_the_map_has_an_outline_of_its_size(symbol):
    numbers = [float(number) for number in re.findall(r"-?\d+\.?\d*", outline(symbol, 20))]
    assert 9 <= max(map(abs, numbers)) <= 13.1


numbers = st.integers(-90_000, 90_000).map(lambda value: value / 100)
line = st.lists(st.tuples(numbers, numbers), min_size=2, max_size=8)


@given(st.lists(line, min_size=1, max_size=4), st.sampled_from([10, 100]))
def test_a_path_leads_along_the_same_points(lines, unit):
    points = [point for part in lines for point in (*part, (None, None))][:-1]
    path = _path([x for x, _ in points], [y for _, y in points], unit)
    assert re.fullmatch(r"(M-?\d+( |(?=-))-?\d+(l-?\d+( |(?=-))-?\d+)*)+", path)
    parts = [part for part in path.split("M") if part]
    assert len(parts) == len(lines)
    for part, wanted in zip(parts, lines, strict=True):
        at, reached = (0, 0), []
        for step in part.split("l"):
            east, south = (int(number) for number in re.findall(r"-?\d+", step))
            at = (at[0] + east, at[1] + south)
            reached.append(at)
        expected = [(round(x * unit), -round(y * unit)) for x, y in wanted]
        assert reached == [point for n, point in enumerate(expected) if n == 0 or point != expected[n - 1]]
