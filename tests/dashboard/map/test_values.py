"""However many initiatives a corridor has, its coverage fits the shades there are."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.map.values import SHADES, shade

_ASSETS = Path(__file__).parents[3] / "dashboard" / "assets"


@given(levels=st.integers(1, 40), data=st.data())
def test_more_initiatives_are_never_lighter_and_all_of_them_are_darkest(levels: int, data: st.DataObject) -> None:
    level = data.draw(st.integers(0, levels - 1))
    assert 0 <= shade(level, levels) <= shade(level + 1, levels) <= SHADES
    assert shade(0, levels) == 0
    assert shade(1, levels) >= 1
    assert shade(levels, levels) == SHADES


def test_as_many_initiatives_as_shades_have_one_each() -> None:
    assert [shade(level, SHADES) for level in range(SHADES + 1)] == list(range(SHADES + 1))


@pytest.mark.parametrize("file", ["map_state.css", "legend.css"])
def test_the_stylesheets_have_these_shades(file: str) -> None:
    drawn = {int(level) for level in re.findall(r'\[data-level="(\d)"\]', (_ASSETS / file).read_text("utf-8"))}
    assert drawn == set(range(1, SHADES + 1))


def test_a_corridor_without_initiatives_has_no_shade() -> None:
    assert shade(0, 0) == 0
