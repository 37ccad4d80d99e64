"""A wall's scenes are chosen by rule: few, fair to the regions, and what they leave out is counted."""

import pytest
from msgspec.structs import replace

from corridor.model.vocabulary import Qualifier
from corridor.package.loading import load
from corridor.queries.coverage import coverage
from corridor.queries.tiles import BeltTile, PartTile, TargetTile
from corridor.queries.wall import BESIDE, MOST, shown_on, wall
from tests.dashboard.packages import PACKAGES
from tests.synthetic.made import many


@pytest.fixture(
    scope="module", params=["shipped", "tiny", "harbour", "two_periods", pytest.param("many", marks=pytest.mark.slow)]
)
def found(request, shipped):
    if request.param == "shipped":
        return shipped, wall(shipped)
    dataset = many() if request.param == "many" else load(PACKAGES / request.param)
    return dataset, wall(dataset)


def test_few_scenes_begin_with_all_and_follow_the_corridor(found):
    any_dataset, scenes = found[0], found[1].scenes
    assert 1 <= len(scenes) <= MOST
    assert (scenes[0].region, scenes[0].initiative) == (None, None)
    order = [(row.id, key.id) for row in any_dataset.regions for key in any_dataset.initiatives_in_order]
    places = [order.index((scene.region.id, scene.initiative.id)) for scene in scenes[1:]]
    assert places == sorted(set(places))


def test_each_scene_has_one_number_that_says_what_is_and_a_few_beside_it(found):
    any_dataset = found[0]
    for scene in found[1].scenes:
        figures = shown_on(scene)
        assert len({figure.id for figure in figures}) == len(figures)
        assert len(scene.beside) <= BESIDE
        assert all(figure.comparable for figure in scene.beside)
        if scene.first:
            assert figures[0].comparable
        assert [source.id for source in scene.sources] == list(dict.fromkeys(f.observation.source for f in figures))
        if scene.region:
            areas = any_dataset.areas_of(scene.region.id)
            assert {figure.area.id for figure in figures} <= set(areas)
            assert {figure.initiative for figure in figures} == {scene.initiative}
        else:
            assert len({figure.area.id for figure in figures}) <= 1


def test_no_two_numbers_of_a_scene_bear_the_same_name(found):
    for scene in found[1].scenes:
        large = shown_on(scene)[: -len(scene.beside) or None]
        names = [figure.indicator.id for figure in scene.beside]
        assert len(set(names)) == len(names)
        assert not {figure.indicator.id for figure in large} & set(names)


def test_no_region_has_a_second_scene_before_every_region_with_numbers_has_one(found):
    any_dataset = found[0]
    shown = [scene.region.id for scene in found[1].scenes[1:]]
    if len(shown) > len(set(shown)):
        held = {area for area in any_dataset.corridor.regions if _telling(any_dataset, area)}
        assert held <= set(shown)


def test_what_is_not_shown_is_counted(found):
    any_dataset, view = found
    shown = {figure.id for scene in view.scenes for figure in shown_on(scene)}
    total = coverage(any_dataset).total
    assert view.published == total
    assert view.left_out.figures == total.figures - len(shown)
    assert (view.left_out.programmes, view.left_out.honours) == (total.programmes, total.honours)
    regions = {scene.region.id for scene in view.scenes[1:]}
    assert view.without_scene == len(any_dataset.corridor.regions) - len(regions)


@pytest.mark.slow
@pytest.mark.parametrize("ranks", [[1] * 12, [0, 2] * 6, [3, 0, 0, 1] * 3])
def test_very_many_regions_are_not_all_looked_at_and_the_same_scenes_are_chosen(ranks):
    """Of an indicator more prominent than any that is reported no region has a number: then all are looked at."""
    dataset = many()
    rows = [replace(row, prominence=rank) for row, rank in zip(dataset.indicators.values(), ranks, strict=True)]
    corridor = replace(dataset.corridor, regions=dataset.corridor.regions[::6])
    some = replace(dataset, indicators={row.id: row for row in rows}, corridor=corridor)
    ranked = [replace(row, prominence=row.prominence and row.prominence + 1) for row in rows]
    unreported = replace(rows[0], id="unreported", prominence=1)
    all_looked_at = replace(some, indicators={row.id: row for row in (*ranked, unreported)})
    assert len(wall(some).scenes) == MOST
    assert _chosen(wall(some)) == _chosen(wall(all_looked_at))


def _chosen(view):
    places = [(scene.region and scene.region.id, scene.initiative and scene.initiative.id) for scene in view.scenes]
    return places, [[figure.id for figure in shown_on(scene)] for scene in view.scenes], view.left_out


def test_the_shipped_scenes(shipped):
    scenes = wall(shipped).scenes
    kinds = {(scene.region and scene.region.id, scene.initiative and scene.initiative.id): scene for scene in scenes}
    assert len(scenes) == 8
    assert str(shown_on(scenes[0])[0].observation.value) == "105000"
    target = kinds["150784", "2"].first
    assert isinstance(target, TargetTile)
    assert (str(target.actual.observation.value), str(target.target.observation.value)) == ("22.4", "30")
    assert isinstance(kinds["150726", "3"].first, PartTile)
    assert isinstance(kinds["150725", "5"].first, BeltTile)
    assert str(shown_on(kinds["150725", "5"])[0].observation.value) == "138"


def _telling(dataset, region):
    rows = (row for area in dataset.areas_of(region) for row in dataset.latest_of(area))
    return any(row.initiative and row.value is not None and row.qualifier is not Qualifier.TARGET for row in rows)


def test_the_line_of_years_holds_every_dated_number_of_every_scene(found):
    _, view = found
    closings = [
        period.closing[0]
        for scene in view.scenes
        for figure in shown_on(scene)
        if (period := figure.observation.period) is not None
    ]
    if view.years is None:
        assert len({*closings}) <= 1
    else:
        first, last = view.years
        assert first <= min(closings, default=first)
        assert max(closings, default=last) <= last
