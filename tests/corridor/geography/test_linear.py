import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, MultiLineString, Point

from corridor.geography.linear import BorderLine, Stretch, walked_through
from corridor.geography.projection import Projection
from corridor.model.feature import Feature

MIDDLE = Projection(11.0, 50.0)


def feature(id_, order, *points):
    return Feature(id_, {"area": f"A{id_}", "faces": "X", "order": order}, LineString(points))


def test_the_walk_follows_the_order_and_not_the_file():
    line = BorderLine.of([feature("2", 2, (11, 50), (12, 50)), feature("1", 1, (10, 50), (11, 50))], MIDDLE)
    assert [stretch.id for stretch in line.stretches] == ["1", "2"]
    assert line.stretches[0].end == line.stretches[1].start == pytest.approx(line.length / 2, rel=1e-3)
    assert line.length == pytest.approx(143.4, rel=1e-3)


def test_a_gap_between_two_features_has_no_length():
    line = BorderLine.of([feature("1", 1, (10, 50), (10.5, 50)), feature("2", 2, (11.5, 50), (12, 50))], MIDDLE)
    assert line.length == pytest.approx(71.7, rel=1e-3)


def test_a_feature_in_several_pieces_is_walked_through():
    pieces = MultiLineString([[(10, 50), (10.5, 50)], [(10.5, 50), (11, 50)]])
    line = BorderLine.of([Feature("1", {"area": "A", "faces": "X", "order": 1}, pieces)], MIDDLE)
    assert line.length == pytest.approx(71.7, rel=1e-3)


@pytest.mark.parametrize(
    ("point", "share", "offset", "stretch"),
    [((15, 0), 0.15, 0, "w"), ((65, 3), 0.65, 3, "e"), ((-4, -3), 0, 5, "w"), ((103, 4), 1, 5, "e")],
)
def test_a_point_is_where_the_line_is_nearest(border, point, share, offset, stretch):
    found = border.locate(Point(point))
    assert (found.share, found.offset, found.stretch) == (pytest.approx(share), pytest.approx(offset), stretch)


def test_without_a_border_nothing_is_near():
    with pytest.raises(ValueError, match="empty"):
        BorderLine(()).locate(Point(0, 0))


@given(
    st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), min_size=2, max_size=8, unique=True),
    st.floats(0, 1),
)
def test_what_lies_on_the_line_is_found_on_it(points, share):
    line = LineString(points)
    border = BorderLine((Stretch("s", "A", "X", line, 0, line.length),))
    point = line.interpolate(share, normalized=True)
    found = border.locate(point)
    assert found.offset == pytest.approx(0, abs=1e-9)
    assert line.interpolate(found.share, normalized=True).distance(point) == pytest.approx(0, abs=1e-6)


def test_a_region_has_its_stretches_and_their_shares(border):
    assert [stretch.id for stretch in border.of_area("B")] == ["e"]
    assert border.of_area("C") == ()
    assert [border.span(stretch) for stretch in border.stretches] == [(0, 0.3), (0.3, 1)]


def test_the_whole_walk_is_one_line(border):
    assert border.line.length == border.length == 100


@given(
    st.lists(st.booleans(), min_size=4, max_size=4),
    st.lists(st.booleans(), min_size=4, max_size=4),
    st.permutations(range(3)),
)
def test_it_does_not_matter_which_way_lines_were_drawn(turned, split, mixed):
    """Each stretch may be drawn against the walk, and in pieces in any order and direction."""
    drawn = []
    for at in range(4):
        pieces = [LineString([(10 * at + 3 * n, 0), (10 * at + 3 * n + 3 + (n == 2), 0)]) for n in range(3)]
        whole = LineString([(10 * at, 0), (10 * at + 10, 0)])
        shape = MultiLineString([pieces[n] for n in mixed]) if split[at] else whole
        drawn.append(shape.reverse() if turned[at] else shape)
    lines = walked_through(drawn)
    assert [(line.coords[0][0], line.coords[-1][0]) for line in lines] == [(0, 10), (10, 20), (20, 30), (30, 40)]
    assert sum(line.length for line in lines) == 40


def test_pieces_with_a_gap_are_walked_in_their_order():
    (line,) = walked_through([MultiLineString([[(20, 0), (30, 0)], [(0, 0), (10, 0)]])])
    assert [x for x, _ in line.coords] in ([0, 10, 20, 30], [30, 20, 10, 0])
