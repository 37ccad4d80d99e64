import pytest

from corridor.model.vocabulary import Coverage
from corridor.queries import overview as module
from corridor.queries.overview import overview
from tests.corridor.sample import honour, indicator, observation, programme, sample


def ids(tiles):
    return [figure.id for tile in tiles for figure in tile.figures]


def test_the_corridor_speaks_for_itself(shipped):
    shown = overview(shipped, None)
    assert ids(shown.own) == ["O30", "O31", "O32"]
    (level,) = shown.levels
    assert level.area.id == "corridor"
    assert [ids(group.reported.tiles) for group in level.groups] == [["O01"], ["O04"], [], [], []]
    assert shown.silent == ()
    assert (shown.count.figures, shown.count.programmes, shown.count.honours) == (32, 28, 2)


def test_each_region_shows_its_most_telling_figures(shipped):
    shown = {share.region.id: share for share in overview(shipped, None).regions}
    assert list(shown) == list(shipped.corridor.regions)
    assert ids(shown["150784"].tiles) == ["O07", "O08", "O06", "O09"]
    assert ids(shown["150725"].tiles) == ["O26", "O02", "O28"]
    assert ids(shown["150781"].tiles) == ["O05"]
    assert [share.left_out for share in shown.values()] == [3, 5, 0, 3, 0]
    assert [row.id for share in shown.values() for row in share.honours] == ["H02", "H01"]


@pytest.mark.parametrize("initiative", ["1", "2", "3", "4", "5"])
def test_an_initiative_shows_every_figure_and_programme_under_it(shipped, initiative):
    shown = overview(shipped, initiative)
    common = shown.levels[0].groups[0].reported
    figures = ids(common.tiles) + [key for share in shown.regions for key in ids(share.tiles)]
    programmes = [row.id for held in (common, *shown.regions) for row in held.programmes]
    assert sorted(figures) == sorted(key for key, row in shipped.observations.items() if row.initiative == initiative)
    assert sorted(programmes) == sorted(key for key, row in shipped.programmes.items() if row.initiative == initiative)
    assert shown.own == ()
    assert len(figures) == shown.count.figures


def test_the_silent_regions_are_named_with_what_they_have_instead(shipped):
    shown = overview(shipped, "4")
    assert [share.region.id for share in shown.silent] == ["150726", "150781", "150725", "150784"]
    assert [share.cells[0].state for share in shown.silent] == [*[Coverage.CITY_ONLY] * 3, Coverage.PROGRAMMES]


def test_a_figure_without_prominence_is_never_picked_out():
    indicators = [
        indicator("wells", prominence=0),
        *(indicator(f"i{place}", prominence=place) for place in (2, 4, 1, 3)),
    ]
    rows = [observation(row.id, "north", row.id) for row in indicators]
    (north, *_) = overview(sample(indicators=indicators, observations=rows), None).regions
    assert ids(north.tiles) == ["i1", "i2", "i3"]
    assert north.left_out == 2


def test_where_there_is_no_room_for_all_the_most_telling_ones_stay(monkeypatch):
    monkeypatch.setattr(module, "_ROOM", 4)
    indicators = [indicator(f"i{place}", prominence=place) for place in range(1, 6)]
    dataset = sample(
        indicators=indicators,
        observations=[observation(row.id, "north", row.id) for row in indicators],
        programmes=[programme("P", "north")],
        honours=[honour("H", "north")],
    )
    (north, *_) = overview(dataset, "water").regions
    assert (ids(north.tiles), north.left_out) == (["i1", "i2", "i3"], 2)
    assert [row.id for row in (*north.programmes, *north.honours)] == ["P", "H"]


def test_what_a_district_outside_the_regions_reports_is_not_lost():
    (level,) = overview(sample(observations=[observation("A", "far")]), "water").levels
    assert (level.area.id, ids(level.groups[0].reported.tiles)) == ("far", ["A"])


def test_what_concerns_the_whole_city_and_what_concerns_the_corridor_stay_apart():
    rows = [
        *(observation(f"{area}-water", area) for area in ("city", "all", "far", "north")),
        *(observation(f"{area}-none", area, initiative=None) for area in ("city", "all")),
    ]
    shown = overview(sample(observations=rows, programmes=[programme("P", "city", "roads")]), None)
    assert ids(shown.own) == ["all-none"]
    found = {level.area.id: [ids(group.reported.tiles) for group in level.groups] for level in shown.levels}
    assert found == {"all": [["all-water"]], "city": [["city-water"], []], "far": [["far-water"]]}
    assert list(found) == ["all", "city", "far"]
    assert [ids(level.others) for level in shown.levels] == [[], ["city-none"], []]
