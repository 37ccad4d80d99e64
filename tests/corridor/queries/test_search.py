import pytest
from msgspec.structs import replace

from corridor.queries.search import EntryKind, SearchIndex
from tests.corridor.sample import AREAS, belt, honour, indicator, observation, place, programme, sample, text


@pytest.fixture(scope="module")
def index(shipped):
    return SearchIndex.of(shipped)


def names(found):
    return [row.name.in_("zh") for row in found]


def test_everything_in_the_package_is_found_first_by_its_own_name(index):
    for entry in index.entries:
        for name in entry.name.by_language.values():
            assert any((row.kind, row.id) == (entry.kind, entry.id) for row in index.search(name)[:3]), name


@pytest.mark.parametrize("typed", ["满洲里", "mzl", "manzhouli", "MANZHOULI", "ｍｚｌ"])
def test_a_region_comes_before_its_ports(index, typed):
    found = index.search(typed)
    assert (found[0].kind, found[0].region) == (EntryKind.REGION, "150781")
    assert {row.id for row in found} >= {"PT01", "PT02", "PT03"}


def test_a_region_answers_to_the_district_shown_with_it(index):
    assert index.search("zlne")[0].region == "150781"


def test_words_narrow_the_search(index):
    assert names(index.search("mzl tielu")) == ["满洲里铁路口岸"]
    assert index.search("满洲里 zzz") == ()


def test_where_a_thing_belongs_helps_only_beside_its_own_name(index):
    assert "“出境党员教育提示卡”" in names(index.search("满洲里 提示卡"))
    assert "“出境党员教育提示卡”" not in names(index.search("满洲里"))


def test_ports_answer_to_the_country_and_the_place_across(index):
    assert {row.id for row in index.search("俄罗斯")} == {"PT01", "PT02", "PT05", "PT06"}
    assert "PT08" in {row.id for row in index.search("bayankhoshuu")}


def test_nothing_typed_offers_the_regions_and_the_initiatives(index):
    assert [row.kind for row in index.search("  ")] == [EntryKind.REGION] * 5 + [EntryKind.INITIATIVE] * 5


KIND_WORDS = {
    EntryKind.PORT: ("口岸", "port", "ports"),
    EntryKind.PROGRAMME: ("举措",),
    EntryKind.HONOUR: ("荣誉", "honour"),
}


@pytest.mark.parametrize("typed", ["口岸", "kouan", "Port", "ports"])
def test_the_word_of_a_kind_finds_all_of_it_before_what_has_the_word_in_its_name(shipped, typed):
    found = SearchIndex.of(shipped, KIND_WORDS).search(typed)
    ports = [row for row in shipped.places.values() if row.kind == "port"]
    assert [row.id for row in found[: len(ports)]] == [row.id for row in ports]
    assert EntryKind.PORT not in {row.kind for row in found[len(ports) :]}


def test_a_kind_is_found_though_no_name_has_its_word(shipped):
    index = SearchIndex.of(shipped, KIND_WORDS)
    assert {row.id for row in index.search("荣誉")} == {row.id for row in index.search("honour")} == {*shipped.honours}
    assert index.search("honou") == ()


def test_the_word_of_a_kind_narrows_what_another_word_finds(shipped):
    found = SearchIndex.of(shipped, KIND_WORDS).search("满洲里 举措")
    theirs = {row.id for row in shipped.programmes.values() if shipped.region_of(row.area) == "150781"}
    assert {row.id for row in found} >= theirs
    assert theirs
    assert {row.kind for row in found} == {EntryKind.PROGRAMME}


def test_an_indicator_selects_the_one_area_that_reports_it():
    reports = [
        observation("A1", "north", period="2020"),
        observation("A2", "north", period="2021"),
        observation("B", "far", "dry"),
    ]
    dataset = sample(indicators=[indicator("wells"), indicator("dry"), indicator("none")], observations=reports)
    entries = {row.id: row for row in SearchIndex.of(dataset).entries}
    assert (entries["wells"].region, entries["wells"].figure) == ("north", "A2")
    assert (entries["dry"].region, entries["dry"].figure) == (None, "B")
    assert (entries["none"].area, entries["none"].figure) == (None, None)


def test_an_indicator_that_several_areas_report_selects_its_initiative_alone():
    dataset = sample(observations=[observation("A1", "north"), observation("A2", "south")])
    entry = next(row for row in SearchIndex.of(dataset).entries if row.kind is EntryKind.INDICATOR)
    assert (entry.region, entry.initiative, entry.figure) == (None, "water", None)


def test_picking_an_entry_selects_opens_and_flashes():
    dataset = sample(
        places=[place("port", "port", "mine")],
        belts=[belt("belt", "south")],
        programmes=[programme("P", "north")],
        honours=[honour("H", "all", "roads")],
    )
    entries = {row.id: row for row in SearchIndex.of(dataset).entries}
    assert (entries["port"].region, entries["port"].flash) == ("middle", "port")
    assert (entries["belt"].region, entries["belt"].flash) == ("south", "belt")
    assert (entries["P"].region, entries["P"].initiative, entries["P"].figure) == ("north", "water", "P")
    assert (entries["H"].region, entries["H"].initiative, entries["H"].figure) == (None, "roads", "H")


def test_the_name_of_the_area_above_finds_its_regions_and_no_others():
    league = replace(AREAS[5], id="league", name=text("近岭盟", "Near League"), short=text("近岭", "Near"))
    areas = [league, *(replace(row, above="league" if row.id in ("north", "south") else None) for row in AREAS)]
    for typed in ("近岭盟", "近岭", "near league", "jinling"):
        found = SearchIndex.of(sample(areas=areas)).search(typed)
        assert [row.region for row in found if row.kind is EntryKind.REGION] == ["north", "south"]
