"""What of a selection can be drawn: every chart is of one selection, holds its figures once, and is found by each."""

from collections import Counter
from functools import cache

import pytest
from msgspec.structs import replace

from corridor.model.dataset import Dataset
from corridor.model.vocabulary import Qualifier
from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from corridor.queries.charts import MOST_LINES, Chart, chart_with, charts
from corridor.queries.tiles import PartTile, TargetTile
from corridor.queries.trend import Series
from tests.dashboard.packages import PACKAGES
from tests.small import NORTH, SOUTH, observation, small


@cache
def known(name: str) -> Dataset:
    return load(shipped_package() if name == "shipped" else PACKAGES / name)


def selections(dataset: Dataset) -> list[tuple[str | None, str | None]]:
    return [(region, key) for region in (None, *dataset.corridor.regions) for key in (None, *dataset.initiatives)]


packages = pytest.mark.parametrize("name", ["shipped", "tiny", "two_periods", "harbour"])


@packages
def test_a_chart_of_a_selection_holds_figures_of_that_selection_alone(name: str) -> None:
    dataset = known(name)
    for region, initiative in selections(dataset):
        for chart in charts(dataset, region, initiative):
            areas = {dataset.region_of(figure.observation.area) for figure in chart.figures}
            assert len(areas) == 1, "figures of two regions never stand in one picture"
            assert region is None or areas == {region}
            assert {figure.observation.initiative for figure in chart.figures} == {chart.initiative}
            assert initiative in (None, chart.initiative)


@packages
def test_every_chart_is_found_by_each_of_its_figures(name: str) -> None:
    dataset = known(name)
    found = [chart for region in (None, *dataset.corridor.regions) for chart in charts(dataset, region)]
    assert found or name == "harbour"
    for chart in found:
        assert chart.id == chart.figures[0].id
        for figure in chart.figures:
            by_figure = chart_with(dataset, figure.id)
            assert by_figure is not None
            assert figure.id in {one.id for one in by_figure.figures}


@packages
def test_no_figure_stands_twice_in_a_chart_and_no_chart_twice_in_a_selection(name: str) -> None:
    dataset = known(name)
    for region, initiative in selections(dataset):
        found = charts(dataset, region, initiative)
        assert all(count == 1 for chart in found for count in Counter(one.id for one in chart.figures).values())
        assert len({tuple(one.id for one in chart.figures) for chart in found}) == len(found)


@packages
def test_sets_come_before_lines_and_an_initiative_has_those_of_all_that_are_its_own(name: str) -> None:
    dataset = known(name)
    for region in (None, *dataset.corridor.regions):
        whole = charts(dataset, region)
        lines = [isinstance(chart.drawn, Series) for chart in whole]
        assert lines == sorted(lines)
        by_initiative = [chart for key in dataset.initiatives for chart in charts(dataset, region, key)]
        assert {chart.id for chart in by_initiative} == {chart.id for chart in whole}


@packages
def test_no_more_lines_are_drawn_of_an_initiative_than_can_be_told_apart(name: str) -> None:
    dataset = known(name)
    for region in (None, *dataset.corridor.regions):
        drawn = Counter(chart.initiative for chart in charts(dataset, region) if isinstance(chart.drawn, Series))
        assert all(count <= MOST_LINES for count in drawn.values())


@pytest.mark.parametrize("key", ["", "O99", "P1", "H1"])
def test_what_is_no_figure_stands_in_no_chart(key: str) -> None:
    assert chart_with(small(), key) is None


def reported(**indicators: int) -> Dataset:
    """Each indicator, of some prominence, reported by the north for two years."""
    base = small()
    rows = [
        observation(f"{key}-{year}", indicator=key, period=str(year)) for key in indicators for year in (2024, 2025)
    ]
    known_ones = {
        key: replace(base.indicators["branches"], id=key, prominence=rank) for key, rank in indicators.items()
    }
    return replace(base, indicators=known_ones, observations={row.id: row for row in rows})


def lines_of(dataset: Dataset, region: str | None = NORTH) -> list[Chart]:
    return [chart for chart in charts(dataset, region) if isinstance(chart.drawn, Series)]


def test_the_most_telling_are_drawn_and_those_without_a_rank_last() -> None:
    dataset = reported(a=0, b=3, c=1, d=2, e=5)
    assert [chart.id.partition("-")[0] for chart in lines_of(dataset)] == ["c", "d", "b", "e"]
    fewer = reported(a=0, b=3)
    assert [chart.id.partition("-")[0] for chart in lines_of(fewer)] == ["b", "a"]


def test_a_line_is_in_the_order_of_time_with_its_targets_after_it() -> None:
    dataset = reported(a=1)
    target = observation("goal", indicator="a", period="2026", qualifier=Qualifier.TARGET)
    unread = replace(observation("lost", indicator="a", period="2027", qualifier=Qualifier.TARGET), value=None)
    rows = {"goal": target, "lost": unread, **dict(reversed(dataset.observations.items()))}
    (chart,) = lines_of(replace(dataset, observations=rows))
    assert [figure.id for figure in chart.figures] == ["a-2024", "a-2025", "goal"]


def test_a_region_without_figures_has_no_charts() -> None:
    assert charts(reported(a=1), SOUTH) == ()
    assert lines_of(reported(a=1), None) == [], "of all regions only lines that belong to none"


def test_the_shipped_package_has_results_against_targets_and_parts_of_wholes() -> None:
    """Or the tests above would look at lines alone."""
    kinds = {type(chart.drawn) for chart in charts(known("shipped"), None)}
    assert kinds & {TargetTile, PartTile}
