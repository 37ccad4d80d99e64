"""A package need not draw the ground about the corridor: any layer that is only shown may be empty."""

import pytest
from msgspec.structs import replace

from corridor.geography.scene import scene_of
from corridor.package.checks import check


@pytest.mark.parametrize("layers", [("surroundings",), ("neighbours",), ("lakes", "rivers"), ("border",)])
def test_a_layer_may_be_empty(shipped, layers):
    empty = replace(shipped, layers={**shipped.layers, **dict.fromkeys(layers, ())})
    assert scene_of(empty).regions
    rules = {problem.rule for problem in check(empty)}
    assert rules <= {"place-in-undrawn-area", "place-outside-area"}
