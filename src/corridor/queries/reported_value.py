"""A figure: one observation with the rows that it names."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

from msgspec import Struct

from corridor.model.coded import Places
from corridor.model.dataset import Dataset
from corridor.model.records import Area, Indicator, Initiative, Observation, Unit


class ReportedValue(Struct, frozen=True):
    """One observation, its indicator, its unit (none for a milestone), its initiative if it has one, and its area.

    The area is that of today: of a figure published under a former code, the one that has another code now.
    """

    observation: Observation
    indicator: Indicator
    unit: Unit | None
    area: Area
    initiative: Initiative | None = None

    @property
    def id(self) -> str:
        """The observation's id."""
        return self.observation.id

    @property
    def comparable(self) -> bool:
        """Whether it has a number that says what is, not what is aimed at."""
        return self.observation.value is not None and self.observation.qualifier.comparable


def reported_value(dataset: Dataset, observation: Observation) -> ReportedValue:
    """The figure that `observation` is."""
    return ReportedValue(
        observation,
        dataset.indicators[observation.indicator],
        dataset.units.get(observation.unit or ""),
        dataset.areas[dataset.current(observation.area)],
        dataset.initiatives.get(observation.initiative or ""),
    )


def reported_values(dataset: Dataset, region: str | None) -> tuple[ReportedValue, ...]:
    """The current figures of a region and of what is shown with it; for none, those that belong to no region."""
    areas = dataset.areas_of(region)
    return tuple(reported_value(dataset, row) for area in areas for row in dataset.latest_of(area))


@dataclass(frozen=True, slots=True, eq=False)
class ReportedRows(Sequence[ReportedValue]):
    """The figures of rows of a dataset, of which there may be very many, each made when it is asked for.

    Attributes:
        places: where the rows stand in the dataset's `figures`.
    """

    dataset: Dataset
    places: Places

    def __len__(self) -> int:
        """How many there are."""
        return len(self.places)

    @overload
    def __getitem__(self, at: int) -> ReportedValue: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[ReportedValue]: ...
    def __getitem__(self, at: int | slice) -> ReportedValue | Sequence[ReportedValue]:
        """One of them, or some."""
        if isinstance(at, slice):
            return ReportedRows(self.dataset, self.places[at])
        return reported_value(self.dataset, self.dataset.figures.rows(self.places)[at])
