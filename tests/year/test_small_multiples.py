"""The small pictures of the comparing view on years of reports, whose periods are of several lengths."""

import pytest

from corridor.releases.release_store import ReleaseStore
from dashboard.page.comparison import Comparison
from tests.dashboard.panels.test_compare import graphs
from tests.dashboard.published import LANGUAGES

pytestmark = pytest.mark.slow


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
