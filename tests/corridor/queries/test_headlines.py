"""The few answers above everything else: which they are, by rule, and that nothing in them was added up."""

from dataclasses import replace
from decimal import Decimal

import pytest

from corridor.model.dataset import Dataset
from corridor.model.vocabulary import Qualifier
from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from corridor.queries.headlines import MOST, Headline, SideBySide, gap_of, headlines
from corridor.queries.tiles import BeltTile, PartTile, PlainTile, TargetTile
from tests.dashboard.packages import PACKAGES


@pytest.fixture(scope="module")
def shipped() -> Dataset:
    return load(shipped_package())


def _ids(cards: tuple[Headline, ...]) -> list[tuple[str, ...]]:
    return [tuple(figure.id for figure in card.figures) for card in cards]


def test_the_shipped_package_has_five_in_the_order_of_the_initiatives(shipped: Dataset) -> None:
    view = headlines(shipped)
    assert _ids(view.cards) == [("O01",), ("O04",), ("O07", "O08"), ("O15", "O11"), ("O26", "O28", "O29")]
    assert [type(card) for card in view.cards] == [PlainTile, PlainTile, TargetTile, SideBySide, BeltTile]


def test_the_sentence_is_made_of_one_of_each_kind(shipped: Dataset) -> None:
    assert _ids(headlines(shipped).said) == [("O01",), ("O07", "O08"), ("O15", "O11")]


def test_the_gap_of_a_target_is_the_derived_one(shipped: Dataset) -> None:
    card = next(card for card in headlines(shipped).cards if isinstance(card, TargetTile))
    gap = gap_of(card)
    assert gap is not None
    assert gap.value == Decimal("-7.6")
    assert gap_of(replace(card, derived=())) is None


@pytest.mark.parametrize("name", ["tiny", "two_periods", "harbour"])
def test_no_package_has_more_than_fit_or_shows_a_figure_twice(name: str) -> None:
    dataset = load(PACKAGES / name)
    cards = headlines(dataset).cards
    shown = [figure for card in cards for figure in card.figures]
    assert 0 < len(cards) <= MOST
    assert len({figure.id for figure in shown}) == len(shown)
    assert {figure.id for figure in shown} <= set(dataset.observations)
    of_cards = [key for card in cards for key in {figure.indicator.id for figure in card.figures}]
    assert len(set(of_cards)) == len(of_cards)
    order = [row.id for row in dataset.initiatives_in_order]
    places = [order.index(card.figures[0].initiative.id) for card in cards if card.figures[0].initiative]
    assert places == sorted(places)


@pytest.mark.parametrize("name", ["tiny", "two_periods", "harbour"])
def test_sums_of_money_stand_side_by_side_in_corridor_order_and_in_one_unit(name: str) -> None:
    dataset = load(PACKAGES / name)
    regions = [region.id for region in dataset.regions]
    for card in headlines(dataset).cards:
        if isinstance(card, SideBySide):
            places = [regions.index(dataset.region_of(figure.area.id) or "") for figure in card.figures]
            assert places == sorted(set(places))
            assert len({figure.unit.id for figure in card.figures if figure.unit}) == 1


def test_what_has_no_number_or_is_a_target_is_no_headline_of_its_own(shipped: Dataset) -> None:
    for card in headlines(shipped).cards:
        numbers = card.figures if not isinstance(card, TargetTile) else (card.actual,)
        assert all(figure.comparable for figure in numbers)
        if not isinstance(card, (TargetTile, PartTile)):
            assert Qualifier.TARGET not in {figure.observation.qualifier for figure in card.figures}
