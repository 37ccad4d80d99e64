"""What is known of each region, side by side: context, and how much each reports. Nothing is ranked or added up."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from corridor.model.dataset import Dataset
from corridor.model.derivation import derive
from corridor.model.records import Area, Unit
from corridor.model.vocabulary import DerivationKind, Qualifier, Text
from corridor.queries.coverage import MANY_REGIONS, Count, CoverageMatrix

_SIDE_BY_SIDE = 2
"""For how many regions a context number must be known to be set side by side."""


class Counted(StrEnum):
    """What is counted of each region beside its context."""

    PORTS = "ports"
    FIGURES = "figures"
    PROGRAMMES = "programmes"
    HONOURS = "honours"


class ProfileValue(Struct, frozen=True):
    """One number of one region.

    Attributes:
        value: None where none is published and none follows from what is.
        evidence: id of the statistic or the derivation that it is; empty for a count.
        qualifier: of a derived number how exact it is; None for what was published or counted.
        noted: whether the package has a note on it.
    """

    region: Area
    value: Decimal | None
    evidence: str = ""
    qualifier: Qualifier | None = None
    noted: bool = False


class ProfileRow(Struct, frozen=True):
    """One thing known of the regions, in corridor order.

    Attributes:
        counted: what was counted; None for context, whose `measure` and `unit` the package names.
    """

    counted: Counted | None
    measure: Text
    unit: Unit | None
    values: tuple[ProfileValue, ...]

    @property
    def largest(self) -> Decimal:
        """Where the bars of this row end."""
        return max((row.value for row in self.values if row.value is not None), default=Decimal(0))


class Profile(Struct, frozen=True):
    """The regions side by side: context first, then counts."""

    regions: tuple[Area, ...]
    rows: tuple[ProfileRow, ...]


def profile(dataset: Dataset, matrix: CoverageMatrix) -> Profile | None:
    """The profile; None where there is one region only, or too many to be set side by side."""
    if not _SIDE_BY_SIDE <= len(dataset.regions) <= MANY_REGIONS:
        return None
    counts = [row for row in _counts(dataset, matrix) if row.largest]
    return Profile(dataset.regions, (*_context(dataset), *counts))


def _context(dataset: Dataset) -> Iterator[ProfileRow]:
    """The measures of the context statistics that several regions have, in the file's order.

    Of several in one unit the largest: the others are parts of it, as of a border, and stand in each region's panel.
    """
    found: dict[str, ProfileRow] = {}
    for measure, unit in dict.fromkeys((row.measure, row.unit) for row in dataset.statistics.values()):
        values = tuple(_of_measure(dataset, region, measure, unit) for region in dataset.regions)
        row = ProfileRow(None, measure, dataset.units.get(unit), values)
        known = sum(one.value is not None for one in values)
        if known >= _SIDE_BY_SIDE and (unit not in found or _sum(row) > _sum(found[unit])):
            found[unit] = row
    yield from found.values()


def _sum(row: ProfileRow) -> Decimal:
    return sum((one.value for one in row.values if one.value is not None), Decimal(0))


def _of_measure(dataset: Dataset, region: Area, measure: Text, unit: str) -> ProfileValue:
    """The region's own number as published, its newest; failing that as it follows from what is published."""
    held = [row for row in dataset.statistics.values() if (row.measure, row.unit) == (measure, unit)]
    own = [row for row in held if dataset.current(row.area) == region.id]
    if own:
        newest = max(own, key=lambda row: row.period)
        return ProfileValue(region, newest.value, newest.id, noted=bool(newest.note))
    whole = {row.id for row in held}
    for row in dataset.derivations_of(region.id):
        if row.kind is DerivationKind.REMAINDER and row.inputs[0] in whole:
            derived = derive(dataset, row)
            return ProfileValue(region, derived.value, row.id, derived.qualifier, noted=bool(row.note))
    return ProfileValue(region, None)


def _counts(dataset: Dataset, matrix: CoverageMatrix) -> Iterator[ProfileRow]:
    ports = {
        region.id: sum(len(dataset.places_of(area, "port")) for area in dataset.areas_of(region.id))
        for region in dataset.regions
    }
    reported: dict[Counted, Callable[[Count], int]] = {
        Counted.FIGURES: lambda count: count.figures,
        Counted.PROGRAMMES: lambda count: count.programmes,
        Counted.HONOURS: lambda count: count.honours,
    }
    yield _counted(dataset, Counted.PORTS, ports)
    for counted, number in reported.items():
        yield _counted(dataset, counted, {key: number(count) for key, count in matrix.by_region.items()})


def _counted(dataset: Dataset, counted: Counted, numbers: dict[str, int]) -> ProfileRow:
    values = tuple(ProfileValue(region, Decimal(numbers[region.id])) for region in dataset.regions)
    return ProfileRow(counted, Text({}), None, values)
