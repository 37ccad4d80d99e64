"""The stretches of the border follow each other as numbers do: 10 comes after 9, not after 1."""

from itertools import pairwise

import pytest
from shapely import LineString

from corridor.geography.linear import BorderLine
from corridor.geography.projection import Projection
from corridor.model.feature import Feature


@pytest.mark.parametrize("of", [int, str], ids=["numbers", "text"])
def test_stretches_are_walked_in_the_order_of_their_numbers(of: type) -> None:
    features = [
        Feature(
            f"S{order}",
            {"area": "A", "faces": "X", "order": of(order)},
            LineString([(118 + order, 49), (119 + order, 49)]),
        )
        for order in (10, 9, 1, 12, 2, 11, 100)
    ]
    walk = BorderLine.of(features, Projection(118, 49))
    assert [stretch.id for stretch in walk.stretches] == ["S1", "S2", "S9", "S10", "S11", "S12", "S100"]
    assert all(one.end == other.start for one, other in pairwise(walk.stretches))
