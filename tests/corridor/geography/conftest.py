"""Simple ground: a strip of land 100 km wide and 40 km deep, its northern edge the border, walked from west to east."""

import pytest
from shapely import LineString, Polygon, box

from corridor.geography.linear import BorderLine, Stretch


@pytest.fixture
def land() -> Polygon:
    return box(0, -40, 100, 0)


@pytest.fixture
def border() -> BorderLine:
    west, east = LineString([(0, 0), (30, 0)]), LineString([(30, 0), (100, 0)])
    return BorderLine((Stretch("w", "A", "X", west, 0, 30), Stretch("e", "B", "Y", east, 30, 100)))
