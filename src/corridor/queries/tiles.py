"""How should figures be shown? Alone, a result against its target, parts in their whole, or together on a belt."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from corridor.model.dataset import Dataset
from corridor.model.derivation import derive
from corridor.model.derived import Derived
from corridor.model.records import Belt, Derivation
from corridor.model.redefinition import same_definition
from corridor.model.vocabulary import DerivationKind, Qualifier
from corridor.queries.reported_value import ReportedValue

_HUNDRED = Decimal(100)


class PlainTile(Struct, frozen=True):
    """One figure by itself."""

    figure: ReportedValue
    derived: tuple[Derived, ...] = ()

    @property
    def figures(self) -> tuple[ReportedValue, ...]:
        """The one figure."""
        return (self.figure,)


class TargetTile(Struct, frozen=True):
    """What was reached against what was aimed at, on a scale that ends at `full`."""

    actual: ReportedValue
    target: ReportedValue
    full: Decimal
    derived: tuple[Derived, ...] = ()

    @property
    def figures(self) -> tuple[ReportedValue, ...]:
        """What was reached, then the target."""
        return (self.actual, self.target)


class Part(Struct, frozen=True):
    """One part of a whole: `share` of it in percent, unrounded, and the published figure of that share."""

    figure: ReportedValue
    share: Decimal
    stated: ReportedValue | None


class PartTile(Struct, frozen=True):
    """A whole and the parts of it that are known."""

    whole: ReportedValue
    parts: tuple[Part, ...]
    derived: tuple[Derived, ...] = ()

    @property
    def figures(self) -> tuple[ReportedValue, ...]:
        """The whole, then each part and its stated share."""
        parts = (row for part in self.parts for row in (part.figure, part.stated) if row is not None)
        return (self.whole, *parts)


class BeltTile(Struct, frozen=True):
    """The figures that belong to a demonstration belt."""

    belt: Belt
    figures: tuple[ReportedValue, ...]
    derived: tuple[Derived, ...] = ()


Tile = PlainTile | TargetTile | PartTile | BeltTile


def tiles_of(dataset: Dataset, figures: Sequence[ReportedValue], *, on_belts: bool = True) -> tuple[Tile, ...]:
    """Every one of `figures` in exactly one tile, each tile where its first figure stood.

    Args:
        dataset: where belts, parts and derivations are looked up.
        figures: in the order in which they are to be shown.
        on_belts: whether the figures of a belt are kept together.
    """
    known = {figure.id: figure for figure in figures}
    derivations = [row for area in _areas(dataset, figures) for row in dataset.derivations_of(area)]
    tiles: list[Tile] = list(_belt_tiles(dataset, known)) if on_belts else []
    taken = _ids(tiles)
    for tile in chain[Tile](_target_tiles(dataset, known, derivations), _part_tiles(dataset, known, derivations)):
        if taken.isdisjoint(own := _ids([tile])):
            tiles.append(tile)
            taken |= own
    tiles.extend(PlainTile(figure) for figure in figures if figure.id not in taken)
    order = {figure.id: place for place, figure in enumerate(figures)}
    tiles.sort(key=lambda tile: min(order[figure.id] for figure in tile.figures))
    return tuple(_with_derived(dataset, tiles, derivations))


def prominence_of(tile: Tile) -> int:
    """1 for what is shown first, 0 for what is never picked out."""
    return min((figure.indicator.prominence for figure in tile.figures if figure.indicator.prominence), default=0)


def _areas(dataset: Dataset, figures: Iterable[ReportedValue]) -> Iterable[str]:
    return dict.fromkeys(dataset.current(figure.area.id) for figure in figures)


def _ids(tiles: Iterable[Tile]) -> set[str]:
    return {figure.id for tile in tiles for figure in tile.figures}


def _belt_tiles(dataset: Dataset, known: Mapping[str, ReportedValue]) -> Iterator[BeltTile]:
    for area in _areas(dataset, known.values()):
        belt = dataset.belt_of(area)
        held = _of_belt(dataset, belt, known) if belt else ()
        if belt and held:
            yield BeltTile(belt, held)


def _of_belt(dataset: Dataset, belt: Belt, known: Mapping[str, ReportedValue]) -> tuple[ReportedValue, ...]:
    """The figures that the belt names, and in place of one that is current no more those that followed it."""
    held: dict[str, ReportedValue] = {}
    for key in belt.observations:
        if key in known:
            held[key] = known[key]
        elif key in dataset.observations:
            named = dataset.observations[key]
            series = dataset.current(named.area), named.indicator, named.unit
            later = (found for found in known.values() if found.observation.qualifier is not Qualifier.TARGET)
            held |= {found.id: found for found in later if _series(dataset, found) == series}
    return tuple(held.values())


def _target_tiles(
    dataset: Dataset, known: Mapping[str, ReportedValue], derivations: Iterable[Derivation]
) -> Iterator[TargetTile]:
    """Targets beside what was reached: as a derivation pairs them, else by area, indicator and unit."""
    stated = {row.inputs[1]: row.inputs[0] for row in derivations if row.kind is DerivationKind.TARGET}
    reached = {_series(dataset, figure): figure for figure in known.values() if figure.comparable}
    for figure in known.values():
        if figure.observation.qualifier is Qualifier.TARGET and figure.observation.value is not None:
            actual = known.get(stated.get(figure.id, "")) or reached.get(_series(dataset, figure))
            if actual is not None and actual.comparable and _may_be_held(actual, target=figure):
                yield TargetTile(actual, figure, _full(actual, figure))


def _series(dataset: Dataset, figure: ReportedValue) -> tuple[str, str, str | None]:
    return dataset.current(figure.area.id), figure.indicator.id, figure.observation.unit


def _may_be_held(actual: ReportedValue, target: ReportedValue) -> bool:
    """Whether the two are of one definition, where they are of one indicator, and fit a bar that begins at 0.

    Neither is below 0 then, and one at least is above.
    """
    if actual.indicator is target.indicator and not same_definition(
        actual.indicator, actual.observation, target.observation
    ):
        return False
    return min(_value(actual), _value(target)) >= 0 < _full(actual, target)


def _full(actual: ReportedValue, target: ReportedValue) -> Decimal:
    """Where the bar ends: shares at 100, everything else at the larger of the two."""
    largest = max(_value(actual), _value(target))
    return max(_HUNDRED, largest) if actual.unit is not None and actual.unit.scale == "percent" else largest


def _part_tiles(
    dataset: Dataset, known: Mapping[str, ReportedValue], derivations: Sequence[Derivation]
) -> Iterator[PartTile]:
    """Wholes with their parts: the same area, unit and period, and an indicator that is part of the other."""
    comparable = [figure for figure in known.values() if figure.comparable]
    wholes = {(*_series(dataset, figure), figure.observation.period): figure for figure in comparable}
    parts: dict[str, list[ReportedValue]] = {}
    for figure in comparable:
        area, _, unit = _series(dataset, figure)
        whole = wholes.get((area, figure.indicator.part_of or "", unit, figure.observation.period))
        if whole is not None and _value(whole) > 0:
            parts.setdefault(whole.id, []).append(figure)
    for whole_id, held in parts.items():
        yield PartTile(known[whole_id], tuple(_part(known, figure, known[whole_id], derivations) for figure in held))


def _part(
    known: Mapping[str, ReportedValue], figure: ReportedValue, whole: ReportedValue, derivations: Iterable[Derivation]
) -> Part:
    shares = (row for row in derivations if row.kind is DerivationKind.SHARE)
    stated = next((known.get(row.inputs[2]) for row in shares if row.inputs[:2] == (figure.id, whole.id)), None)
    return Part(figure, _value(figure) / _value(whole) * _HUNDRED, stated)


def _value(figure: ReportedValue) -> Decimal:
    return figure.observation.value or Decimal(0)


def _with_derived(dataset: Dataset, tiles: Iterable[Tile], derivations: Iterable[Derivation]) -> Iterator[Tile]:
    """Each tile with the derived numbers whose last input that is shown at all is shown in it."""
    tiles = list(tiles)
    place = {figure.id: number for number, tile in enumerate(tiles) for figure in tile.figures}
    found: dict[int, list[Derived]] = {}
    for row in derivations:
        shown = [place[key] for key in row.inputs if key in place]
        if shown:
            found.setdefault(shown[-1], []).append(derive(dataset, row))
    for number, tile in enumerate(tiles):
        yield replace(tile, derived=tuple(found.get(number, ())))
