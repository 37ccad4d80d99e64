"""How does the map look for a selection?"""

from collections.abc import Mapping
from dataclasses import dataclass

from corridor.model.comparison import Comparable, NotComparable, first_comparable
from corridor.model.dataset import Dataset
from corridor.model.records import Area, Belt
from corridor.model.vocabulary import Coverage
from corridor.queries.coverage import Count, counts_of, state_of
from corridor.queries.selection import Selection


@dataclass(frozen=True, slots=True)
class RegionState:
    """How one region is drawn.

    Attributes:
        state: its coverage under the chosen initiative; with all of them, the best it has under any.
        level: how many initiatives it has figures on (with one chosen: 1 or 0).
        count: what it reports itself, under the chosen initiative or in all.
    """

    region: Area
    state: Coverage
    level: int
    count: Count
    chosen: bool


@dataclass(frozen=True, slots=True)
class MapState:
    """What a selection does to the map.

    Attributes:
        regions: every region in corridor order.
        levels: the highest level that a region can have.
        values: the comparison that colours the regions of the chosen initiative, or why there is none;
            None with all initiatives, whose colours always tell coverage.
        areas: codes of the areas drawn as chosen: the region and what is shown with it.
        places: ids of the ports and seats of the chosen region.
        belts: ids of the belts of the chosen region, or of those that have to do with the chosen initiative.
    """

    initiative: str | None
    regions: tuple[RegionState, ...]
    levels: int
    values: Comparable | NotComparable | None
    areas: tuple[str, ...]
    places: tuple[str, ...]
    belts: tuple[str, ...]


def map_state(dataset: Dataset, selection: Selection) -> MapState:
    """The state of every region, and what is highlighted."""
    areas = dataset.areas_of(selection.region) if selection.region else ()
    common = _chosen(counts_of(dataset, None), selection.initiative)
    return MapState(
        selection.initiative,
        tuple(_region_state(dataset, region, selection, sum(common.values(), Count())) for region in dataset.regions),
        levels=1 if selection.initiative else len(dataset.initiatives),
        values=first_comparable(dataset, selection.initiative) if selection.initiative else None,
        areas=areas,
        places=tuple(place.id for place in dataset.places.values() if place.area in areas),
        belts=tuple(belt.id for belt in dataset.belts.values() if _highlighted(dataset, belt, selection)),
    )


def _chosen(counts: Mapping[str | None, Count], initiative: str | None) -> Mapping[str | None, Count]:
    """The counts of the chosen initiative, or of all of them; never of what belongs to none."""
    return {key: count for key, count in counts.items() if key is not None and initiative in (None, key)}


def _region_state(dataset: Dataset, region: Area, selection: Selection, common: Count) -> RegionState:
    counts = _chosen(counts_of(dataset, region.id), selection.initiative)
    own = sum(counts.values(), Count())
    return RegionState(
        region,
        state_of(own, common),
        level=sum(count.figures > 0 for count in counts.values()),
        count=own,
        chosen=region.id == selection.region,
    )


def _highlighted(dataset: Dataset, belt: Belt, selection: Selection) -> bool:
    if selection.region:
        return dataset.region_of(belt.area) == selection.region
    observations = (dataset.observations[key].initiative for key in belt.observations)
    programmes = (dataset.programmes[key].initiative for key in belt.programmes)
    return selection.initiative is not None and selection.initiative in {*observations, *programmes}
