from itertools import product

import pytest
import shapely
from msgspec.structs import replace

from corridor.geography.labels import box_of
from corridor.model.vocabulary import Text
from dashboard.map import theme
from dashboard.map.map_extent import map_extent
from dashboard.map.map_names import WIDEST, Namer
from dashboard.map.name_lines import common_beginning, wrapped
from dashboard.words.wording import Wording


@pytest.fixture
def namer(shipped, scene):
    return Namer(shipped, scene, map_extent(scene), Wording("zh"))


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Shiwei Port", "Shiwei Port"),
        ("New Barag Left Banner", "New Barag\nLeft Banner"),
        ("新巴尔虎左旗", "新巴尔虎左旗"),
        ("Unbreakablename", "Unbreakablename"),
        ("Unbreakablename Port", "Unbreakablename\nPort"),
        ("Arihashate (Arkhashaat) Port", "Arihashate\n(Arkhashaat)\nPort"),
        ("A B C D E F G H", "A B C D\nE F G H"),
    ],
)
def test_a_long_name_breaks_into_few_lines_of_like_length(name, lines):
    assert wrapped(name, 12) == lines


@pytest.mark.parametrize(
    ("names", "beginning"),
    [
        (["Mill Rail Port", "Mill Road Port"], "Mill "),
        (["满洲里铁路口岸", "满洲里公路口岸"], "满洲里"),
        (["Mill", "Mill Road Port"], ""),
        (["East", "West"], ""),
        (["Port A", "Portal B"], ""),
    ],
)
def test_what_names_begin_with_is_whole_words(names, beginning):
    assert common_beginning(names) == beginning


def test_everything_with_a_name_wishes_for_a_label(namer, shipped):
    ids = [label.id for label in (*namer.regions, *namer.ports(frozenset()), *namer.seats, *namer.others())]
    assert len(ids) == len(set(ids))
    assert {f"region-{code}" for code in shipped.corridor.regions} <= set(ids)
    assert sum(id_.startswith("port-") for id_ in ids) == 8
    assert {"country-RU", "country-MN", "lake-hulun"} <= set(ids)


def test_a_port_shown_in_an_inset_has_no_label_on_the_map(namer):
    assert "port-PT01" not in {label.id for label in namer.ports(frozenset({"PT01"}))}


def test_a_seat_named_like_its_region_goes_without(namer):
    ids = {label.id for label in namer.seats}
    assert "seat-ST01" not in ids
    assert "seat-ST02" in ids


def test_a_country_is_named_nowhere_but_on_its_own_ground(shipped, scene):
    """The twelfth part of its name may lie across a border."""
    frame = map_extent(scene)
    for language, size in product(shipped.corridor.languages, theme.NOMINAL):
        for label in Namer(shipped, scene, frame, Wording(language)).others():
            if not label.id.startswith("country-"):
                continue
            assert label.candidates
            ground = scene.countries[label.id.removeprefix("country-")]
            for place in label.candidates:
                edges = [edge / frame.scale(size) for edge in box_of(label, place, frame.scale(size))]
                name = shapely.box(edges[0], -edges[3], edges[2], -edges[1])
                assert ground.intersection(name).area > 0.85 * name.area, (language, label.text, size)


def test_cheap_places_come_first(namer):
    for label in namer.regions:
        costs = [round(candidate.cost) for candidate in label.candidates]
        assert costs == sorted(costs)


def test_a_name_that_would_cover_the_corridor_costs_more(namer, scene):
    label = next(label for label in namer.regions if label.id == "region-150784")
    line = shapely.MultiLineString(scene.corridor)
    near = [place.cost for place in label.candidates if line.distance(shapely.Point(place.x, place.y)) < 5]
    assert min(near, default=1) > label.candidates[0].cost


def test_where_one_full_name_is_too_wide_all_regions_are_called_short(shipped, scene):
    long = Text({"zh": "很" * int(WIDEST + 1), "en": ""})
    areas = {**shipped.areas, "150725": replace(shipped.areas["150725"], name=long)}
    namer = Namer(replace(shipped, areas=areas), scene, map_extent(scene), Wording("zh"))
    assert {label.text for label in namer.regions} == {area.short.in_("zh") for area in shipped.regions}
