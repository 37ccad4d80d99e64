"""Which few answers stand above everything else? They are chosen by rule, the same for every package."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from msgspec import Struct

from corridor.model.dataset import Dataset
from corridor.model.derived import Derived
from corridor.model.predecessor import former_codes
from corridor.model.records import Area, Initiative
from corridor.model.vocabulary import DerivationKind, Qualifier
from corridor.queries.coverage import MANY_REGIONS, areas_beyond
from corridor.queries.reported_value import ReportedValue, reported_value, reported_values
from corridor.queries.tiles import BeltTile, PartTile, PlainTile, TargetTile, prominence_of, tiles_of

MOST = 5
"""How many headlines there are at most: what one reads at a glance."""
_OF_ALL = 2
"""How many of them speak of all regions or of the city together."""
_SIDE_BY_SIDE = range(2, 4)
"""For how many regions sums of money stand side by side: more of them belong in a comparison."""
_SAID = 3
"""How many of them make the sentence."""
_ON_A_BELT = 3
"""How many numbers of one belt are shown."""


class SideBySide(Struct, frozen=True):
    """Sums of money of several regions, one each, in corridor order. They are not added: what was funded differs."""

    figures: tuple[ReportedValue, ...]


Headline = PlainTile | TargetTile | PartTile | BeltTile | SideBySide


class Headlines(Struct, frozen=True):
    """The answers that stand above everything else.

    Attributes:
        cards: at most five, ordered by initiative.
        said: those that make the one sentence above them, at most three: the first of each kind, then others, belts
            last.
        region: whose they are; None for all regions.
        initiative: under which they are; None for all of them.
        own: the codes that the region has and had: of its own figures nobody need say whose they are.
    """

    cards: tuple[Headline, ...]
    said: tuple[Headline, ...]
    region: Area | None = None
    initiative: Initiative | None = None
    own: frozenset[str] = frozenset()


def headlines(dataset: Dataset, region: str | None = None, initiative: str | None = None) -> Headlines:
    """At most five answers: of all regions or of one, under all initiatives or under one.

    Up to two figures of all regions together or of the city; the target with the most prominent indicator, for its
    gap; money won by two or three regions; the belt with the most figures; then, while there is room, what differs
    most from those chosen before it: another region, another initiative, another kind. No indicator is on two cards.
    Among equals wholes with their parts go first, then the more prominent indicator, then corridor order. Where there
    are very many regions and none is chosen, only what is said of all of them is. Of one region alone neither the
    figures of all regions together nor sums side by side are: they are not its own.
    """
    whole = [] if region else [tile for tile in _together(dataset) if _is_under(tile.figure, initiative)]
    many = region is None and len(dataset.regions) > MANY_REGIONS
    regions = () if many else (region,) if region else dataset.corridor.regions
    figures = {code: _under(dataset, code, initiative) for code in regions}
    chosen = _chosen(dataset, sorted(whole, key=prominence_of)[:_OF_ALL], figures)
    order = [row.id for row in dataset.initiatives_in_order]
    cards = tuple(sorted(chosen, key=lambda headline: _place(headline, order)))
    said = _said(chosen)
    return Headlines(
        cards,
        tuple(headline for headline in cards if headline in said),
        dataset.areas[region] if region else None,
        dataset.initiatives[initiative] if initiative else None,
        frozenset((region, *former_codes(dataset.areas, region)) if region else ()),
    )


def _is_under(figure: ReportedValue, initiative: str | None) -> bool:
    return initiative is None or (figure.initiative is not None and figure.initiative.id == initiative)


def _under(dataset: Dataset, region: str, initiative: str | None) -> tuple[ReportedValue, ...]:
    return tuple(figure for figure in reported_values(dataset, region) if _is_under(figure, initiative))


def _chosen(
    dataset: Dataset, together: list[PlainTile], figures: Mapping[str, tuple[ReportedValue, ...]]
) -> list[Headline]:
    """The answers in the order in which they are chosen: from what is said of all, and each region's `figures`."""
    tiles = [tile for held in figures.values() for tile in tiles_of(dataset, held)]
    telling = sorted((tile for tile in tiles if prominence_of(tile)), key=prominence_of)
    belts = sorted((tile for tile in tiles if isinstance(tile, BeltTile)), key=lambda tile: -len(tile.figures))
    first: Iterable[Headline] = chain(
        together,
        [tile for tile in telling if isinstance(tile, TargetTile)][:1],
        _money(dataset, figures),
        [_shortened(tile) for tile in belts[:1]],
    )
    more: list[Headline] = [tile for tile in telling if isinstance(tile, PartTile)]
    more += [tile for tile in telling if isinstance(tile, PlainTile) and tile.figure.comparable]
    chosen: list[Headline] = []
    for headline in first:
        if _is_new(headline, chosen):
            chosen.append(headline)
    while len(chosen) < MOST and (left := [one for one in more if _is_new(one, chosen)]):
        chosen.append(min(left, key=lambda one: _alike(dataset, one, chosen)))
    return chosen


def _said(chosen: list[Headline]) -> list[Headline]:
    """Those of the `chosen` that make the sentence."""
    kinds = [BeltTile, *map(type, chosen)]
    repeats = {id(one): type(one) in kinds[: at + 1] for at, one in enumerate(chosen)}
    ranked = sorted(chosen, key=lambda one: (repeats[id(one)], isinstance(one, BeltTile)))
    return ranked[:_SAID]


def _is_new(headline: Headline, chosen: Iterable[Headline]) -> bool:
    """Whether none of its indicators is on a card yet."""
    shown = {figure.indicator.id for one in chosen for figure in one.figures}
    return not {figure.indicator.id for figure in headline.figures} & shown


def _alike(dataset: Dataset, headline: Headline, chosen: Iterable[Headline]) -> tuple[int, int, int]:
    """With how many cards it shares its region, its initiative and its kind."""

    def traits(one: Headline) -> tuple[str | None, str | None, type[Headline]]:
        figure = one.figures[0]
        return dataset.region_of(figure.area.id), figure.initiative.id if figure.initiative else None, type(one)

    own = traits(headline)
    shared = [tuple(part == mine for part, mine in zip(traits(one), own, strict=True)) for one in chosen]
    region, initiative, kind = (sum(row[at] for row in shared) for at in range(3))
    return region, initiative, kind


def gap_of(tile: TargetTile) -> Derived | None:
    """How far what was reached is from the target, where the package derives it."""
    return next((row for row in tile.derived if row.derivation.kind is DerivationKind.TARGET), None)


def _together(dataset: Dataset) -> Iterator[PlainTile]:
    """Figures under an initiative that speak of no single region."""
    for area in areas_beyond(dataset):
        for row in dataset.latest_of(area.id):
            figure = reported_value(dataset, row)
            if figure.initiative and figure.indicator.prominence and figure.comparable:
                yield PlainTile(figure)


def _money(dataset: Dataset, figures: Mapping[str, tuple[ReportedValue, ...]]) -> Iterator[SideBySide]:
    """Of each region its most prominent sum of money, in one unit."""
    for unit in (unit for unit in dataset.units.values() if unit.scale == "money"):
        found = []
        for held in figures.values():
            sums = [figure for figure in held if figure.unit is unit and _won(figure)]
            found.extend(sorted(sums, key=lambda figure: figure.indicator.prominence)[:1])
        if len(found) in _SIDE_BY_SIDE:
            yield SideBySide(tuple(found))


def _won(figure: ReportedValue) -> bool:
    telling = figure.indicator.prominence > 0
    return telling and figure.comparable and figure.observation.qualifier is not Qualifier.TARGET


def _shortened(tile: BeltTile) -> BeltTile:
    """A belt with its most prominent numbers, in their order."""
    numbers = [figure for figure in tile.figures if figure.comparable]
    first = sorted(numbers, key=lambda figure: figure.indicator.prominence or len(numbers) + MOST)[:_ON_A_BELT]
    return BeltTile(tile.belt, tuple(figure for figure in numbers if figure in first))


def _place(headline: Headline, order: list[str]) -> int:
    first = headline.figures[0].initiative
    return order.index(first.id) if first else len(order)
