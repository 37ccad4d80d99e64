"""The wall's scenes as HTML: each says whose number it is and where it comes from, and none can be pressed."""

import re
from pathlib import Path

import pytest

from corridor.queries.wall import shown_on, wall
from dashboard.html.render import render
from dashboard.panels.wall_scenes import wall_scenes
from dashboard.words.wording import Wording
from tests.dashboard.markup import read
from tests.dashboard.published import LANGUAGES

SCRIPT = Path(__file__).parents[3] / "dashboard" / "assets" / "wall.js"


@pytest.fixture(scope="module")
def shipped(rendered):
    return rendered.dataset


@pytest.fixture(params=LANGUAGES)
def tree(request, shipped):
    return read(render(wall_scenes(wall(shipped), shipped, Wording(request.param))))


def test_every_figure_of_a_scene_stands_in_it_the_large_one_first(tree, shipped):
    for scene, part in zip(wall(shipped).scenes, tree.with_class("scene"), strict=True):
        ids = [figure.id for figure in shown_on(scene)]
        found = part.values("data-figure")
        assert found[0] == ids[0]
        assert set(found) <= set(ids)
        assert found[1:] == [figure.id for figure in scene.beside]


def test_nothing_can_be_pressed(tree):
    for name in ("button", "a", "input"):
        assert tree.named(name) == []
    assert not [key for key in ("data-press", "data-action") if tree.values(key)]


def test_each_scene_names_its_sources_the_approval_and_its_place(tree):
    parts = tree.with_class("scene")
    for at, part in enumerate(parts, start=1):
        foot = part.with_class("scene-foot")[0].text
        assert "2022-02-23" in foot
        assert "GS(2024)0650" in foot
        assert f"{at} / {len(parts)}" in foot


def test_the_gap_is_the_headline_of_a_target(shipped):
    scenes = read(render(wall_scenes(wall(shipped), shipped, Wording("zh")))).with_class("scene")
    ergun = next(part for part in scenes if part["data-region"] == "150784")
    assert ergun.with_class("scene-gap")[0].text == "距目标差7.6个百分点"
    assert ergun.with_class("bar")
    assert [part for part in scenes if part is not ergun and part.with_class("scene-gap")] == []


def test_what_is_left_out_is_said(tree, shipped):
    view = wall(shipped)
    for scene, part in zip(view.scenes, tree.with_class("scene"), strict=True):
        count = scene.left_out if scene.region else view.left_out
        words = part.with_class("scene-more")[0].text
        assert {str(n) for n in (count.figures, count.programmes, count.honours) if n} == set(re.findall(r"\d+", words))


def test_keys_do_all_that_can_be_done():
    keys = re.search(r"const KEYS = \{(.+?)\};", SCRIPT.read_text("utf-8"), re.DOTALL)
    assert keys
    assert set(re.findall(r"^  \"?(.+?)\"?:", keys[1], re.MULTILINE)) == {"ArrowRight", "ArrowLeft", " ", "e", "Escape"}


def test_when_a_number_is_stands_in_words_and_on_the_line_of_years(tree, shipped):
    view = wall(shipped)
    for scene, part in zip(view.scenes, tree.with_class("scene"), strict=True):
        (when,) = part.with_class("scene-when")
        dated = [figure for figure in shown_on(scene)[:1] if figure.observation.period]
        lines = when.with_class("period-line")
        assert bool(lines) == bool(dated)
        for line in lines:
            assert line["aria-hidden"] == "true"  # the words beside it say it
            assert line.text.startswith(str(view.years[0]))
            assert line.text.endswith(str(view.years[1]))
            for bar in line.with_class("timeline-bar"):
                begin, end = map(float, re.findall(r"(?:from|to):([\d.]+)%", bar["style"]))
                assert 0 <= begin <= end <= 100


def test_the_target_of_a_scene_is_on_the_line_too(tree):
    ergun = next(part for part in tree.with_class("scene") if part["data-region"] == "150784")
    kinds = [bar["data-kind"] for bar in ergun.with_class("timeline-bar")]
    assert kinds[1:] == ["target"]
