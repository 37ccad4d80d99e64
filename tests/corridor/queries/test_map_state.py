from corridor.model.comparison import Comparable, NotComparable
from corridor.model.vocabulary import Coverage
from corridor.queries.map_state import map_state
from tests.corridor.sample import observation, sample


def test_with_all_initiatives_each_region_has_the_count_of_what_is_its_own(shipped):
    state = map_state(shipped, None)
    assert {region.region.id: (region.count.figures, region.count.programmes) for region in state.regions} == {
        "150726": (8, 2),
        "150727": (8, 6),
        "150781": (1, 5),
        "150725": (6, 3),
        "150784": (4, 4),
    }
    assert state.values is None


def test_an_initiative_tells_who_reports_on_it_and_why_values_are_not_compared(shipped):
    state = map_state(shipped, "5")
    assert [region.state for region in state.regions] == [
        Coverage.PROGRAMMES,
        Coverage.CITY_ONLY,
        Coverage.PROGRAMMES,
        Coverage.FIGURES,
        Coverage.CITY_ONLY,
    ]
    assert isinstance(state.values, NotComparable)


def test_values_appear_where_enough_regions_report_the_same():
    rows = [observation(region, region) for region in ("north", "middle", "south")]
    dataset = sample(observations=rows)
    assert isinstance(map_state(dataset, "water").values, Comparable)
    assert isinstance(map_state(dataset, "roads").values, NotComparable)


def test_what_has_no_initiative_makes_no_coverage():
    dataset = sample(
        observations=[observation("A", "all", initiative=None), observation("B", "north", initiative=None)]
    )
    assert {region.state for region in map_state(dataset, None).regions} == {Coverage.NONE}
