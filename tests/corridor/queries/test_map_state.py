from corridor.model.comparison import Comparable, NotComparable
from corridor.model.vocabulary import Coverage
from corridor.queries.map_state import map_state
from corridor.queries.selection import Selection
from tests.corridor.sample import belt, observation, place, programme, sample


def test_with_all_initiatives_regions_differ_by_how_many_they_report_on(shipped):
    state = map_state(shipped, Selection("zh"))
    assert {region.region.id: region.level for region in state.regions} == {
        "150726": 1,
        "150727": 2,
        "150781": 1,
        "150725": 2,
        "150784": 1,
    }
    assert (state.levels, state.values, state.areas, state.places, state.belts) == (5, None, (), (), ())
    assert not any(region.chosen for region in state.regions)


def test_an_initiative_tells_who_reports_on_it_and_why_values_are_not_compared(shipped):
    state = map_state(shipped, Selection("zh", initiative="5"))
    assert [region.state for region in state.regions] == [
        Coverage.PROGRAMMES,
        Coverage.CITY_ONLY,
        Coverage.PROGRAMMES,
        Coverage.FIGURES,
        Coverage.CITY_ONLY,
    ]
    assert isinstance(state.values, NotComparable)
    assert state.belts == ("B01", "B03", "B04")


def test_a_chosen_region_is_drawn_with_what_belongs_to_it(shipped):
    state = map_state(shipped, Selection("zh", region="150781"))
    assert state.areas == ("150781", "150703")
    assert state.places == ("PT01", "PT02", "PT03", "ST01")
    assert state.belts == ("B03",)
    assert [region.region.id for region in state.regions if region.chosen] == ["150781"]


def test_values_appear_where_enough_regions_report_the_same():
    rows = [observation(region, region) for region in ("north", "middle", "south")]
    dataset = sample(observations=rows)
    assert isinstance(map_state(dataset, Selection("zh", initiative="water")).values, Comparable)
    assert isinstance(map_state(dataset, Selection("zh", initiative="roads")).values, NotComparable)


def test_what_has_no_initiative_makes_no_coverage():
    dataset = sample(
        observations=[observation("A", "all", initiative=None), observation("B", "north", initiative=None)]
    )
    assert {region.state for region in map_state(dataset, Selection("zh")).regions} == {Coverage.NONE}


def test_places_and_belts_of_a_district_light_up_with_its_region():
    dataset = sample(
        places=[place("port", "port", "mine")],
        belts=[belt("belt", "mine", (), ("P",))],
        programmes=[programme("P", "mine")],
    )
    state = map_state(dataset, Selection("zh", region="middle"))
    assert (state.places, state.belts) == (("port",), ("belt",))
    assert map_state(dataset, Selection("zh", initiative="water")).belts == ("belt",)
    assert map_state(dataset, Selection("zh", initiative="roads")).belts == ()
