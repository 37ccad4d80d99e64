from corridor.queries.surroundings import surroundings
from tests.corridor.sample import belt, place, programme, sample, statistic


def test_a_region_has_what_lies_in_it_and_in_what_is_shown_with_it():
    dataset = sample(
        places=[place("seat", "seat", "middle"), place("port", "port", "mine", "XA"), place("other", "port", "south")],
        belts=[belt("belt", "middle", (), ("P",)), belt("else", "north")],
        programmes=[programme("P", "middle")],
        statistics=[statistic("S", "middle"), statistic("C", "city")],
    )
    found = surroundings(dataset, "middle")
    assert [row.id for row in found.seats] == ["seat"]
    assert [(row.place.id, row.faces.id) for row in found.ports] == [("port", "XA")]
    assert [(row.belt.id, [held.id for held in row.programmes]) for row in found.belts] == [("belt", ["P"])]
    assert [(row.statistic.id, row.unit.id) for row in found.statistics] == [("S", "well")]


def test_all_regions_have_every_port_and_belt_and_the_statistics_of_none(shipped):
    found = surroundings(shipped, None)
    assert [row.place.id for row in found.ports] == [f"PT0{number}" for number in range(1, 9)]
    assert len(found.belts) == 5
    assert {row.statistic.area for row in found.statistics} == {"150700"}
    assert found.seats == ()


def test_an_airport_faces_no_country(shipped):
    faces = {row.place.id: row.faces and row.faces.id for row in surroundings(shipped, None).ports}
    assert (faces["PT03"], faces["PT07"], faces["PT05"]) == (None, "MN", "RU")
