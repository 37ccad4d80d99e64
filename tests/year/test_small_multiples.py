"""The small pictures of the comparing view on years of reports, whose periods are of several lengths."""

import pytest

from corridor.queries.regional_trends import regional_trends
from corridor.releases.release_store import ReleaseStore
from dashboard.html.render import render
from dashboard.map.plotly_text import plain_lines
from dashboard.page.comparison import Comparison
from dashboard.panels.strip_map.callouts import em
from tests.dashboard.markup import read
from tests.dashboard.panels.test_compare import graphs
from tests.dashboard.published import LANGUAGES

pytestmark = pytest.mark.slow
_ROOM = 20
"""A small picture is at least so wide, in em of its title's type."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_legend_names_each_region_once_whatever_the_lengths_of_its_lines(
    years: ReleaseStore, language: str
) -> None:
    dataset = years.latest().dataset
    initiative = next(iter(dataset.initiatives))
    indicator = next(row.id for row in dataset.indicators.values() if row.initiative == initiative)
    lines = graphs(Comparison(dataset).board(language, {"indicator": indicator}))["graph-multiples"].figure.data
    named = [line.name for line in lines if line.showlegend and line.mode == "lines+markers"]
    assert sorted(named) == sorted(region.short.in_(language) for region in dataset.regions)
    assert len(lines) > len(named)


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_the_trend_a_line_of_other_periods_than_the_others_says_which_and_what_is_on_none_is_counted(
    years: ReleaseStore, language: str
) -> None:
    dataset = years.latest().dataset
    several = 0
    for key, row in dataset.indicators.items():
        (found,) = regional_trends(dataset, [row])
        board = Comparison(dataset).board(language, {"indicator": key})
        names = [trace.name for trace in graphs(board)["graph-trend"].figure.data if "lines" in trace.mode]
        lengths = {series.length for series in found.series}
        several += len(lengths) > 1
        assert len(set(names)) == len(found.series)
        shorts = {series.area.short.in_(language) for series in found.series}
        assert (set(names) == shorts) is (len(lengths) == 1)
        notes = read(render(board)).one("data-picture", "trend").text
        assert all(
            f"{series.area.short.in_(language)} {len(series.left_out)}" in notes
            for series in found.series
            if series.left_out
        )
    assert several


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_title_of_a_small_picture_is_wider_than_it_and_no_word_below_it_leans(
    years: ReleaseStore, language: str
) -> None:
    dataset = years.latest().dataset
    for key in {row.initiative: row.id for row in dataset.indicators.values()}.values():
        figure = graphs(Comparison(dataset).board(language, {"indicator": key}))["graph-multiples"].figure
        titles = [plain_lines(note.text) for note in figure.layout.annotations]
        assert titles
        assert max(em(line) for lines in titles for line in lines) <= _ROOM
        assert {axis.tickangle for axis in figure.select_xaxes()} == {0}
