from collections import Counter
from pathlib import Path

import pytest

from corridor.model.vocabulary import Coverage
from corridor.package.loading import load
from corridor.queries.overview import Overview
from corridor.queries.panel import RegionPanel, panel
from corridor.queries.selection import Selection
from tests.corridor.sample import observation, programme, sample

REGIONS = ("150726", "150727", "150781", "150725", "150784")


def own(shown):
    """The ids of the figures, programmes and honours that a region's panel shows as its own."""
    tiles = [tile for group in shown.groups for tile in group.tiles] + list(shown.others)
    rows = [row for group in shown.groups for row in (*group.programmes, *group.honours)]
    return [figure.id for tile in tiles for figure in tile.figures] + [row.id for row in rows]


def ids(reported):
    """The ids of everything that is reported."""
    figures = [figure.id for tile in reported.tiles for figure in tile.figures]
    return figures + [row.id for row in (*reported.programmes, *reported.honours)]


def context(shown):
    return [key for group in shown.groups for level in group.levels for key in ids(level.reported)]


@pytest.mark.parametrize("region", REGIONS)
def test_a_panel_shows_everything_its_region_reports_and_nothing_twice(shipped, region):
    shown = panel(shipped, Selection("zh", region=region))
    tables = (shipped.observations, shipped.programmes, shipped.honours)
    expected = [key for table in tables for key, row in table.items() if row.area == region]
    assert sorted(own(shown)) == sorted(expected)
    assert max(Counter(own(shown) + context(shown)).values()) == 1
    assert sum((shown.count.figures, shown.count.programmes, shown.count.honours)) == len(expected)


@pytest.mark.parametrize("initiative", ["1", "2", "3", "4", "5"])
@pytest.mark.parametrize("region", REGIONS)
def test_one_initiative_is_shown_as_it_is_among_all(shipped, region, initiative):
    alone = panel(shipped, Selection("zh", region=region, initiative=initiative))
    among = panel(shipped, Selection("zh", region=region))
    assert alone.groups == tuple(group for group in among.groups if group.initiative.id == initiative)
    assert alone.others == ()
    assert alone.surroundings == among.surroundings


@pytest.mark.parametrize("region", REGIONS)
def test_an_empty_group_says_why_and_what_the_city_reports_instead(shipped, region):
    for group in panel(shipped, Selection("zh", region=region)).groups:
        assert bool(group.tiles) == (group.state is Coverage.FIGURES)
        assert bool(group.programmes) or group.state is not Coverage.PROGRAMMES
        assert (not group.levels) == bool(group.tiles)
        for level in group.levels:
            assert (level.area.id, bool(level.reported.programmes)) == ("corridor", True)


def test_every_shipped_derived_number_is_shown_once(shipped):
    shown = [
        derived.derivation.id
        for region in REGIONS
        for group in panel(shipped, Selection("zh", region=region)).groups
        for tile in group.tiles
        for derived in tile.derived
    ]
    context = [row for region in REGIONS for row in panel(shipped, Selection("zh", region=region)).surroundings.derived]
    assert sorted([*shown, *(row.derivation.id for row in context)]) == sorted(shipped.derivations)


def test_what_a_region_reports_beside_the_initiatives_is_shown_with_all_of_them():
    dataset = sample(observations=[observation("A", "north", initiative=None)])
    shown = panel(dataset, Selection("zh", region="north"))
    assert own(shown) == ["A"]
    assert shown.count.figures == 1
    assert own(panel(dataset, Selection("zh", region="north", initiative="water"))) == []


def test_the_panels_of_another_package_show_every_current_figure_once():
    tiny = load(Path(__file__).parents[2] / "packages" / "tiny")
    shown = [key for region in tiny.corridor.regions for key in own(panel(tiny, Selection("zh", region=region)))]
    levels = panel(tiny, Selection("zh")).levels
    common = [key for level in levels for group in level.groups for key in ids(group.reported)]
    older = {"T06"}  # road funds of 2020/2021, of which a later figure is illegible
    tables = (tiny.observations, tiny.programmes, tiny.honours)
    assert sorted(shown + common) == sorted({key for table in tables for key in table} - older)


def test_a_panel_has_one_group_for_each_initiative_in_order(shipped):
    shown = panel(shipped, Selection("zh", region="150725"))
    assert isinstance(shown, RegionPanel)
    assert [group.initiative.id for group in shown.groups] == ["1", "2", "3", "4", "5"]


def test_without_a_region_the_panel_is_the_overview(shipped):
    assert isinstance(panel(shipped, Selection("zh")), Overview)


def test_what_is_shown_with_a_region_is_in_its_panel():
    dataset = sample(observations=[observation("A", "mine")], programmes=[programme("P", "mine", "roads")])
    assert own(panel(dataset, Selection("zh", region="middle"))) == ["A", "P"]


def test_a_silent_region_shows_the_corridor_and_the_city_each_for_itself():
    dataset = sample(observations=[observation("A", "city"), observation("B", "all")])
    (group,) = panel(dataset, Selection("zh", region="north", initiative="water")).groups
    assert [(level.area.id, ids(level.reported)) for level in group.levels] == [("all", ["B"]), ("city", ["A"])]
