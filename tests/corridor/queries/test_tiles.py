from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.model.vocabulary import DerivationKind, Qualifier
from corridor.queries.reported_value import reported_values
from corridor.queries.tiles import BeltTile, PartTile, PlainTile, TargetTile, tiles_of
from tests.corridor.sample import belt, derivation, indicator, observation, sample

INDICATORS = (
    indicator("wells", threshold=Decimal(5), threshold_unit="yuan"),
    indicator("deep", part_of="wells", threshold=Decimal(10), threshold_unit="yuan"),
    indicator("salty", part_of="wells"),
    indicator("share", unit="percent"),
    indicator("dry"),
)
TARGET = {"qualifier": Qualifier.TARGET}


def tiled(rows, *, on_belts=True, **tables):
    dataset = sample(indicators=INDICATORS, observations=rows, **tables)
    return tiles_of(dataset, reported_values(dataset, "north"), on_belts=on_belts)


def north(key, of, value="1", **given):
    return observation(key, "north", of, value, **given)


def test_a_target_stands_beside_what_was_reached():
    (tile,) = tiled(
        [
            north("A", "share", "22.4", unit="percent"),
            north("T", "share", "30", unit="percent", period="[2021,2022]", **TARGET),
        ]
    )
    assert isinstance(tile, TargetTile)
    assert (tile.actual.id, tile.target.id, tile.full) == ("A", "T", 100)


def test_counts_are_measured_against_the_larger_of_the_two():
    (tile,) = tiled([north("A", "dry", "45"), north("T", "dry", "30", **TARGET)])
    assert tile.full == 45


@pytest.mark.parametrize(("reached", "aimed"), [("0", "0"), ("-3", "5"), ("3", "-5"), ("-3", "-5")])
def test_numbers_that_no_bar_from_nothing_can_show_stand_apart(reached, aimed):
    tiles = tiled([north("A", "dry", reached, unit="yuan"), north("T", "dry", aimed, unit="yuan", **TARGET)])
    assert [(type(tile), [figure.id for figure in tile.figures]) for tile in tiles] == [
        (PlainTile, ["A"]),
        (PlainTile, ["T"]),
    ]


def test_a_derivation_pairs_a_target_with_another_indicator():
    rows = [north("A", "wells", "4"), north("B", "dry", "5"), north("T", "dry", "9", **TARGET)]
    tiles = tiled(rows, derivations=[derivation("D", DerivationKind.TARGET, ("A", "T"))])
    assert [[figure.id for figure in tile.figures] for tile in tiles] == [["A", "T"], ["B"]]
    assert [row.value for row in tiles[0].derived] == [-5]


@pytest.mark.parametrize(
    "actual",
    [
        north("A", "dry", "45", unit="yuan"),
        north("A", "dry", None, qualifier=Qualifier.ILLEGIBLE),
        north("A", "wells", "45"),
    ],
)
def test_without_a_number_of_the_same_kind_a_target_stands_alone(actual):
    tiles = tiled([actual, north("T", "dry", "30", **TARGET)])
    assert [type(tile) for tile in tiles] == [PlainTile, PlainTile]


def test_parts_stand_in_their_whole_with_the_share_that_was_published():
    rows = [
        north("W", "wells", "55"),
        north("D", "deep", "29"),
        north("X", "salty", "11"),
        north("S", "share", "52.7", unit="percent"),
    ]
    (tile,) = tiled(rows, derivations=[derivation("E", DerivationKind.SHARE, ("D", "W", "S"))])
    assert isinstance(tile, PartTile)
    assert [figure.id for figure in tile.figures] == ["W", "D", "S", "X"]
    assert [round(part.share, 2) for part in tile.parts] == [Decimal("52.73"), Decimal(20)]
    assert tile.derived[0].confirmed is True


@pytest.mark.parametrize(
    "whole",
    [
        north("W", "wells", "55", unit="yuan"),
        north("W", "wells", "55", period="2020"),
        north("W", "wells", "0"),
        north("W", "wells", None, qualifier=Qualifier.ILLEGIBLE),
        north("W", "wells", "55", **TARGET),
    ],
)
def test_a_part_needs_a_whole_of_the_same_unit_and_period(whole):
    assert [type(tile) for tile in tiled([whole, north("D", "deep", "0")])] == [PlainTile, PlainTile]


def test_a_belt_keeps_what_followed_the_figures_that_it_names():
    """A report of the next period brings new rows: they take the place of the old ones in the belt."""
    rows = [
        observation("B", "north", "wells", period="2021"),
        observation("next", "north", "wells", value="7", period="2022"),
        observation("aim", "north", "wells", value="9", period="2023", qualifier=Qualifier.TARGET),
        observation("south", "south", "wells", period="2022"),
    ]
    (tile, *_) = (tile for tile in tiled(rows, belts=[belt("belt", "north", ("B",))]) if isinstance(tile, BeltTile))
    assert [figure.id for figure in tile.figures] == ["next"]


def test_the_figures_of_a_belt_are_kept_together_unless_told_otherwise():
    rows = [north("A", "dry"), north("W", "wells", "5"), north("B", "salty", "2")]
    belts = [belt("belt", "north", ("B", "W", "gone"))]
    first, second = tiled(rows, belts=belts)
    assert (first.figures[0].id, [figure.id for figure in second.figures]) == ("A", ["B", "W"])
    assert isinstance(second, BeltTile)
    assert [type(tile) for tile in tiled(rows, belts=belts, on_belts=False)] == [PlainTile, PartTile]


def test_a_derived_number_stands_with_the_last_of_its_inputs_that_is_shown():
    rows = [
        north("W", "wells", "55"),
        north("D", "deep", "29"),
        north("A", "dry", "3"),
        north("old", "salty", "3", period="2020"),
        north("new", "salty", "4"),
    ]
    kinds = [derivation("F", DerivationKind.FLOOR, ("D", "W")), derivation("G", DerivationKind.WHOLE, ("A", "old"))]
    tiles = tiled(rows, derivations=kinds)
    assert {tile.figures[0].id: [row.derivation.id for row in tile.derived] for tile in tiles} == {
        "W": ["F"],
        "A": ["G"],
    }


@given(st.data())
def test_every_figure_is_in_exactly_one_tile_in_the_order_given(data):
    made = st.tuples(
        st.sampled_from([row.id for row in INDICATORS]),
        st.sampled_from([Qualifier.EXACT, Qualifier.ABOUT, Qualifier.TARGET, Qualifier.ILLEGIBLE]),
        st.sampled_from(["2020", "2021", None]),
    )
    rows = [
        north(f"A{place}", of, str(place) if state.has_value else None, qualifier=state, period=period)
        for place, (of, state, period) in enumerate(data.draw(st.lists(made, max_size=12)))
    ]
    held = data.draw(st.lists(st.sampled_from([row.id for row in rows]), unique=True)) if rows else []
    dataset = sample(indicators=INDICATORS, observations=rows, belts=[belt("belt", "north", held)])
    figures = reported_values(dataset, "north")
    tiles = tiles_of(dataset, figures)
    shown = [figure.id for tile in tiles for figure in tile.figures]
    assert sorted(shown) == sorted(figure.id for figure in figures)
    order = {figure.id: place for place, figure in enumerate(figures)}
    firsts = [min(order[figure.id] for figure in tile.figures) for tile in tiles]
    assert firsts == sorted(firsts)
