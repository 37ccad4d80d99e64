"""What a dataset finds for an area: its own rows, those under former codes, and nothing of a neighbour."""

import pytest
from msgspec.structs import replace

from corridor.model.vocabulary import DerivationKind
from tests.corridor.sample import AREAS, belt, derivation, honour, observation, place, programme, sample


def renamed():
    """The sample, in which the south was called `old` before."""
    former = replace(AREAS[2], id="old", kind="former")
    return [replace(row, predecessor="old") if row.id == "south" else row for row in AREAS] + [former]


@pytest.fixture(scope="module")
def dataset():
    return sample(
        areas=renamed(),
        observations=[
            observation("N", "north"),
            observation("R", "north", initiative="roads"),
            observation("O", "old"),
            observation("S", "south", period="2020"),
        ],
        programmes=[programme("P", "north"), programme("PR", "north", "roads"), programme("PO", "old")],
        honours=[honour("H", "north"), honour("HR", "north", "roads"), honour("HO", "old")],
        derivations=[
            derivation("D", DerivationKind.SHARE, ["N"]),
            derivation("DO", DerivationKind.SHARE, ["O"], "old"),
        ],
        places=[place("port", "port", "north"), place("seat", "seat", "north"), place("other", "port", "south")],
        belts=[belt("B", "north")],
    )


def ids(rows):
    return [row.id for row in rows]


@pytest.mark.parametrize("method", ["observations_of", "programmes_of", "honours_of", "derivations_of"])
def test_rows_are_found_by_area_and_initiative(dataset, method):
    found = getattr(dataset, method)
    every = ids(found("north"))
    assert every
    assert ids(found("north", "water")) + ids(found("north", "roads")) == every
    assert set(every).isdisjoint(ids(found("south")))
    assert found("middle") == ()


@pytest.mark.parametrize("method", ["observations_of", "programmes_of", "honours_of", "derivations_of"])
@pytest.mark.parametrize("code", ["south", "old"])
def test_what_was_published_under_a_former_code_is_its_successors(dataset, method, code):
    assert any("O" in row.id for row in getattr(dataset, method)(code))
    assert getattr(dataset, method)(code) == getattr(dataset, method)("south")


def test_an_initiative_without_rows_has_none(dataset):
    assert dataset.observations_of("south", "roads") == ()
    assert dataset.programmes_of("south", "roads") == ()
    assert dataset.honours_of("south", "roads") == ()
    assert dataset.derivations_of("north", "roads") == ()


@pytest.mark.parametrize(
    ("area", "region"),
    [("north", "north"), ("mine", "middle"), ("old", "south"), ("far", None), ("city", None), ("nowhere", None)],
)
def test_every_area_has_its_region_or_none(dataset, area, region):
    assert dataset.region_of(area) == region


@pytest.mark.parametrize(
    ("region", "areas"),
    [("north", ("north",)), ("middle", ("middle", "mine")), ("south", ("south",)), (None, ("far", "city", "all"))],
)
def test_a_region_has_itself_and_what_is_shown_with_it(dataset, region, areas):
    assert dataset.areas_of(region) == areas


def test_an_unknown_region_has_no_areas(dataset):
    assert dataset.areas_of("nowhere") == ()


def test_places_are_of_their_area_and_kind(dataset):
    assert ids(dataset.places_of("north", "port")) == ["port"]
    assert ids(dataset.places_of("north", "seat")) == ["seat"]
    assert dataset.places_of("middle", "port") == ()


def test_a_belt_is_found_by_its_area(dataset):
    assert dataset.belt_of("north").id == "B"
    assert dataset.belt_of("south") is None


def test_what_is_lost_is_found_by_area_and_initiative(dataset):
    gone = {
        row.id: row
        for row in (derivation("L", DerivationKind.SHARE, []), derivation("M", DerivationKind.SHARE, [], "old"))
    }
    gone["X"] = replace(gone["L"], id="X", initiative="roads")
    without = replace(dataset, lost=gone)
    assert ids(without.lost_of("north", "water")) == ["L"]
    assert ids(without.lost_of("north", "roads")) == ["X"]
    assert ids(without.lost_of("south", "water")) == ids(without.lost_of("old", "water")) == ["M"]
    assert dataset.lost_of("north", "water") == ()


def test_a_line_is_known_only_where_a_file_was_read(dataset):
    assert dataset.line_of("observations", "N") == 0
    read = replace(dataset, lines={"observations": {"N": 7}})
    assert (read.line_of("observations", "N"), read.line_of("observations", "O"), read.line_of("areas", "N")) == (
        7,
        0,
        0,
    )


def test_where_a_row_was_read_makes_no_other_dataset(dataset):
    read = replace(dataset, lines={"observations": {"N": 7}})
    assert read == dataset
    assert "lines" not in repr(read)


def test_regions_and_initiatives_have_their_order(dataset):
    assert ids(dataset.regions) == ["north", "middle", "south"]
    turned = replace(dataset, initiatives=dict(reversed(dataset.initiatives.items())))
    assert ids(turned.initiatives_in_order) == ["water", "roads"]
    assert dataset.whole.id == "all"


def test_reports_are_grouped_by_indicator_unit_and_period(dataset):
    found = dataset.reports_of("wells")
    assert {(unit, period.text): ids(rows) for (unit, period), rows in found.items()} == {
        ("well", "2021"): ["N", "R", "O"],
        ("well", "2020"): ["S"],
    }


def test_the_latest_of_an_area_are_worked_out_once(dataset):
    assert ids(dataset.latest_of("south")) == ["O"]
    assert dataset.latest_of("old") is dataset.latest_of("south")
