"""The words on the compared map: none covers another, none crosses a border, each leads to its own region."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import total_bounds
from shapely.geometry import LineString, Polygon, box

from corridor.geography.labels import text_width
from corridor.geography.scene import scene_of
from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from dashboard.panels.compare.words_on_map import SIZE_PX, WordsAt, words_on_map, words_with_room
from tests.dashboard.packages import PACKAGES

FAR = 10_000.0
LINES = ("额尔古纳", "1,234,567人次")


def _overlap(one: WordsAt, other: WordsAt) -> bool:
    return box(*one.extent).intersection(box(*other.extent)).area > 1e-9


def _check(shapes: dict[str, Polygon], px: float) -> list[WordsAt]:
    placed = words_on_map(shapes, dict.fromkeys(shapes, LINES), px)
    assert sorted(at.region for at in placed) == sorted(shapes)
    for at in placed:
        assert at.of.within(shapes[at.region])
        words = box(*at.extent)
        if at.side:
            assert not [code for code, shape in shapes.items() if words.intersects(shape)]
        else:
            assert words.within(shapes[at.region])
    assert not [pair for pair in combinations(placed, 2) if _overlap(*pair)]
    beside = [at for at in placed if at.side]
    assert not [at for at in beside if _crosses(at, at.side, placed) and not _crosses(at, -at.side, placed)]
    return placed


def _crosses(at: WordsAt, side: int, placed: list[WordsAt]) -> bool:
    """Whether a line to that side would cross words that stand inside a region."""
    line = LineString([at.of, (at.of.x + side * FAR, at.of.y)])
    return any(line.intersects(box(*other.extent)) for other in placed if not other.side)


@pytest.mark.parametrize("name", ["shipped", "two_periods", "harbour"])
@pytest.mark.parametrize("px", [0.2, 0.8, 3.0])
def test_words_stand_in_their_region_or_beside_the_map(name: str, px: float) -> None:
    scene = scene_of(load(shipped_package() if name == "shipped" else PACKAGES / name))
    _check(dict(scene.regions), px)


def test_what_has_room_inside_stays_there_and_a_narrow_region_has_its_words_beside_it() -> None:
    shapes = {"wide": box(0, 0, 400, 100), "narrow": box(400, 0, 410, 100)}
    sides = {at.region: at.side for at in _check(shapes, 1.0)}
    assert sides == {"wide": 0, "narrow": 1}


def test_a_line_goes_round_the_words_of_others() -> None:
    shapes = {"west": box(0, 0, 180, 100), "narrow": box(180, 0, 190, 100), "east": box(190, 60, 400, 100)}
    sides = {at.region: at.side for at in _check(shapes, 1.0)}
    assert (sides["west"], sides["narrow"]) == (0, 1)


@given(st.lists(st.floats(5, 200), min_size=1, max_size=12), st.floats(0.1, 4))
def test_however_many_narrow_regions_there_are(heights: list[float], px: float) -> None:
    shapes, bottom = {}, 0.0
    for number, height in enumerate(heights):
        shapes[str(number)] = box(0, bottom, 20 + 30 * (number % 3), bottom + height)
        bottom += height
    _check(shapes, px)


@pytest.mark.parametrize("name", ["shipped", "two_periods", "harbour"])
@pytest.mark.parametrize("room", [120, 280, 440, 1000])
def test_the_words_have_room_in_the_picture_or_there_are_none_beside_the_map(name: str, room: int) -> None:
    scene = scene_of(load(shipped_package() if name == "shipped" else PACKAGES / name))
    shapes, px = dict(scene.regions), 0.8
    placed = words_with_room(shapes, dict.fromkeys(shapes, LINES), px, room)
    left, _, right, _ = map(float, total_bounds(list(shapes.values())))
    width_km = max([right, *(at.extent[2] for at in placed)]) - min([left, *(at.extent[0] for at in placed)])
    word = next(iter(placed), None)
    if word is not None and any(at.side for at in placed):
        scale = max(text_width(line) for line in LINES) * SIZE_PX / (word.extent[2] - word.extent[0])
        assert width_km * scale <= room + 2
        assert scale * (right - left) >= 0.4 * min(room, px * (right - left))
        assert len(placed) == len(shapes)
    if room == 1000:
        assert len(placed) == len(shapes)
    if room == 120:
        assert not [at for at in placed if at.side]
