"""140 regions that report the same for several periods: changes are said, and nothing is as long as their number."""

import re

import pytest
from msgspec.structs import replace

from corridor.package.reading import read_package
from corridor.queries import headlines, wall
from corridor.queries.coverage import Count, coverage
from corridor.queries.news import MOST_CHANGES, news
from corridor.queries.timeliness import timeliness
from dashboard.html.render import render
from dashboard.page.rendered_release import RenderedRelease
from dashboard.panels.footer import footer
from dashboard.panels.headlines import headline_row
from dashboard.panels.matrix import matrix
from dashboard.panels.news import news_panel
from dashboard.words.wording import Wording
from tests.dashboard.markup import misplaced, read
from tests.dashboard.published import LANGUAGES
from tests.synthetic.package import make
from tests.synthetic.plan import Plan

PLAN = Plan(regions=140, indicators=5, periods=2)


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """Read and not checked, which would take longer than all that is looked at here."""
    return read_package(make(tmp_path_factory.mktemp("synthetic"), PLAN))[0]


def panel(dataset, language, region=None):
    return read(RenderedRelease(dataset).panels.html(language, region, None))


def test_a_region_says_of_its_figures_how_they_changed_and_has_one_tile_for_each(large):
    found = panel(large, "zh", PLAN.codes[70])
    assert 0 < len(found.with_class("tile")) <= PLAN.indicators * 2
    assert found.all("data-change")


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_is_said_of_all_regions_together_a_line_says_what_they_report(large, language):
    row = read(RenderedRelease(large).panels.headlines(language, None, None))
    assert not row.with_class("headline-cards")
    said = " ".join(part.text for part in (*row.with_class("headline-sentence"), *row.with_class("none")))
    assert Wording(language)("panel.all_regions") in said
    assert any(sign.isdigit() for sign in said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_part_of_the_first_page_has_a_block_for_each_region(large, language):
    w = Wording(language)
    assert (
        len(read(render(headline_row(headlines.headlines(large), Count(), w))).with_class("headline")) <= headlines.MOST
    )
    assert len(read(render(matrix(coverage(large), timeliness(large), w))).all("data-state")) < PLAN.regions
    assert len(read(render(footer(large, w))).text) < 600
    assert len(panel(large, language).with_class("tile")) < PLAN.regions


def test_the_wall_keeps_to_its_scenes(large):
    found = wall.wall(large)
    assert 1 <= len(found.scenes) <= wall.MOST
    assert all(len(scene.beside) <= wall.BESIDE for scene in found.scenes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_new_is_a_heading_a_region_with_few_changes_behind_it(large, language):
    after = large
    last = max(row.period.closing for row in after.observations.values() if row.period)
    known = {key: row for key, row in after.observations.items() if not row.period or row.period.closing < last}
    page = read(render(news_panel(news(replace(after, observations=known), after), after, Wording(language))))
    parts = page.all("data-news")
    assert len(parts) > PLAN.regions / 2
    for part in parts:
        changes = part.all("data-kind", "moved")
        assert len(changes) <= MOST_CHANGES
        assert not changes or part.tag == "details"
    assert any(part.all("data-kind", "moved") for part in parts)
    assert misplaced(page) == []


def test_a_name_that_ends_in_a_digit_and_its_number_are_parted(large):
    said = read(RenderedRelease(large).panels.headlines("zh", PLAN.codes[70], None)).with_class("headline-sentence")[0]
    assert re.search(r"合成指标 \d{3}：\d", said.text)
    assert not re.search(r"合成指标 \d{4}", said.text)
