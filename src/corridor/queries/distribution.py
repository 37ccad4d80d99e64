"""Where does each region stand among all of them?"""

from collections.abc import Mapping
from decimal import Decimal
from statistics import quantiles

from msgspec import Struct
from msgspec.structs import replace

from corridor.model.comparison import Comparable, Mark, NotComparable, Obstacle, compare
from corridor.model.dataset import Dataset
from corridor.model.kept_answers import kept
from corridor.model.records import Unit


class Distribution(Struct, frozen=True):
    """The regions' values of one indicator in one period.

    Attributes:
        least, lower, middle, upper, most: the smallest value, the three quartiles, the largest value.
        chosen: the mark of the chosen region, if it is among them.
    """

    comparison: Comparable
    unit: Unit | None
    least: Decimal
    lower: Decimal
    middle: Decimal
    upper: Decimal
    most: Decimal
    chosen: Mark | None


class Distributions(Struct, frozen=True):
    """One distribution for each indicator that allows it; where none does, `refusal` says why for the best-reported."""

    strips: tuple[Distribution, ...]
    refusal: NotComparable | None


def distributions(dataset: Dataset, region: str | None, initiative: str | None = None) -> Distributions:
    """The distributions of the indicators of `initiative`, or of all, with the place of `region` in each."""
    found = _of_initiative(dataset, initiative)
    return Distributions(tuple(replace(row, chosen=marks.get(region)) for row, marks in found.strips), found.refusal)


class _Found(Struct, frozen=True):
    """What is the same for every region: the distributions, each with the marks by their regions, or the refusal."""

    strips: tuple[tuple[Distribution, Mapping[str | None, Mark]], ...]
    refusal: NotComparable | None


@kept
def _of_initiative(dataset: Dataset, initiative: str | None) -> _Found:
    indicators = [row for row in dataset.indicators.values() if initiative in (None, row.initiative)]
    found = [compare(dataset, row) for row in indicators]
    strips = tuple(_distribution(dataset, row) for row in found if isinstance(row, Comparable))
    refused = [row for row in found if isinstance(row, NotComparable)]
    nothing = NotComparable(None, Obstacle.NOT_REPORTED)
    return _Found(strips, None if strips else max(refused, key=lambda row: len(row.regions), default=nothing))


def _distribution(dataset: Dataset, comparison: Comparable) -> tuple[Distribution, Mapping[str | None, Mark]]:
    values = [mark.value for mark in comparison.marks]
    lower, middle, upper = quantiles(values, n=4, method="inclusive")
    unit = dataset.units.get(comparison.unit or "")
    drawn = Distribution(comparison, unit, min(values), lower, middle, upper, max(values), None)
    return drawn, {mark.region: mark for mark in comparison.marks}
