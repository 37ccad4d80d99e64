"""Lengths and areas within boxes are those that shapely finds by clipping one box after the other."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from corridor.geography.within_boxes import Segments, areas

SQUARE = shapely.box(0, 0, 10, 10)
RING = SQUARE.difference(shapely.box(3, 3, 7, 7))
TWO = shapely.union_all([RING, shapely.Point(20, 5).buffer(4)])
HOOK = shapely.Polygon([(0, 0), (10, 0), (10, 10), (6, 10), (6, 3), (4, 3), (4, 8), (0, 8)])
SHAPES = (SQUARE, RING, TWO, HOOK, shapely.Polygon([(0, 0), (5, 1e-12), (10, 0), (5, -4)]))
LINES = (
    shapely.LineString([(0, 0), (10, 10), (20, 10), (20, -5)]),
    shapely.MultiLineString([[(0, 5), (10, 5)], [(-3, -3), (15, 2), (16, 2)], [(4, 0), (4, 9), (4.5, 30)]]),
    TWO.boundary,
)
ENDS = st.floats(-5, 25, allow_nan=False, width=16)


@st.composite
def boxes(draw: st.DrawFn) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    """Some boxes, each with a width and a height."""
    found = []
    for _ in range(draw(st.integers(1, 5))):
        west, south = draw(ENDS), draw(ENDS)
        found.append((west, south, west + draw(st.floats(0.25, 20)), south + draw(st.floats(0.25, 20))))
    return np.array(found)


@given(shape=st.sampled_from(SHAPES), given_boxes=boxes())
def test_areas(shape, given_boxes):
    clipped = [shape.intersection(shapely.box(*box)).area for box in given_boxes]
    assert areas(shape, given_boxes) == pytest.approx(clipped, abs=1e-6)
    assert areas(shapely.reverse(shape), given_boxes) == pytest.approx(clipped, abs=1e-6)


@given(lines=st.sampled_from(LINES), given_boxes=boxes())
def test_lengths(lines, given_boxes):
    clipped = [lines.intersection(shapely.box(*box)).length for box in given_boxes]
    assert Segments(lines).lengths(given_boxes) == pytest.approx(clipped, abs=1e-6)


def test_nothing_lies_in_no_box_and_no_line_in_any():
    assert areas(SQUARE, np.empty((0, 4))).tolist() == []
    assert Segments(shapely.MultiLineString([])).lengths(np.array([[0.0, 0.0, 1.0, 1.0]])).tolist() == [0.0]
