"""Where is a region on the border, and what is known of it beside the initiatives?"""

from msgspec import Struct

from corridor.model.dataset import Dataset
from corridor.model.derivation import derive
from corridor.model.derived import Derived
from corridor.model.records import Belt, Country, Place, Programme, Statistic, Unit
from corridor.model.vocabulary import DerivationKind


class Port(Struct, frozen=True):
    """A port and the country it faces; none for an airport."""

    place: Place
    faces: Country | None


class BeltBlock(Struct, frozen=True):
    """A demonstration belt and the programmes that it stands for; its figures are a tile of their own."""

    belt: Belt
    programmes: tuple[Programme, ...]


class ContextStatistic(Struct, frozen=True):
    """A number from a secondary source, shown as context only."""

    statistic: Statistic
    unit: Unit | None


class Surroundings(Struct, frozen=True):
    """Seats, ports, belts, context statistics, and numbers derived from such."""

    seats: tuple[Place, ...]
    ports: tuple[Port, ...]
    belts: tuple[BeltBlock, ...]
    statistics: tuple[ContextStatistic, ...]
    derived: tuple[Derived, ...] = ()


def surroundings(dataset: Dataset, region: str | None) -> Surroundings:
    """Those of a region and of what is shown with it; without one, every port and belt, and no region's statistics."""
    held = set(dataset.areas_of(region))
    everywhere = region is None
    return Surroundings(
        tuple(row for row in dataset.places.values() if row.kind == "seat" and row.area in held),
        tuple(
            Port(row, dataset.countries.get(row.faces or ""))
            for row in dataset.places.values()
            if row.kind == "port" and (everywhere or row.area in held)
        ),
        tuple(_belt(dataset, row) for row in dataset.belts.values() if everywhere or row.area in held),
        tuple(
            ContextStatistic(row, dataset.units.get(row.unit))
            for row in dataset.statistics.values()
            if dataset.current(row.area) in held
        ),
        tuple(
            derive(dataset, row)
            for area in dataset.areas_of(region)
            for row in dataset.derivations_of(area)
            if row.kind is DerivationKind.REMAINDER
        ),
    )


def _belt(dataset: Dataset, belt: Belt) -> BeltBlock:
    return BeltBlock(belt, tuple(dataset.programmes[key] for key in belt.programmes))
