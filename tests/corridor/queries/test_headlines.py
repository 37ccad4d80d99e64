"""The few answers above everything else: which they are, by rule, and that nothing in them was added up."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from msgspec.structs import replace

from corridor.model.dataset import Dataset
from corridor.model.vocabulary import Qualifier
from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from corridor.queries.headlines import MOST, Headline, Headlines, SideBySide, gap_of, headlines
from corridor.queries.reported_value import reported_values
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


ALL_PACKAGES = ["shipped", "tiny", "two_periods", "harbour"]


def _package(name: str) -> Dataset:
    return load(shipped_package() if name == "shipped" else PACKAGES / name)


def _selections(dataset: Dataset) -> Iterator[tuple[str | None, str | None, Headlines]]:
    for region in (None, *dataset.corridor.regions):
        for initiative in (None, *(row.id for row in dataset.initiatives_in_order)):
            yield region, initiative, headlines(dataset, region, initiative)


@pytest.mark.parametrize("name", ALL_PACKAGES)
def test_a_selection_has_headlines_of_its_own_alone(name: str) -> None:
    dataset = _package(name)
    for region, initiative, view in _selections(dataset):
        shown = [figure for card in view.cards for figure in card.figures]
        assert region is None or {dataset.region_of(figure.area.id) for figure in shown} <= {region}
        held = {figure.initiative.id if figure.initiative else None for figure in shown}
        assert initiative is None or held <= {initiative}
        assert len(view.cards) <= MOST
        assert len({figure.id for figure in shown}) == len(shown)
        assert (view.region.id if view.region else None, view.initiative.id if view.initiative else None) == (
            region,
            initiative,
        )


@pytest.mark.parametrize("name", ALL_PACKAGES)
def test_a_region_has_none_only_where_nothing_of_it_may_be_picked_out(name: str) -> None:
    dataset = _package(name)
    empty = 0
    for region, initiative, view in _selections(dataset):
        if region is None:
            continue
        figures = reported_values(dataset, region)
        mine = [row for row in figures if initiative is None or (row.initiative and row.initiative.id == initiative)]
        telling = [row for row in mine if row.comparable and row.indicator.prominence]
        in_belts = {key for belt in dataset.belts.values() for key in belt.observations}
        assert bool(view.cards) or not telling
        assert bool(telling) or not view.cards or {row.id for row in mine} & in_belts
        empty += not view.cards
    assert empty or name != "shipped"


@pytest.mark.parametrize("name", ALL_PACKAGES)
def test_the_sentence_of_a_selection_is_made_of_its_cards(name: str) -> None:
    for *_, view in _selections(_package(name)):
        assert set(view.said) <= set(view.cards)
        assert len(view.said) == min(3, len(view.cards))


def test_a_region_is_known_by_its_former_codes_too() -> None:
    dataset = _package("two_periods")
    region = dataset.corridor.regions[0]
    before = replace(next(iter(dataset.areas.values())), id="000001", predecessor=None)
    renamed = replace(dataset.areas[region], predecessor=before.id)
    changed = replace(dataset, areas={**dataset.areas, before.id: before, region: renamed})
    assert headlines(changed, region).own == {region, before.id}
    assert headlines(changed).own == frozenset()
