"""A figure: one observation with the rows that it names."""

from dataclasses import dataclass

from corridor.model.dataset import Dataset
from corridor.model.records import Area, Indicator, Initiative, Observation, Unit


@dataclass(frozen=True, slots=True)
class ReportedValue:
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
