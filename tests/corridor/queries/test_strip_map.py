from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from corridor.package.loading import load
from corridor.queries.strip_map import strip_map

PACKAGES = Path(__file__).parents[2] / "packages"


@pytest.fixture(scope="module")
def view(shipped):
    return strip_map(shipped)


def test_the_stretches_follow_each_other_from_end_to_end(view):
    spans = [stretch.span for stretch in view.stretches]
    assert spans[0][0] == 0
    assert spans[-1][1] == pytest.approx(1)
    assert all(one[1] == other[0] for one, other in pairwise(spans))
    assert all(stretch.faces for stretch in view.stretches)


def test_a_region_on_two_countries_or_in_two_places_has_two_spans(view):
    spans = {row.region.id: row.spans for row in view.regions}
    assert {code: len(found) for code, found in spans.items() if len(found) > 1} == {"150726": 2, "150727": 2}
    assert len(spans) == 5


def test_lengths_are_published_ones_and_never_the_drawn_line_s(shipped, view):
    lengths = {row.region.id: [float(length.value) for length in row.lengths] for row in view.regions}
    assert lengths["150784"] == [671.4, 671.4]
    assert lengths["150726"] == []
    published = {row.value for row in shipped.statistics.values()}
    assert all(length.value in published for row in view.regions for length in row.lengths)


def test_the_ports_stand_in_the_order_of_the_walk(view):
    assert [port.place.id for port in view.ports] == ["PT08", "PT07", "PT03", "PT02", "PT01", "PT04", "PT05", "PT06"]
    assert [port.share for port in view.ports] == sorted(port.share for port in view.ports)


def test_airports_lie_off_the_line_and_border_ports_on_it(view):
    assert {port.place.id for port in view.ports if port.off_line} == {"PT03", "PT04"}
    outside = next(port for port in view.ports if port.place.id == "PT04")
    assert outside.region is None
    assert outside.offset_km == pytest.approx(102, abs=3)


def test_each_port_on_the_line_stands_in_its_region_s_stretch(view):
    spans = {row.region.id: row.spans for row in view.regions}
    for port in view.ports:
        if not port.off_line:
            assert any(start <= port.share <= end for start, end in spans[port.region.id])


def test_a_port_far_from_the_border_is_off_the_line_though_it_faces_a_country(shipped):
    port = replace(shipped.places["PT06"], lon=120.6)
    found = strip_map(replace(shipped, places={"PT06": port})).ports
    assert [(row.off_line, row.faces.id) for row in found] == [(True, "RU")]


def test_belts_cover_their_region_s_stretches(view):
    assert [row.belt.area for row in view.belts] == ["150726", "150727", "150781", "150725", "150784"]
    spans = {row.region.id: row.spans for row in view.regions}
    assert all(row.spans == spans[row.belt.area] for row in view.belts)


def test_without_a_border_there_is_nothing_to_unroll(shipped):
    found = strip_map(replace(shipped, layers={**shipped.layers, "border": ()}))
    assert (found.stretches, found.ports) == ((), ())
    assert all(not row.spans for row in (*found.regions, *found.belts))


def test_another_corridor_unrolls_as_well():
    found = strip_map(load(PACKAGES / "tiny"))
    assert [row.span[1] for row in found.stretches] == pytest.approx([1 / 3, 2 / 3, 1], rel=0.01)
    assert [(row.place.id, row.off_line) for row in found.ports] == [("L01", False), ("L02", True)]


def test_on_a_short_border_a_port_is_off_the_line_sooner():
    tiny = load(PACKAGES / "tiny")
    moved = replace(tiny.places["L01"], lat=tiny.places["L01"].lat - 0.05)
    (port,) = strip_map(replace(tiny, places={"L01": replace(moved, uncertainty_m=0)})).ports
    assert port.off_line
    assert port.offset_km < 10
