"""What matters of a new release? By region: targets reached or missed, the largest changes, what was corrected."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from corridor.model.dataset import Dataset
from corridor.model.records import Area, Observation
from corridor.model.vocabulary import Qualifier
from corridor.queries.change import Change, change_of
from corridor.queries.reported_value import reported_value
from corridor.queries.tiles import TargetTile, tiles_of

MOST_CHANGES = 3
"""How many changes of a region lead; all stand in the table of differences."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A new figure with what became of it since the period before."""

    observation: Observation
    change: Change


@dataclass(frozen=True, slots=True)
class RegionNews:
    """What is new of one area.

    Attributes:
        reached, missed: new figures for which a target is set.
        moved: the new figures that changed most by their share of what they were, at most `MOST_CHANGES`.
        corrected: figures published before that say something else now, with what they said.
        figures: how many figures are new.
    """

    area: Area
    reached: tuple[Observation, ...]
    missed: tuple[Observation, ...]
    moved: tuple[Moved, ...]
    corrected: tuple[tuple[Observation, Observation], ...]
    figures: int


def news(before: Dataset, after: Dataset) -> tuple[RegionNews, ...]:
    """The news of each region in corridor order, then of other areas; an area without any is left out.

    Changes are compared by their share, since units differ; this orders them within a region and ranks no region.
    """
    fresh = [row for key, row in after.observations.items() if key not in before.observations]
    corrected = [
        (before.observations[key], row)
        for key, row in after.observations.items()
        if key in before.observations and _said(before.observations[key]) != _said(row)
    ]
    aims = _aims(after)
    order = [*after.corridor.regions, *(key for key in after.areas if key not in after.corridor.regions)]
    found = (_of(after, area, fresh, corrected, aims) for area in order)
    return tuple(row for row in found if row.figures or row.corrected)


def _of(
    dataset: Dataset,
    area: str,
    fresh: Iterable[Observation],
    corrected: Iterable[tuple[Observation, Observation]],
    aims: Mapping[str, bool],
) -> RegionNews:
    rows = [row for row in fresh if dataset.current(row.area) == area and row.qualifier is not Qualifier.TARGET]
    pairs = ((row, change_of(dataset, row)) for row in rows)
    moved = [Moved(row, change) for row, change in pairs if change is not None and change.difference]
    return RegionNews(
        dataset.areas[area],
        tuple(row for row in rows if aims.get(row.id) is True),
        tuple(row for row in rows if aims.get(row.id) is False),
        tuple(sorted(moved, key=_share, reverse=True)[:MOST_CHANGES]),
        tuple(pair for pair in corrected if dataset.current(pair[1].area) == area),
        len(rows),
    )


def _aims(dataset: Dataset) -> Mapping[str, bool]:
    """By the figure that was reached, whether its target was; a target that is not due yet is not missed."""
    found: dict[str, bool] = {}
    for area in dataset.areas:
        figures = [reported_value(dataset, row) for row in dataset.latest_of(area)]
        for tile in tiles_of(dataset, figures, on_belts=False):
            if isinstance(tile, TargetTile):
                actual, target = tile.actual.observation, tile.target.observation
                met = (actual.value or 0) >= (target.value or 0)
                if tile.actual.comparable and (met or _due(actual, target)):
                    found[actual.id] = met
    return found


def _due(actual: Observation, target: Observation) -> bool:
    return actual.period is not None and target.period is not None and target.period.closing <= actual.period.closing


def _share(row: Moved) -> Decimal:
    """How large a change is by what was there before; one from nothing is larger than any other."""
    was, difference = row.change.before.value, row.change.difference
    return abs(difference / was) if was and difference is not None else Decimal("Infinity")


def _said(row: Observation) -> tuple[object, ...]:
    return row.value, row.unit, row.qualifier, row.printed, row.period
