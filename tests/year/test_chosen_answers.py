"""What is chosen by rule of years of reports: the wall's numbers, and the answers that stand above everything else."""

import pytest

from corridor.model.dataset import Dataset
from corridor.model.in_period import in_period
from corridor.queries.coverage import Count
from corridor.queries.headlines import MOST, headlines
from corridor.queries.reported_periods import reported_periods
from corridor.queries.selection import Selection
from corridor.queries.timeline import MOST as MOST_PERIODS
from corridor.queries.timeline import timeline
from corridor.queries.wall import wall
from corridor.releases.release_store import ReleaseStore
from dashboard.html.render import render
from dashboard.page.rendered_release import RenderedRelease
from dashboard.panels.charts.timeline import timeline_panel
from dashboard.panels.headlines import headline_row
from dashboard.words.wording import Wording
from tests.dashboard.markup import read
from tests.dashboard.published import LANGUAGES
from tests.year.plan import FORMER_TOWN, TOWN

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def dataset(years: ReleaseStore) -> Dataset:
    """The newest release of the synthetic years."""
    return years.latest().dataset


def test_of_one_indicator_in_several_periods_the_newest_stands_beside(dataset: Dataset) -> None:
    """Totals since January of three quarters are all the latest of their kind of time; a scene has room for one."""
    several = 0
    for scene in wall(dataset).scenes[1:]:
        assert scene.region
        held = [row for area in dataset.areas_of(scene.region.id) for row in dataset.latest_of(area)]
        for figure in scene.beside:
            rows = [
                row for row in held if row.indicator == figure.indicator.id and row.value is not None and row.period
            ]
            several += len(rows) > 1
            assert figure.observation.period
            assert figure.observation.period.closing == max(row.period.closing for row in rows if row.period)
    assert several


def test_the_answers_are_of_different_indicators_regions_and_initiatives(dataset: Dataset) -> None:
    """Five regions report the same indicators here: by prominence alone four cards of five were the same one."""
    cards = headlines(dataset).cards
    assert len(cards) == MOST
    assert len({card.figures[0].indicator.id for card in cards}) == MOST
    regions = [dataset.region_of(card.figures[0].area.id) for card in cards]
    assert len(set(regions)) == MOST
    assert len({card.figures[0].initiative for card in cards}) == len(dataset.initiatives)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_timeline_of_years_holds_all_reports_in_one_row_with_a_mark_for_each_day(
    dataset: Dataset, language: str
) -> None:
    view = timeline(dataset, None, None)
    assert view
    assert len(view.reports) > 1
    (found,) = read(RenderedRelease(dataset).server_html(Selection(language))["panel"]).with_class("timeline")
    rows = found.named("li")
    assert len(rows) <= MOST_PERIODS + 1
    (row,) = [one for one in rows if one.get("class") == "of-report"]
    assert row.values("data-kind") == ["report"] * len({day for _, day in view.reports})
    assert str(len(view.reports)) in row.with_class("timeline-what")[0].text


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_every_period_each_answer_and_each_thing_of_the_timeline_says_whose_it_is(
    dataset: Dataset, language: str
) -> None:
    """Also of figures that were published under a code which is no longer in use."""
    shorts = {region.id: region.short.in_(language) for region in dataset.regions}
    w, former, told_apart = Wording(language), 0, 0
    for period in reported_periods(dataset):
        chosen = in_period(dataset, period)
        former += any(row.area == FORMER_TOWN for area in chosen.areas_of(TOWN) for row in chosen.latest_of(area))
        for card in read(render(headline_row(headlines(chosen), Count(), w))).with_class("headline"):
            assert any(short in card.text for short in shorts.values()), (period.text, card.text)
        view = timeline(chosen, None, None)
        for button in read(render(timeline_panel(view, w))).all("data-press") if view else ():
            row = dataset.observations.get(button["data-press"].removeprefix("figure="))
            if view and row and row.indicator in view.shared:
                told_apart += 1
                assert shorts[dataset.region_of(row.area) or ""] in button.text
    assert former
    assert told_apart
