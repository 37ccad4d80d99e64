import pytest
from msgspec.structs import replace

from corridor.model.vocabulary import Text
from corridor.queries.coverage import Count
from dashboard.map.hover import belt_words, distance_words, port_words, region_words, seat_words
from dashboard.words.wording import Wording

ZH, EN = Wording("zh"), Wording("en")


@pytest.mark.parametrize(
    ("metres", "zh", "en"), [(400, "400米", "400 m"), (2500, "2.5公里", "2.5 km"), (2000, "2公里", "2 km")]
)
def test_distances_are_reported_in_metres_or_kilometres(metres, zh, en):
    assert (distance_words(metres, ZH), distance_words(metres, EN)) == (zh, en)


def test_a_port_tells_all_that_is_known_of_it(shipped):
    words = port_words(shipped, shipped.places["PT06"], EN)
    for part in ("Shiwei Port", "Road and water port", "Opposite", "Russia", "Opened 1 February 1991", "400 m"):
        assert part in words
    assert "Outside" not in words


def test_a_port_outside_the_regions_says_so(shipped):
    assert "在5个边境旗市之外" in port_words(shipped, shipped.places["PT04"], ZH)
    assert "Outside the 5 regions" in port_words(shipped, shipped.places["PT04"], EN)


def test_a_port_without_an_opening_tells_its_approval_or_nothing(shipped):
    port = replace(shipped.places["PT06"], opened="")
    assert "Approved April 1989" in port_words(shipped, port, EN)
    words = port_words(shipped, replace(port, approved=""), EN)
    assert "Approved" not in words
    assert "<br><br>" not in words


def test_an_airport_has_nothing_opposite(shipped):
    port = replace(shipped.places["PT03"], faces=None, opposite=Text({}))
    assert "Opposite" not in port_words(shipped, port, EN)


def test_a_region_tells_what_it_faces_and_reports(shipped):
    words = region_words(shipped, "150727", ("MN", "RU"), Count(8), ZH)
    for part in ("新巴尔虎右旗", "面向蒙古国、俄罗斯", "8 项数据"):
        assert part in words
    assert "Faces" not in region_words(shipped, "150727", (), Count(), EN)


def test_a_belt_says_that_it_is_schematic(shipped):
    assert "示意" in belt_words(shipped.belts["B04"], ZH)
    assert "Schematic" in belt_words(shipped.belts["B04"], EN)


def test_a_seat_names_its_region(shipped):
    assert "Ergun" in seat_words(shipped, shipped.places["ST02"], EN)
