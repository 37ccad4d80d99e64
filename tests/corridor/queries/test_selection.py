"""A selection and its address: each is the other, and nothing hostile passes."""

from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corridor.model.records import Area
from corridor.package.reading import read_package
from corridor.queries.selection import Options, Selection, parse
from tests.addresses import query_of
from tests.corridor.sample import AREAS, sample

OPTIONS = Options(
    languages=("zh", "en", "mn"),
    regions=("101", "102"),
    initiatives=("1", "2"),
    figures=frozenset({"T01", "Q01"}),
)
selections = st.builds(
    Selection,
    language=st.sampled_from(OPTIONS.languages),
    region=st.sampled_from([None, *OPTIONS.regions]),
    initiative=st.sampled_from([None, *OPTIONS.initiatives]),
    figure=st.sampled_from([None, *sorted(OPTIONS.figures)]),
    view=st.sampled_from(OPTIONS.views),
    mode=st.sampled_from(OPTIONS.modes),
).map(lambda drawn: replace(drawn, view="map") if drawn.mode == "wall" else drawn)
parts = st.sampled_from(["lang", "region", "initiative", "figure", "view", "mode"])


@given(selections)
def test_an_address_brings_back_its_selection(selection):
    reading = parse(query_of(selection, OPTIONS), OPTIONS)
    assert reading.selection == selection
    assert reading.refused == ()


@given(selections, selections)
def test_two_selections_have_two_addresses(one, other):
    assert (query_of(one, OPTIONS) == query_of(other, OPTIONS)) == (one == other)


def test_the_default_choice_has_an_empty_address():
    assert query_of(Selection("zh"), OPTIONS) == ""
    assert parse("", OPTIONS).selection == Selection("zh")


def test_only_what_is_chosen_stands_in_the_address():
    assert query_of(Selection("en", region="102"), OPTIONS) == "?lang=en&region=102"


@given(st.one_of(st.text(max_size=40), st.text("?&=%;region langview+", max_size=40)))
def test_whatever_the_address_the_selection_is_one_that_exists(query):
    selection = parse(query, OPTIONS).selection
    assert parse(query_of(selection, OPTIONS), OPTIONS).selection == selection
    assert selection.region in (None, *OPTIONS.regions)
    assert selection.figure in {None, *OPTIONS.figures}


@given(parts, st.text(min_size=1, max_size=20))
def test_an_unknown_value_is_refused_by_name_and_changes_nothing(part, value):
    known = {*OPTIONS.languages, *OPTIONS.regions, *OPTIONS.initiatives, *OPTIONS.figures}
    known |= {*OPTIONS.views, *OPTIONS.modes, "all"}
    if value in known:
        value += "?"
    reading = parse(urlencode({part: value}), OPTIONS)
    assert reading.refused == (part,)
    assert reading.selection == Selection("zh")


def test_what_is_known_is_kept_beside_what_is_refused():
    reading = parse("?region=999&initiative=2&view=<script>&lang=en", OPTIONS)
    assert reading.selection == Selection("en", initiative="2")
    assert set(reading.refused) == {"region", "view"}


@pytest.mark.parametrize("query", ["?utm_source=x", "?region=all&initiative=all", "?region=", "?", "?=", "?&&"])
def test_what_is_not_ours_or_says_all_is_passed_over(query):
    reading = parse(query, OPTIONS)
    assert reading.selection == Selection("zh")
    assert reading.refused == ()


@pytest.mark.parametrize("view", OPTIONS.views)
def test_a_wall_shows_the_map_whatever_the_view(view):
    reading = parse(f"?view={view}&mode=wall", OPTIONS)
    assert (reading.selection.view, reading.selection.mode, reading.refused) == ("map", "wall", ())


def test_of_a_part_given_twice_the_last_counts():
    assert parse("?region=101&region=102", OPTIONS).selection.region == "102"


def test_an_address_too_long_to_be_ours_is_refused_as_a_whole():
    reading = parse("?region=101&x=" + quote("旗" * 200), OPTIONS)
    assert reading.selection == Selection("zh")
    assert reading.refused == ("query",)


def test_a_former_code_leads_to_the_region_of_today_and_says_so():
    options = replace(OPTIONS, former={"91": "101", "90": "101"})
    for code in ("90", "91"):
        reading = parse(f"?region={code}&initiative=2", options)
        assert reading.selection == Selection("zh", region="101", initiative="2")
        assert (reading.refused, reading.former) == ((), code)
    assert parse("?region=101", options).former is None
    assert parse("?region=92", options).refused == ("region",)


def test_the_options_know_every_code_that_a_region_had_before():
    north, *others = AREAS
    codes = [Area(code, "former", north.name, north.short, None, before) for code, before in (("b", "a"), ("a", None))]
    changed = sample(areas=(replace(north, predecessor="b"), *others, *codes))
    assert Options.of(changed).former == {"a": "north", "b": "north"}


def test_the_options_are_those_of_the_dataset():
    dataset, _ = read_package(Path(__file__).parents[2] / "packages" / "tiny")
    options = Options.of(dataset)
    assert options.languages == ("zh", "en")
    assert options.regions == ("101", "102", "103")
    assert options.initiatives == ("1", "2")
    assert all(key in options.figures for key in ("T01", "Q01", "G01", "E01", "N01"))
