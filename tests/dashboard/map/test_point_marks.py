import pytest
from msgspec.structs import replace

from dashboard.map import theme
from dashboard.map.point_marks import port_marks, ports, seat_marks, seats, symbol_of, uncertainty_circles
from dashboard.map.traces import Sheet
from dashboard.words.wording import Wording


def test_each_kind_of_transport_has_its_symbol(shipped):
    symbols = {port.transport: symbol_of(port) for port in ports(shipped)}
    assert len(set(symbols.values())) == len(symbols) == 4


def test_a_transport_without_a_symbol_has_one_of_its_own(shipped):
    port = replace(shipped.places["PT01"], transport=("rail", "air"))
    assert symbol_of(port) == theme.SYMBOLS["other"]


def test_a_port_outside_the_regions_is_marked(shipped, scene):
    traces = port_marks(shipped, ports(shipped), scene, Sheet(), Wording("zh"))
    assert [trace["uid"] for trace in traces if trace["meta"]["outside"]] == ["port-PT04"]


def test_a_circle_is_as_wide_as_the_position_is_uncertain(shipped, scene):
    (trace,) = uncertainty_circles([shipped.places["PT01"]], scene, Sheet())
    assert max(trace["x"]) - min(trace["x"]) == pytest.approx(5.0, abs=0.03)


def test_seats_answer_each_for_itself(shipped, scene):
    (trace,) = seat_marks(shipped, seats(shipped), scene, Sheet(), Wording("zh"))
    assert trace["customdata"][0] == ["ST01", "150781"]
    assert len(trace["x"]) == len(trace["hovertext"]) == 5


def test_without_places_there_are_no_marks(shipped, scene):
    assert list(seat_marks(shipped, [], scene, Sheet(), Wording("zh"))) == []
    assert list(uncertainty_circles([], scene, Sheet())) == []
