"""What concerns the corridor, the whole city or a district stands under its own name, never as the regions' total."""

import pytest

from corridor.queries.panel import panel
from corridor.queries.selection import Selection
from dashboard.html.render import render
from dashboard.panels.selection import selection_panel
from dashboard.words.wording import Wording, entries
from tests.corridor.sample import observation, sample
from tests.dashboard.markup import read

HEADINGS = {
    "zh": {"all": "全市层面 · 三地", "city": "全市层面 · 大市", "far": "远区"},
    "en": {"all": "City level · The three", "city": "City level · Great City", "far": "Far District"},
}
AREAS = ("city", "all", "far", "mine")


def page(rows, language, region=None, initiative=None):
    dataset = sample(observations=rows)
    view = panel(dataset, Selection(language, region, initiative))
    return read(render(selection_panel(view, dataset, Wording(language))))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("selection", [(None, None), (None, "water"), ("north", None), ("north", "water")])
def test_each_level_stands_under_its_own_name(language, selection):
    tree = page([observation(area, area) for area in AREAS], language, *selection)
    levels = {part["data-level"]: part for part in tree.all("data-level")}
    assert list(levels) == ["all", "city", "far"]
    for area, part in levels.items():
        assert part.text.startswith(HEADINGS[language][area])
        assert part.values("data-figure") == [area]


@pytest.mark.parametrize(("language", "name"), [("zh", "煤城"), ("en", "Mine")])
def test_a_districts_figure_is_not_the_regions(language, name):
    tree = page([observation("D", "mine"), observation("R", "middle")], language, "middle")
    (district,), (own,) = tree.all("data-figure", "D"), tree.all("data-figure", "R")
    assert [mark.text for mark in district.with_class("whose")] == [name]
    assert own.with_class("whose") == []


@pytest.mark.parametrize(
    ("language", "words"), [("zh", ("合计", "总计", "总和")), ("en", ("together", "total", "sum of"))]
)
def test_nothing_is_called_a_total_that_was_not_added_up(language, words):
    found = {key: text for key, text in entries(language).items() if any(word in text for word in words)}
    assert {key for key in found if key.startswith(("overview", "group", "level", "panel", "matrix", "wall"))} == set()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_lines_of_areas_that_are_no_regions_name_them(language):
    rows = [observation(f"{area}{year}", area, period=year) for area in ("city", "all") for year in ("2020", "2021")]
    names = [figure.text for figure in page(rows, language).all("data-trend")]
    short = {"zh": ("大市", "三地"), "en": ("City", "Three")}[language]
    assert [next(word for word in short if text.startswith(word)) for text in names] == list(short)
